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
            else if (IsOnlySent(context.Type) && !MustBeSent(member))
            {
                // Swashbuckle takes whatever is not nullable for required; what has a default of its own is not.
                schema.Required?.Remove(name);
            }
        }
    }

    /// <summary>What stands within a shape that is answered too is answered whole.</summary>
    private static bool IsOnlySent(Type type) =>
        SchemaConventions.IsRequest(SchemaNames.Of(type)) && (type.DeclaringType is null or { IsAbstract: true, IsSealed: true } || IsOnlySent(type.DeclaringType));

    private static bool MustBeSent(PropertyInfo member) =>
        member.IsDefined(typeof(RequiredMemberAttribute))
        || member.DeclaringType!.GetConstructors().SelectMany(c => c.GetParameters()).Any(p => p.Name == member.Name && !p.HasDefaultValue);
}
