using Lantu.Api.Contract;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Public;

public static class ListPublicChapters
{
    public sealed record Query(string Plan, int? Limit, string? Cursor) : IRequest<Page<ReleasedChapterResponse>>, IPaged;

    public sealed class Handler(PublicReader reader, RequestLanguage language) : IRequestHandler<Query, Page<ReleasedChapterResponse>>
    {
        public async Task<Page<ReleasedChapterResponse>> Handle(Query request, CancellationToken cancellationToken) =>
            Paging.Cut((await reader.ReadAsync(request.Plan, cancellationToken)).Content.Chapters.Select(c => ReleasedChapterResponse.Of(c, language.Value)), request);
    }
}
