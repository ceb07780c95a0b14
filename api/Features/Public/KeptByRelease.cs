using System.Text.Json;
using Lantu.Api.Data;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Public;

/// <summary>Gives an operation an ETag and 304 like <see cref="ContentTag"/>, and composes each answer once a release.</summary>
public sealed class KeptByRelease(ReleasesOut releases, ReleasedAnswers answers) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var language = RequestLanguage.Of(http);
        var address = http.Request.Path.Value + http.Request.QueryString.Value;
        var release = await releases.LastAsync(http.RequestServices, (string)http.Request.RouteValues["plan"]!, http.RequestAborted);
        if (release is { } known && answers.Of(known, address, language) is { } found)
        {
            return ContentTag.Answer(http, found.Body, found.Tag);
        }

        var composed = (await next(context))!;
        var body = JsonSerializer.SerializeToUtf8Bytes(composed, composed.GetType(), WireFormat.Options);
        var answer = new ReleasedAnswer(body, ContentTag.Of(body));
        if (release is { } last)
        {
            answers.Keep(last, address, language, answer);
        }

        return ContentTag.Answer(http, answer.Body, answer.Tag);
    }
}
