using Microsoft.OpenApi;

namespace Lantu.Api.Http.OpenApi;

/// <summary>
/// A shape that is sent and answered alike is answered whole, but members of it may be left out when it is sent. Then what is sent has a schema of its own, named as requests are:
/// ScoringFunction is answered, ScoringFunctionBody sent.
/// </summary>
public sealed class SentSchemas(OpenApiDocument document)
{
    private readonly IDictionary<string, IOpenApiSchema> schemas = document.Components!.Schemas!;

    /// <returns>The names of what is sent and never answered.</returns>
    public IReadOnlySet<string> SetApart()
    {
        var operations = document.Paths.Values.Concat(document.Webhooks?.Values ?? []).SelectMany(path => path.Operations!.Values).ToList();
        var bodies = operations.SelectMany(o => o.RequestBody?.Content?.Values ?? []).OfType<OpenApiMediaType>().ToList();
        var told = Reached([.. operations.SelectMany(o => o.Responses!.Values).Where(r => r is not OpenApiResponseReference).SelectMany(r => r.Content?.Values ?? []).Select(c => c.Schema), new OpenApiSchemaReference(nameof(Problem), document)]);
        var sent = Reached([.. document.Paths.Values.SelectMany(path => path.Operations!.Values).SelectMany(o => o.RequestBody?.Content?.Values ?? []).Select(c => c.Schema)]);
        var both = sent.Where(told.Contains).ToList();
        var apart = both.Where(name => schemas[name] is OpenApiSchema { Type: JsonSchemaType.Object } && Reached([schemas[name]]).Append(name).Any(MayBeSentInPart)).ToHashSet();
        foreach (var name in apart)
        {
            schemas[BodyOf(name)] = Copy((OpenApiSchema)schemas[name], apart);
        }

        foreach (var name in sent.Where(name => !told.Contains(name)))
        {
            schemas[name] = schemas[name] is OpenApiSchema { Type: JsonSchemaType.Object } own ? Copy(own, apart) : schemas[name];
        }

        foreach (var body in bodies)
        {
            body.Schema = Sent(body.Schema, apart);
        }

        return sent.Where(name => !told.Contains(name)).Concat(apart.Select(BodyOf)).ToHashSet();
    }

    private static string BodyOf(string name) => name + "Body";

    private bool MayBeSentInPart(string name) => schemas[name] is OpenApiSchema { Properties: { } properties } own && properties.Keys.Any(member => own.Required?.Contains(member) != true);

    private HashSet<string> Reached(IEnumerable<IOpenApiSchema?> from)
    {
        var (reached, waiting) = (new HashSet<string>(), new Stack<IOpenApiSchema?>(from));
        while (waiting.TryPop(out var schema))
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } id })
            {
                if (reached.Add(id))
                {
                    waiting.Push(schemas[id]);
                }
            }
            else if (schema is not null)
            {
                foreach (var part in (schema.Properties?.Values ?? []).Concat(schema.AllOf ?? []).Concat(schema.OneOf ?? []).Append(schema.Items).Append(schema.AdditionalProperties))
                {
                    waiting.Push(part);
                }
            }
        }

        return reached;
    }

    private OpenApiSchema Copy(OpenApiSchema schema, HashSet<string> apart)
    {
        var copy = (OpenApiSchema)schema.CreateShallowCopy();
        copy.Properties = schema.Properties?.ToDictionary(p => p.Key, p => Sent(p.Value, apart)!);
        return copy;
    }

    /// <summary>The same, referring to what is set apart.</summary>
    private IOpenApiSchema? Sent(IOpenApiSchema? schema, HashSet<string> apart)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } id })
        {
            return apart.Contains(id) ? new OpenApiSchemaReference(BodyOf(id), document) : schema;
        }

        if (schema is not OpenApiSchema own || Reached([own]).All(name => !apart.Contains(name)))
        {
            return schema;
        }

        var copy = (OpenApiSchema)own.CreateShallowCopy();
        copy.Items = Sent(own.Items, apart);
        copy.AllOf = own.AllOf?.Select(part => Sent(part, apart)!).ToList();
        copy.OneOf = own.OneOf?.Select(part => Sent(part, apart)!).ToList();
        copy.AdditionalProperties = Sent(own.AdditionalProperties, apart);
        return copy;
    }
}
