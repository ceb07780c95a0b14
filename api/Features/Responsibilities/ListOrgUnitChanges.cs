using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

public static class ListOrgUnitChanges
{
    public sealed record Query : IRequest<Page<OrgUnitChangeItem>>, IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    /// <summary>A merger, split or renaming of departments (机构改革).</summary>
    public sealed record OrgUnitChangeItem : IVersionedResponse
    {
        public required Guid Id { get; init; }
        public required OrgUnitChangeKind Kind { get; init; }

        /// <example>2026-12-01</example>
        public required DateOnly EffectiveOn { get; init; }

        /// <example>衢委办〔2026〕12号</example>
        public required string? DocumentNumber { get; init; }

        /// <example>机构改革，职责整体划转。</example>
        public required string Reason { get; init; }

        /// <summary>Who gave; the unit itself where it was renamed.</summary>
        public required IReadOnlyList<OrgUnitRef> FromOrgUnits { get; init; }

        /// <summary>Who took; the unit itself where it was renamed.</summary>
        public required IReadOnlyList<OrgUnitRef> ToOrgUnits { get; init; }

        /// <summary>What a renamed unit was called before.</summary>
        /// <example>衢州市水利局</example>
        public required string? NameBefore { get; init; }

        /// <example>衢州市水务局</example>
        public required string? Name { get; init; }

        /// <summary>How many responsibilities went over, or were to.</summary>
        /// <example>27</example>
        public required int Given { get; init; }

        /// <example>陈立</example>
        public required string MadeBy { get; init; }
        public required DateTimeOffset MadeAt { get; init; }

        /// <summary>Null unless it was called off before its day.</summary>
        public required string? CancelledBy { get; init; }
        public required DateTimeOffset? CancelledAt { get; init; }

        /// <example>市委编委决定暂缓实施。</example>
        public required string? CancelReason { get; init; }

        /// <summary>You may call it off: its day is still to come.</summary>
        public required bool MayCancel { get; init; }

        /// <example>1</example>
        public required long Version { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, Page<OrgUnitChangeItem>>
    {
        public async Task<Page<OrgUnitChangeItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (skip, take) = Paging.Window(request);
            var changes = db.OrgUnitChanges.AsNoTracking().OrderByDescending(c => c.MadeAt).ThenBy(c => c.Id).Skip(skip).Take(take + 1);
            return Paging.Close(await DescribeAsync(db, changes, current.Required, clock.Now(), cancellationToken), request, skip, take);
        }
    }

    /// <summary>What callers read of them.</summary>
    public static async Task<List<OrgUnitChangeItem>> DescribeAsync(LantuDbContext db, IQueryable<OrgUnitChange> changes, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await changes.Select(c => new { Change = c, Given = db.Responsibilities.Count(r => db.Reassignments.Any(m => m.Id == r.StartedById && m.OrgUnitChangeId == c.Id)) }).ToListAsync(cancellationToken);
        var names = await db.Users.NamesOf([.. rows.SelectMany(r => new[] { r.Change.MadeBy, r.Change.CancelledBy }).OfType<Guid>().Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        var units = await db.OrgUnits.AsNoTracking().ToDictionaryAsync(u => u.Id, OrgUnitRef.Of, cancellationToken);
        return [.. rows.Select(r => new OrgUnitChangeItem
        {
            Id = r.Change.Id,
            Kind = r.Change.Kind,
            EffectiveOn = r.Change.EffectiveOn,
            DocumentNumber = r.Change.DocumentNumber,
            Reason = r.Change.Reason,
            FromOrgUnits = [.. r.Change.FromOrgUnitIds.Select(id => units[id])],
            ToOrgUnits = [.. r.Change.ToOrgUnitIds.Select(id => units[id])],
            NameBefore = r.Change.NameBefore,
            Name = r.Change.Name,
            Given = r.Given,
            MadeBy = names[r.Change.MadeBy],
            MadeAt = r.Change.MadeAt,
            CancelledBy = r.Change.CancelledBy is { } by ? names[by] : null,
            CancelledAt = r.Change.CancelledAt,
            CancelReason = r.Change.CancelReason,
            MayCancel = r.Change.MayBeCancelled(now) && actor.Is(Role.PlanAdministrator),
            Version = r.Change.Version,
        })];
    }
}
