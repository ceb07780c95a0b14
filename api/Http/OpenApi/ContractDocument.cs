using System.Text.Json.Nodes;
using Lantu.Api.Domain;
using Lantu.Api.Security.Clients;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>The contract: one version, OpenAPI 3.1, served as YAML and committed as openapi.yaml.</summary>
public static class ContractDocument
{
    public const string Name = "v1";

    public static void AddContract(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Name, new OpenApiInfo
            {
                Title = "Lantu 蓝图",
                Version = "1.0.0",
                Description = "A plan's indicators, tasks, projects and responsibilities; what counties report on them, how it is approved, and what became final.",
                Contact = new OpenApiContact { Name = "Lantu" },
                License = new OpenApiLicense { Name = "Proprietary", Identifier = "LicenseRef-Lantu" },
            });
            options.AddServer(new OpenApiServer { Url = "/", Description = "The server this document came from" });
            options.AddSecurityDefinition("session", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "__Host-lantu",
                Description = "Set by POST /api/v1/session. Unsafe calls also send the XSRF-TOKEN cookie's value as header X-XSRF-TOKEN.",
            });
            options.AddSecurityDefinition("oauth2", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Description = "For programs. An administrator registers the client and hands over its secret. POST /connect/token as application/x-www-form-urlencoded: grant_type=client_credentials, client_id, client_secret "
                    + "(or client_assertion, private_key_jwt), and scope where less than all is wanted. The token goes into Authorization: Bearer; it lives 15 minutes and ends at once when the client is changed. POST /connect/revocation ends it sooner.",
                Flows = new OpenApiOAuthFlows
                {
                    ClientCredentials = new OpenApiOAuthFlow
                    {
                        TokenUrl = new Uri("/connect/token", UriKind.Relative),
                        Scopes = Scopes.Descriptions.ToDictionary(),
                    },
                },
            });
            options.CustomSchemaIds(SchemaNames.Of);
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.UseAllOfToExtendReferenceSchemas();
            options.MapType<decimal>(() => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "decimal" });
            options.MapType<decimal?>(() => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Format = "decimal" });
            options.MapType<Optional<decimal?>>(() => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Format = "decimal" });
            // Of the day, anywhere: the standard's format "time" would want an offset.
            options.MapType<TimeOnly>(() => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$" });
            options.MapType<Optional<DateOnly?>>(() => new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "date" });
            options.MapType<Optional<ProgressStatus?>>(() => new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Enum = [.. Enum.GetValues<ProgressStatus>().Select(s => JsonValue.Create(DetailsChange.WordOf(s))), JsonNullSentinel.JsonNull] });
            options.MapType<Optional<string?>>(() => new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null });
            options.IncludeXmlComments(Path.Combine(AppContext.BaseDirectory, "Lantu.Api.xml"));
            options.SchemaFilter<EnumWords>();
            options.SchemaFilter<OptionalMembers>();
            options.OperationFilter<ByteBodies>();
            options.OperationFilter<OperationConventions>();
            options.OperationFilter<ProblemCodes>();
            options.OperationFilter<IdempotentOperations>();
            options.OperationFilter<OwnCodesOperations>();
            options.DocumentFilter<WebhookEvents>();
            options.DocumentFilter<SchemaConventions>();
            options.DocumentFilter<FailureResponses>();
            options.DocumentFilter<OperationExamples>();
        });
    }

    public static void MapContract(this IEndpointRouteBuilder app) => app
        .MapSwagger("/openapi/{documentName}.{extension:regex(^(json|ya?ml)$)}", options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1)
        .AllowAnonymous()
        .Finally(endpoint => endpoint.RequestDelegate = new KeptContract(endpoint.RequestDelegate!).AnswerAsync);
}
