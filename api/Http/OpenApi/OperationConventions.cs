using System.Globalization;
using Lantu.Api.Security;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>What every operation has in common: security by its permission, problem answers, and headers of versions.</summary>
public sealed class OperationConventions : IOperationFilter
{
    private static readonly Dictionary<int, string> Descriptions = new()
    {
        [304] = "Unchanged since the ETag in If-None-Match",
        [400] = "Malformed request",
        [401] = "Not signed in",
        [403] = "Permission denied, or not your act to make",
        [404] = "Absent, or not yours to see",
        [409] = "Not possible in the present state",
        [412] = "Somebody else has changed it",
        [415] = "Not application/json",
        [422] = "Well-formed but invalid",
        [428] = "If-Match is missing",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var permission = metadata.OfType<PermissionMetadata>().LastOrDefault();
        var statuses = metadata.OfType<FailureMetadata>().SelectMany(m => m.Statuses).Append(400);
        if (permission is { Permissions.Length: > 0 })
        {
            statuses = statuses.Concat([401, 403]);
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("session", context.Document)] = [] }];
            operation.Description = $"{operation.Description} Permission: {string.Join(" or ", permission.Permissions)}.".Trim();
        }
        else
        {
            operation.Security = [];
        }

        operation.Responses ??= [];
        foreach (var status in statuses.Distinct().Order())
        {
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = Failure(status, context);
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
            parameter.Required = false;
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

    private static OpenApiResponse Failure(int status, OperationFilterContext context)
    {
        var response = new OpenApiResponse { Description = Descriptions[status] };
        if (status != 304)
        {
            context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
            response.Content = new Dictionary<string, IOpenApiMediaType>
            {
                [Problems.ContentType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document) },
            };
        }

        return response;
    }
}
