using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>Operations that take an Idempotency-Key say so, and that their answer may be a repeated one.</summary>
public sealed class IdempotentOperations : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IdempotentMetadata>().SingleOrDefault() is not { } idempotent)
        {
            return;
        }

        var isForPrograms = Scopes.For(metadata.OfType<PermissionMetadata>().Last().Permissions).Count > 0;
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = IdempotentRoutes.Header,
            In = ParameterLocation.Header,
            Description = $"A UUID of your own for this one act{(isForPrograms ? "; programs must send it" : "")}. The same call again, for {IdempotentCall.KeptHours} hours, "
                + (idempotent.AnswersASecret ? "changes nothing and answers 409 answer_not_kept, for the secret in the answer is kept nowhere" : "changes nothing and answers the same")
                + "; another call with the key answers 422 idempotency_key_reused. While the first is still running: 409 call_running with Retry-After. A refused call leaves no key.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid", Examples = ["0199d3a4-6f0e-7c52-9a3b-5d1f0c2b7e11"] },
        });
        foreach (var answer in operation.Responses!.Where(r => r.Key.StartsWith('2') && !idempotent.AnswersASecret).Select(r => r.Value).OfType<OpenApiResponse>())
        {
            answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
            answer.Headers[IdempotentRoutes.ReplayedHeader] = new OpenApiHeader { Description = "true on an answer that was given before", Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
    }
}
