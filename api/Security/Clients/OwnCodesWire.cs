using System.Text.Json;
using System.Text.Json.Nodes;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Lantu.Api.Security.Clients;

/// <summary>
/// The one place where own codes become ours and ours own: addresses, filters and JSON bodies before the operation reads them, JSON answers
/// after it. Files are read and written by <see cref="OwnCodes"/> itself.
/// </summary>
public sealed class OwnCodesWire(RequestDelegate next, OwnCodesSpoken spoken)
{
    public const string Header = "Own-Codes";
    private static readonly Dictionary<string, CodeKind> Words = Enum.GetValues<CodeKind>().ToDictionary(k => JsonNamingPolicy.CamelCase.ConvertName(k.ToString()));
    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false };

    /// <exception cref="MalformedRequestException">400: the header is malformed, is a person's, or the operation does not take it.</exception>
    /// <exception cref="RuleViolationException">422: own codes that the program has not said to be its own.</exception>
    public Task InvokeAsync(HttpContext context) =>
        context.Request.Headers.TryGetValue(Header, out var said) && context.GetEndpoint() is { } endpoint ? TranslateAsync(context, said, endpoint) : next(context);

    private async Task TranslateAsync(HttpContext context, StringValues said, Endpoint endpoint)
    {
        var kinds = Read(said.ToString());
        if (spoken.By(endpoint) is not { } operation)
        {
            throw Refusal("own_codes_not_here");
        }

        if (await context.RequestServices.GetRequiredService<CurrentActor>().LoadAsync(context.User, context.RequestAborted) is not { Client: not null })
        {
            throw Refusal("own_codes_for_programs");
        }

        var codes = context.RequestServices.GetRequiredService<OwnCodes>();
        await codes.SpeakAsync(kinds, context.GetRouteValue("plan") as string ?? context.Request.Query["plan"].FirstOrDefault(), context.RequestAborted);
        context.Response.Headers.AppendCommaSeparatedValues("Vary", Header);
        // An ETag is of our codes; the program may have changed its own since.
        context.Request.Headers.IfNoneMatch = default;
        var unknown = new List<RuleViolation>();
        TranslateAddress(context.Request, operation, codes, unknown);
        await TranslateBodyAsync(context.Request, operation, codes, unknown, context.RequestAborted);
        RuleViolationException.ThrowIfAny([.. unknown]);
        await TranslateAnswerAsync(context, operation, codes);
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

    private static void TranslateAddress(HttpRequest request, SpokenOperation operation, OwnCodes codes, List<RuleViolation> unknown)
    {
        foreach (var (name, kind) in operation.Route)
        {
            if (request.RouteValues[name] is string said)
            {
                request.RouteValues[name] = ToOurs(codes, kind, said, $"{{{name}}}", unknown);
            }
        }

        if (operation.Query.Count == 0)
        {
            return;
        }

        var isOfIndicator = request.Query["subjectKind"] == "indicator";
        request.QueryString = new QueryBuilder(request.Query.SelectMany(parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(
            parameter.Key,
            value is { Length: > 0 } said && operation.Query.TryGetValue(parameter.Key, out var kind) && (parameter.Key != "subject" || isOfIndicator) ? ToOurs(codes, kind, said, "?" + parameter.Key, unknown) : value ?? ""))).ToQueryString();
    }

    private static async Task TranslateBodyAsync(HttpRequest request, SpokenOperation operation, OwnCodes codes, List<RuleViolation> unknown, CancellationToken cancellationToken)
    {
        if (operation.Body is not { } places || !request.HasJsonContentType())
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
            new OwnCodesJson((kind, said, pointer) => ToOurs(codes, kind, said, pointer, unknown), address => address).Rewrite(body, places);
            request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body, WireFormat.Options));
            request.ContentLength = request.Body.Length;
        }
        catch (JsonException)
        {
            throw new MalformedRequestException(StatusCodes.Status400BadRequest, "malformed_request", "", "malformed_json");
        }
    }

    private async Task TranslateAnswerAsync(HttpContext context, SpokenOperation operation, OwnCodes codes)
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
        if (operation.Answer is { } places && context.Response is { StatusCode: < 300, ContentType: { } type } answer && type.StartsWith("application/json", StringComparison.Ordinal) && bytes.Length > 0)
        {
            var body = JsonNode.Parse(bytes);
            new OwnCodesJson((kind, code, _) => codes.ToOwn(kind, code), address => OwnCodesJson.RewriteAddress(address, codes.ToOwn)).Rewrite(body, places);
            (bytes, answer.ContentLength) = (JsonSerializer.SerializeToUtf8Bytes(body, WireFormat.Options), null);
        }

        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}

/// <summary>The operation takes the header Own-Codes though no shape of it tells.</summary>
public sealed record OwnCodesMetadata;

public static class OwnCodesRoutes
{
    /// <summary>It takes the header though no shape of it holds codes: its file is in those of <see cref="OwnCodes"/>, or it was released so. What holds them takes it by itself.</summary>
    public static RouteHandlerBuilder TakesOwnCodes(this RouteHandlerBuilder route) => route.WithMetadata(new OwnCodesMetadata()).Fails(StatusCodes.Status422UnprocessableEntity);
}
