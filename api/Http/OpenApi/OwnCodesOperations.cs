using Lantu.Api.Security.Clients;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>Operations that a program may speak to in its own codes (对照编码) say how.</summary>
public sealed class OwnCodesOperations : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (OwnCodesSpoken.Of(context.ApiDescription) is null)
        {
            return;
        }

        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = OwnCodesWire.Header,
            In = ParameterLocation.Header,
            Description = "For programs: which kinds of codes in this request and its answer are the program's own (putClientCodes): orgUnit, indicator, form, with commas between. "
                + $"An own code nobody has told us is 422 unknown_own_code, or such a problem of its row. What has no own code is said and heard as {ClientCode.OursPrefix} and our code. Addresses that are answered are said so too: call them with the same header. Without the header all codes are ours.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Examples = ["orgUnit, indicator"] },
        });
    }
}
