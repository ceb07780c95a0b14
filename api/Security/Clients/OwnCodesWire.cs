using System.Text.Json;
using System.Text.Json.Nodes;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace Lantu.Api.Security.Clients;

/// <summary>
/// The one place where own codes become ours and ours own: filters and JSON bodies before the operation reads them, JSON answers
/// after it. Addresses stay ours. Files are read and written by <see cref="OwnCodes"/> itself.
/// </summary>
public sealed class OwnCodesWire(RequestDelegate next)
{
    public const string Header = "Own-Codes";
    private static readonly Dictionary<string, CodeKind> Words = Enum.GetValues<CodeKind>().ToDictionary(k => JsonNamingPolicy.CamelCase.ConvertName(k.ToString()));
    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false };

    /// <exception cref="MalformedRequestException">400: the header is malformed, is a person's, or the operation does not take it.</exception>
    /// <exception cref="RuleViolationException">422: own codes that the program has not said to be its own.</exception>
    public async Task InvokeAsync(HttpContext context, CurrentActor current, OwnCodes codes)
    {
        if (!context.Request.Headers.TryGetValue(Header, out var said) || context.GetEndpoint() is null)
        {
            await next(context);
            return;
        }

        var kinds = Read(said.ToString());
        if (context.GetEndpoint()!.Metadata.GetMetadata<OwnCodesMetadata>() is null)
        {
            throw Refusal("own_codes_not_here");
        }

        if (await current.LoadAsync(context.User, context.RequestAborted) is not { Client: not null })
        {
            throw Refusal("own_codes_for_programs");
        }

        await codes.SpeakAsync(kinds, context.GetRouteValue("plan") as string, context.RequestAborted);
        context.Response.Headers.AppendCommaSeparatedValues("Vary", Header);
        var unknown = new List<RuleViolation>();
        TranslateQuery(context.Request, codes, unknown);
        await TranslateBodyAsync(context.Request, codes, unknown, context.RequestAborted);
        RuleViolationException.ThrowIfAny([.. unknown]);
        await TranslateAnswerAsync(context, codes);
    }

    private static List<CodeKind> Read(string header)
    {
        var words = header.Split(',', StringSplitOptions.TrimEntries);
        return words.All(Words.ContainsKey) && words.Distinct().Count() == words.Length ? [.. words.Select(w => Words[w])] : throw Refusal("own_codes_malformed");
    }

    private static MalformedRequestException Refusal(string code) => new(StatusCodes.Status400BadRequest, code);

    private static string ToOurs(OwnCodes codes, CodeKind kind, string said, string pointer, List<RuleViolation> unknown)
    {
        if (codes.ToOurs(kind, said) is { } code)
        {
            return code;
        }

        unknown.Add(new RuleViolation(pointer, OwnCodes.Unknown, said));
        return said;
    }

    private static void TranslateQuery(HttpRequest request, OwnCodes codes, List<RuleViolation> unknown)
    {
        var translated = new QueryBuilder(request.Query.SelectMany(parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(
            parameter.Key, value is { } said && OwnCodesJson.KindOf(parameter.Key) is { } kind ? ToOurs(codes, kind, said, "?" + parameter.Key, unknown) : value ?? "")));
        request.QueryString = translated.ToQueryString();
    }

    private static async Task TranslateBodyAsync(HttpRequest request, OwnCodes codes, List<RuleViolation> unknown, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return;
        }

        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancellationToken);
        if (content.Length == 0)
        {
            return;
        }

        try
        {
            var body = JsonNode.Parse(content.GetBuffer().AsSpan(0, (int)content.Length), nodeOptions: null, Strictly);
            OwnCodesJson.Rewrite(body, (kind, said, pointer) => ToOurs(codes, kind, said, pointer, unknown));
            request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body, WireFormat.Options));
            request.ContentLength = request.Body.Length;
        }
        catch (JsonException)
        {
            throw new MalformedRequestException(StatusCodes.Status400BadRequest, "malformed_request", "", "malformed_json");
        }
    }

    private async Task TranslateAnswerAsync(HttpContext context, OwnCodes codes)
    {
        var sending = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var content = new MemoryStream();
        var keeping = new StreamResponseBodyFeature(content);
        context.Features.Set<IHttpResponseBodyFeature>(keeping);
        try
        {
            await next(context);
            await keeping.CompleteAsync();
        }
        finally
        {
            context.Features.Set(sending);
        }

        var bytes = content.ToArray();
        if (context.Response is { StatusCode: < 300, ContentType: { } type } answer && type.StartsWith("application/json", StringComparison.Ordinal) && bytes.Length > 0)
        {
            var body = JsonNode.Parse(bytes);
            OwnCodesJson.Rewrite(body, (kind, code, _) => codes.ToOwn(kind, code));
            (bytes, answer.ContentLength) = (JsonSerializer.SerializeToUtf8Bytes(body, WireFormat.Options), null);
        }

        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}

/// <summary>The operation takes the header Own-Codes.</summary>
public sealed record OwnCodesMetadata;

public static class OwnCodesRoutes
{
    /// <summary>Programs may speak to it in their own codes.</summary>
    public static RouteHandlerBuilder SpeaksOwnCodes(this RouteHandlerBuilder route) => route.WithMetadata(new OwnCodesMetadata()).Fails(StatusCodes.Status422UnprocessableEntity);
}
