using System.Globalization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>Bodies of bytes: OpenAPI 3.1 describes them by their media type alone, and a download by its ranges.</summary>
public sealed class ByteBodies : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<ByteLimit>().SingleOrDefault() is { } limit)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Description = string.Create(CultureInfo.InvariantCulture, $"The file's bytes, at most {limit.Most}"),
                Required = true,
                Content = new Dictionary<string, IOpenApiMediaType> { [Bytes.ContentType] = new OpenApiMediaType() },
            };
            foreach (var digest in operation.Parameters?.OfType<OpenApiParameter>().Where(p => p.Name == "Content-Digest") ?? [])
            {
                digest.Description = "sha-256 of the bytes (RFC 9530), verified when sent";
                digest.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Examples = ["sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"] };
            }
        }

        if (metadata.OfType<ByteAnswer>().SingleOrDefault() is { } answer)
        {
            operation.Responses!["200"] = File("The whole file", answer, ("ETag", "SHA-256 of the content, quoted"), ("Content-Disposition", "attachment, with the file's name"), ("Accept-Ranges", "bytes"));
            operation.Responses["206"] = File("The range asked for", answer, ("ETag", "SHA-256 of the whole content, quoted"), ("Content-Range", "Where in the file this is"));
            operation.Parameters = [.. operation.Parameters ?? [], Header("Range", "bytes=0-1023"), Header("If-Range", "\"9f86d0…\""), Header("If-None-Match", "\"9f86d0…\"")];
        }
    }

    private static OpenApiParameter Header(string name, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Examples = [example] },
    };

    private static OpenApiResponse File(string description, ByteAnswer answer, params (string Name, string Description)[] headers) => new()
    {
        Description = description,
        Headers = headers.ToDictionary(h => h.Name, IOpenApiHeader (h) => new OpenApiHeader { Description = h.Description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } }),
        Content = answer.MediaTypes.ToDictionary(type => type, IOpenApiMediaType (_) => new OpenApiMediaType()),
    };
}
