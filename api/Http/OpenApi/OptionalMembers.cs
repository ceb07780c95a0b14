using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>A member that may be left out of a request is not required; where leaving it out means something of its own, null is one of its values.</summary>
public sealed class OptionalMembers : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        foreach (var member in context.Type.GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(member.Name);
            if (member.PropertyType.IsGenericType && member.PropertyType.GetGenericTypeDefinition() == typeof(Optional<>))
            {
                schema.Required?.Remove(name);
                if (schema.Properties?[name] is OpenApiSchema own)
                {
                    own.Type |= JsonSchemaType.Null;
                }
            }
            else if (!MustBeSent(member))
            {
                // Swashbuckle takes whatever is not nullable for required; what has a default of its own is not. Of answers SchemaConventions says that all is there.
                schema.Required?.Remove(name);
            }
            else if (schema is OpenApiSchema { Properties: { } properties } whole && properties.ContainsKey(name))
            {
                // And what is nullable for optional; what the constructor asks for has to be there, if as null.
                (whole.Required ??= new HashSet<string>()).Add(name);
            }
        }
    }

    private static bool MustBeSent(PropertyInfo member) =>
        member.IsDefined(typeof(RequiredMemberAttribute))
        || member.DeclaringType!.GetConstructors().SelectMany(c => c.GetParameters()).Any(p => p.Name == member.Name && !p.HasDefaultValue);
}
