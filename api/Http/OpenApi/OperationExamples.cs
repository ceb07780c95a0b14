using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>
/// Of each operation what was asked and answered once, from <c>api/Contract/examples</c>. A test asks the running API all of it again;
/// it also writes the files, nobody does by hand.
/// </summary>
public sealed class OperationExamples : IDocumentFilter
{
    private const string Folder = "Contract.examples.";
    private static readonly Lazy<Dictionary<string, JsonNode>> Kept = new(Read);

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var operation in swaggerDoc.Paths.Values.SelectMany(path => path.Operations?.Values.ToList() ?? []))
        {
            if (Kept.Value.TryGetValue(operation.OperationId!, out var example))
            {
                Show(operation, example["request"]!, example["response"]!, swaggerDoc);
            }
        }
    }

    private static void Show(OpenApiOperation operation, JsonNode request, JsonNode response, OpenApiDocument document)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (request["parameters"]?[parameter.Name!] is { } value)
            {
                parameter.Example = Typed((string)value!, parameter.Schema, document);
                // One example is enough: the one that was asked.
                (parameter.Schema as OpenApiSchema)?.Examples?.Clear();
            }
        }

        if (request["body"] is { } body && operation.RequestBody?.Content?.Values.OfType<OpenApiMediaType>().FirstOrDefault() is { } sent)
        {
            sent.Example = body.DeepClone();
        }

        if (response["body"] is { } answer && operation.Responses![((int)response["status"]!).ToString(CultureInfo.InvariantCulture)].Content?.Values.OfType<OpenApiMediaType>().FirstOrDefault() is { } told)
        {
            told.Example = answer.DeepClone();
        }
    }

    /// <summary>In an address all is text; the contract says what it stands for.</summary>
    private static JsonNode Typed(string text, IOpenApiSchema? schema, OpenApiDocument document)
    {
        var type = schema?.Type ?? (schema is OpenApiSchemaReference { Reference.Id: { } id } ? document.Components?.Schemas?[id].Type : null) ?? JsonSchemaType.String;
        return type switch
        {
            _ when type.HasFlag(JsonSchemaType.Array) => new JsonArray(Typed(text, schema!.Items, document)),
            _ when type.HasFlag(JsonSchemaType.Integer) => long.Parse(text, CultureInfo.InvariantCulture),
            _ when type.HasFlag(JsonSchemaType.Number) => decimal.Parse(text, CultureInfo.InvariantCulture),
            _ when type.HasFlag(JsonSchemaType.Boolean) => bool.Parse(text),
            _ => text,
        };
    }

    private static Dictionary<string, JsonNode> Read()
    {
        var assembly = typeof(OperationExamples).Assembly;
        var examples = new Dictionary<string, JsonNode>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (operation, example) in JsonNode.Parse(stream)!.AsObject())
            {
                examples.Add(operation, example!);
            }
        }

        return examples;
    }
}
