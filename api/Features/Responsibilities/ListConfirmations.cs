using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

public static class ListConfirmations
{
    public sealed record Filter : IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Guid Id, Filter Filter) : IRequest<Page<ConfirmationItem>>;

    /// <summary>That a responsibility holds was said by somebody, and may have been taken back.</summary>
    public sealed record ConfirmationItem
    {
        /// <summary>Null for what came confirmed with the plan's data.</summary>
        /// <example>陈立</example>
        public required string? ConfirmedBy { get; init; }
        public required DateTimeOffset? ConfirmedAt { get; init; }

        /// <summary>Null while it counts.</summary>
        public required string? TakenBackBy { get; init; }
        public required DateTimeOffset? TakenBackAt { get; init; }

        /// <summary>Why it was taken back.</summary>
        public required string? Reason { get; init; }
    }

    public sealed class Handler(LantuDbContext db) : IRequestHandler<Query, Page<ConfirmationItem>>
    {
        public async Task<Page<ConfirmationItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var row = await db.Responsibilities.AsNoTracking().Include(r => r.TakenBack).SingleOrDefaultAsync(r => r.Id == request.Id && db.Plans.Any(p => p.Id == r.PlanId && p.Code == request.Plan), cancellationToken)
                ?? throw new NotFoundException("not_found");
            var names = await db.Users.NamesOf([.. row.TakenBack.SelectMany(c => new[] { c.ConfirmedBy, c.TakenBackBy }).Append(row.ConfirmedBy).OfType<Guid>().Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
            string? Name(Guid? id) => id is { } known ? names[known] : null;
            var standing = row.Status == ResponsibilityStatus.Confirmed ? new[] { new ConfirmationItem { ConfirmedBy = Name(row.ConfirmedBy), ConfirmedAt = row.ConfirmedAt, TakenBackBy = null, TakenBackAt = null, Reason = null } } : [];
            return Paging.Cut(
                standing.Concat(row.TakenBack.OrderByDescending(c => c.TakenBackAt).ThenBy(c => c.Id)
                    .Select(c => new ConfirmationItem { ConfirmedBy = Name(c.ConfirmedBy), ConfirmedAt = c.ConfirmedAt, TakenBackBy = Name(c.TakenBackBy), TakenBackAt = c.TakenBackAt, Reason = c.Reason })),
                request.Filter);
        }
    }
}
