using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Imports;

public static class ListImports
{
    public sealed record Filter : IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<ImportSummary>>;

    public sealed record ImportSummary
    {
        public required Guid Id { get; init; }
        public required ImportFormat Format { get; init; }
        public required ImportState State { get; init; }

        /// <summary>The last line that is kept.</summary>
        /// <example>40000</example>
        public required int ReceivedLines { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public required DateTimeOffset? ConfirmedAt { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current) : IRequestHandler<Query, Page<ImportSummary>>
    {
        public async Task<Page<ImportSummary>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var (skip, take) = Paging.Window(request.Filter);
            var imports = await db.Imports.AsNoTracking().VisibleTo(current.Required).Where(i => i.PlanId == plan.Id)
                .OrderByDescending(i => i.CreatedAt).ThenBy(i => i.Id).Skip(skip).Take(take + 1)
                .Select(i => new ImportSummary { Id = i.Id, Format = i.Format, State = i.State, ReceivedLines = i.ReceivedLines, CreatedAt = i.CreatedAt, ConfirmedAt = i.ConfirmedAt })
                .ToListAsync(cancellationToken);
            return Paging.Close(imports, request.Filter, skip, take);
        }
    }
}
