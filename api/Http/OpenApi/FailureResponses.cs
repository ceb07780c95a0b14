using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>What operations answer when they do not succeed, written down once and referred to.</summary>
public sealed class FailureResponses : IDocumentFilter
{
    private static readonly Dictionary<int, (string Name, string Description)> All = new()
    {
        [304] = ("Unchanged", "Unchanged since the ETag in If-None-Match"),
        [400] = ("Malformed", "Malformed request"),
        [401] = ("NotSignedIn", "Not signed in"),
        [403] = ("Denied", "Permission denied, or not your act to make"),
        [404] = ("NotFound", "Absent, or not yours to see"),
        [409] = ("Conflict", "Not possible in the present state"),
        [410] = ("Gone", "No longer kept"),
        [412] = ("Stale", "Somebody else has changed it"),
        [413] = ("TooLarge", "More bytes than are taken"),
        [415] = ("UnsupportedMediaType", "Not the media type that is asked for"),
        [416] = ("RangeNotSatisfiable", "The range begins past the end"),
        [422] = ("Invalid", "Well-formed but invalid"),
        [428] = ("PreconditionRequired", "If-Match is missing"),
        [429] = ("TooManyRequests", "Too many requests"),
    };

    public static string NameOf(int status) => All[status].Name;

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Components!.Responses ??= new Dictionary<string, IOpenApiResponse>();
        foreach (var (status, (name, description)) in All)
        {
            swaggerDoc.Components.Responses[name] = new OpenApiResponse
            {
                Description = description,
                Headers = status == 429 ? new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = RetryAfter } : null,
                Content = status == 304 ? null : new Dictionary<string, IOpenApiMediaType>
                {
                    [Problems.ContentType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(nameof(Problem), swaggerDoc) },
                },
            };
        }
    }

    private static OpenApiHeader RetryAfter => new() { Description = "Seconds to wait", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } };
}
