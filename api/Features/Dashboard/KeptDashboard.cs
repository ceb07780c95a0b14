using System.Text.Json;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Dashboard;

/// <summary>Gives the dashboard an ETag and 304 like <see cref="ContentTag"/>, and composes it only when something it is made of was touched.</summary>
public sealed class KeptDashboard(DashboardReading reading) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var language = RequestLanguage.Of(http);
        if (await reading.KeptAsync((string)http.Request.RouteValues["plan"]!, language, http.RequestAborted) is { } kept)
        {
            return ContentTag.Answer(http, kept.Body, kept.Tag);
        }

        var body = JsonSerializer.SerializeToUtf8Bytes((DashboardResponse)(await next(context))!, WireFormat.Options);
        var tag = ContentTag.Of(body);
        reading.Keep(language, body, tag);
        return ContentTag.Answer(http, body, tag);
    }
}
