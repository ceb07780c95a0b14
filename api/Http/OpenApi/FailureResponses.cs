using System.Text.Json.Nodes;
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

    /// <summary>What the pipeline answers for every operation that has the status; codes of <c>errors</c> stand behind that of their problem and a stroke.</summary>
    private static readonly Dictionary<int, string[]> General = new()
    {
        [400] =
        [
            "malformed_request", "malformed_request/unknown_parameter", "malformed_request/repeated_parameter", "malformed_request/malformed_parameter", "malformed_request/unprintable_characters", "malformed_request/malformed_json",
            "malformed_request/limit_out_of_range", "malformed_request/malformed_cursor", "malformed_json", "malformed_json/malformed_json", "malformed_if_match", "idempotency_key_required", "malformed_idempotency_key", "own_codes_malformed", "own_codes_for_programs", "own_codes_not_here",
        ],
        [401] = ["not_signed_in"],
        [403] = ["permission_denied", "xsrf_token_invalid", "code_required", "password_change_required", "totp_enrolment_required"],
        [404] = ["not_found"],
        [409] = ["call_running"],
        [412] = ["stale_version"],
        [413] = ["payload_too_large"],
        [415] = ["unsupported_media_type"],
        [416] = ["range_not_satisfiable"],
        [422] = ["validation_failed", "validation_failed/too_many_digits", "validation_failed/unknown_own_code", "idempotency_key_reused"],
        [428] = ["precondition_required"],
        [429] = ["too_many_requests"],
    };

    /// <summary>Of a response that operations share, and of an operation: the codes of problems by which it may be answered.</summary>
    public const string Extension = "x-problem-codes";

    public static string NameOf(int status) => All[status].Name;

    public static string DescriptionOf(int status) => All[status].Description;

    public static IReadOnlyList<string> GeneralCodes(int status) => General.GetValueOrDefault(status) ?? [];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Components!.Responses ??= new Dictionary<string, IOpenApiResponse>();
        foreach (var (status, (name, description)) in All)
        {
            swaggerDoc.Components.Responses[name] = new OpenApiResponse
            {
                Description = GeneralCodes(status) is { Count: > 0 } codes ? $"{description}: {string.Join(", ", codes.Where(c => !c.Contains('/', StringComparison.Ordinal)))}" : description,
                Extensions = GeneralCodes(status) is { Count: > 0 } all ? new Dictionary<string, IOpenApiExtension> { [Extension] = new JsonNodeExtension(new JsonArray([.. all.Select(c => (JsonNode)c)])) } : null,
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
