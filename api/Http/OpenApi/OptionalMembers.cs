using System.Text.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>A member that may be left out is not required, and null is one of its values.</summary>
public sealed class OptionalMembers : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        foreach (var member in context.Type.GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Optional<>)))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(member.Name);
            schema.Required?.Remove(name);
            if (schema.Properties?[name] is OpenApiSchema own)
            {
                own.Type |= JsonSchemaType.Null;
            }
        }
    }
}
