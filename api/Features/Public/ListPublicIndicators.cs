using Lantu.Api.Contract;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Public;

public static class ListPublicIndicators
{
    public sealed record Query(string Plan, int? Limit, string? Cursor) : IRequest<Page<ReleasedIndicatorResponse>>, IPaged;

    public sealed class Handler(PublicReader reader, RequestLanguage language) : IRequestHandler<Query, Page<ReleasedIndicatorResponse>>
    {
        public async Task<Page<ReleasedIndicatorResponse>> Handle(Query request, CancellationToken cancellationToken) =>
            Paging.Cut((await reader.ReadAsync(request.Plan, cancellationToken)).Content.Indicators.Select(i => ReleasedIndicatorResponse.Of(i, language.Value)), request);
    }
}
