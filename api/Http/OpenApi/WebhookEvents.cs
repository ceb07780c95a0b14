using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>The section "webhooks" of the contract: what Lantu sends, one entry for each kind of event, each with an example.</summary>
public sealed class WebhookEvents : IDocumentFilter
{
    private const string Check = "Check the signature before anything else: webhook-signature holds one or, for a day after a new secret was made, two signatures with a blank between; one must be "
        + "`v1,` and the Base64 of the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{body}`, keyed with the Base64-decoded part of the secret behind `whsec_`. Refuse what is older than five minutes. "
        + "Answer within 15 seconds. It may come more than once, and out of order: drop an id you have had, and read the resource for what is true now.";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var (change, test) = (context.SchemaGenerator.GenerateSchema(typeof(ChangeEvent), context.SchemaRepository), context.SchemaGenerator.GenerateSchema(typeof(TestEvent), context.SchemaRepository));
        swaggerDoc.Webhooks ??= new Dictionary<string, IOpenApiPathItem>();
        foreach (var kind in Enum.GetValues<ChangeKind>())
        {
            swaggerDoc.Webhooks[JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())] = Call(swaggerDoc, $"tell{kind}", WrittenComments.Of(kind)!, change, WebhookExamples.Of(kind));
        }

        swaggerDoc.Webhooks["test"] = Call(swaggerDoc, "tellTest", "Somebody tries the connection.", test, WebhookExamples.Test());
    }

    private static OpenApiPathItem Call(OpenApiDocument document, string operationId, string told, IOpenApiSchema schema, JsonNode example) => new()
    {
        Operations = new Dictionary<HttpMethod, OpenApiOperation>
        {
            [HttpMethod.Post] = new OpenApiOperation
            {
                OperationId = operationId,
                Summary = told.Split('.')[0],
                Description = $"{told}\n\n{Check}",
                Tags = new HashSet<OpenApiTagReference> { new("Webhooks", document) },
                Security = [],
                Parameters =
                [
                    Header("webhook-id", "Id of the event, the same at every attempt", "01900000-0000-7000-8000-000000000000"),
                    Header("webhook-timestamp", "When this attempt was made, in seconds since 1970", "1764400000"),
                    Header("webhook-signature", "Signatures of id, time and body", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
                ],
                RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = new Dictionary<string, IOpenApiMediaType> { ["application/cloudevents+json"] = new OpenApiMediaType { Schema = schema, Example = example } },
                },
                Responses = new OpenApiResponses
                {
                    ["2XX"] = new OpenApiResponse { Description = "Taken. The body is not looked at" },
                    ["default"] = new OpenApiResponse { Description = "Not taken: it is tried again for three days, later where the answer carries Retry-After. 410 says that nobody is here any more and disables the webhook" },
                },
            },
        },
    };

    private static OpenApiParameter Header(string name, string description, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = true,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };
}
