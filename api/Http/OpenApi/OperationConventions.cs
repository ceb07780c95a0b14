using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>What every operation has in common: security by its permission, problem answers, and headers of versions.</summary>
public sealed class OperationConventions(IServiceProvider services) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var permission = metadata.OfType<PermissionMetadata>().LastOrDefault();
        if (permission is { Permissions.Length: > 0 })
        {
            var scopes = Scopes.For(permission.Permissions);
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("session", context.Document)] = [] },
                .. scopes.Select(scope => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("oauth2", context.Document)] = [scope] }),
            ];
            operation.Description = $"{operation.Description} Permission: {string.Join(" or ", permission.Permissions)}. {(scopes.Count == 0 ? "Not for programs." : $"Scope: {string.Join(" or ", scopes)}.")}".Trim();
        }
        else
        {
            operation.Security = [];
        }

        context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
        operation.Responses ??= [];
        foreach (var status in ProblemCodes.StatusesOf(operation.OperationId!, metadata, services))
        {
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponseReference(FailureResponses.NameOf(status), context.Document);
        }

        if (operation.RequestBody is OpenApiRequestBody body)
        {
            body.Required = true;
        }

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Query) ?? [])
        {
            var type = context.ApiDescription.ParameterDescriptions.First(p => p.Name == parameter.Name).ParameterDescriptor?.ParameterType;
            if (type is not null && (Nullable.GetUnderlyingType(type) ?? type) is { IsGenericType: true } word && word.GetGenericTypeDefinition() == typeof(Word<>))
            {
                parameter.Schema = context.SchemaGenerator.GenerateSchema(word.GetGenericArguments()[0], context.SchemaRepository);
            }

            parameter.Name = QueryParameters.Name(parameter.Name!);
            parameter.Required = context.ApiDescription.ParameterDescriptions.First(p => QueryParameters.Name(p.Name) == parameter.Name).CustomAttributes().OfType<RequiredAttribute>().Any();
        }

        if (operation.Responses.ContainsKey("428"))
        {
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(p => p.Name == "If-Match") ?? [])
            {
                parameter.Required = true;
                parameter.Description = "ETag of the version you have read";
                parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Examples = ["\"3\""] };
            }
        }
    }
}
