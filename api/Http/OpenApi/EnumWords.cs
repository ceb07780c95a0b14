using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>Says in the contract what each word of an enum means, where the code says it; once, not at every member that holds one.</summary>
public sealed class EnumWords : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema own || !context.Type.IsEnum || context.MemberInfo is not null || context.ParameterInfo is not null)
        {
            return;
        }

        var words = Enum.GetValues(context.Type).Cast<Enum>().Select(word => (Word: JsonNamingPolicy.CamelCase.ConvertName(word.ToString()), Means: WrittenComments.Of(word))).Where(word => word.Means is not null).ToList();
        if (words.Count > 0)
        {
            own.Description = words.Aggregate(new StringBuilder(own.Description).Append('\n'), (text, word) => text.Append($"\n* `{word.Word}`: {word.Means}")).ToString().Trim();
        }
    }
}
