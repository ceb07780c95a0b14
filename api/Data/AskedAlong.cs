using Lantu.Api.Http;
using Npgsql;

namespace Lantu.Api.Data;

/// <summary>
/// What a page needs of the database whoever is asking. It goes with the question who is asking, so that both are one trip; nothing of it is answered
/// before that question is.
/// </summary>
public interface IAskedAlong
{
    /// <summary>What was kept of an earlier answer, for many requests; null where nothing was. Then nothing else is asked along.</summary>
    /// <param name="http">The request.</param>
    /// <param name="userId">Who says to be asking.</param>
    KeptQuestion? Suppose(HttpContext http, Guid userId) => null;

    /// <summary>The statements, of what the request's address and headers say; none where that is not enough.</summary>
    /// <param name="http">The request.</param>
    /// <param name="userId">Who says to be asking; whether that holds is answered with them.</param>
    IReadOnlyList<NpgsqlBatchCommand> Ask(HttpContext http, Guid userId);

    /// <summary>Reads the rows of these statements, beginning with the first, and nothing after them.</summary>
    Task HearAsync(NpgsqlDataReader reader, CancellationToken cancellationToken);
}

/// <summary>Does it still hold?</summary>
/// <param name="Kept">That which was kept: requests that suppose the same ask once.</param>
/// <param name="Command">A statement that answers one row of one boolean.</param>
/// <param name="Confirm">Is told that it does; what is not confirmed has to be asked for again.</param>
public sealed record KeptQuestion(Kept Kept, Func<NpgsqlBatchCommand> Command, Action Confirm);

/// <summary>Of an endpoint: the service of the request that asks along.</summary>
/// <param name="Service">An <see cref="IAskedAlong"/>.</param>
public sealed record AskedAlongMetadata(Type Service)
{
    /// <returns>Null where the endpoint has nothing to ask before it knows who is asking, or the request holds what no database can be asked; who may ask hears that later.</returns>
    public static IAskedAlong? Of(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<AskedAlongMetadata>() is { } along && IsKeepable(http.Request) ? (IAskedAlong)http.RequestServices.GetRequiredService(along.Service) : null;

    private static bool IsKeepable(HttpRequest request) =>
        PlainText.IsKeepable(request.RouteValues) && (request.Query.Count == 0 || request.Query.SelectMany(parameter => parameter.Value).OfType<string>().All(PlainText.IsKeepable));
}
