using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Prefill;

public static class ListPrefillRuns
{
    public sealed record Filter : IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Guid Source, Filter Filter) : IRequest<Page<PrefillRunResponse>>;

    public sealed class Handler(LantuDbContext db, PrefillSources sources, RequestLanguage language) : IRequestHandler<Query, Page<PrefillRunResponse>>
    {
        public async Task<Page<PrefillRunResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var source = await sources.LoadAsync(request.Plan, request.Source, cancellationToken);
            var (skip, take) = Paging.Window(request.Filter);
            var runs = await db.PrefillRuns.AsNoTracking().Where(r => r.PrefillSourceId == source.Id).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close([.. runs.Select(r => PrefillRunResponse.Of(r, language.Value))], request.Filter, skip, take);
        }
    }
}
