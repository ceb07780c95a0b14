using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>
/// Mends what Swashbuckle writes for OpenAPI 3.1: a nullable reference becomes oneOf instead of an allOf that nothing satisfies,
/// members of answers are all required, and answers stay open for members to come.
/// </summary>
public sealed class SchemaConventions : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var (name, schema) in swaggerDoc.Components!.Schemas!)
        {
            if (schema is not OpenApiSchema own)
            {
                continue;
            }

            MendNullableReferences(own);
            if (own.Type == JsonSchemaType.Object && !IsRequest(name))
            {
                own.Required = own.Properties?.Keys.ToHashSet();
                own.AdditionalPropertiesAllowed = true;
            }
        }
    }

    private static bool IsRequest(string name) => name.EndsWith("Body", StringComparison.Ordinal) || name.EndsWith("Command", StringComparison.Ordinal);

    private static void MendNullableReferences(OpenApiSchema schema)
    {
        foreach (var (name, property) in schema.Properties?.ToList() ?? [])
        {
            if (property is not OpenApiSchema own)
            {
                continue;
            }

            if (own is { AllOf: [var only] })
            {
                schema.Properties![name] = own.Type == JsonSchemaType.Null
                    ? new OpenApiSchema { OneOf = [only, new OpenApiSchema { Type = JsonSchemaType.Null }], Description = own.Description }
                    : own.Description is null ? only : own;
            }
            else
            {
                MendNullableReferences(own);
            }
        }
    }
}
