using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

public static class ListDuties
{
    public sealed record Filter : IPaged
    {
        /// <summary>Code of the unit.</summary>
        /// <example>water</example>
        public required string OrgUnit { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<DutyResponse>>;

    public sealed class Handler(LantuDbContext db, PlanReader reader, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, Page<DutyResponse>>
    {
        public async Task<Page<DutyResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (filter, today) = (request.Filter, clock.Today());
            var reading = await reader.ReadAsync(request.Plan, null, cancellationToken);
            var unit = await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Code == filter.OrgUnit, cancellationToken) ?? throw new NotFoundException("not_found");
            // What is theirs now, and what will be.
            var rows = await db.Responsibilities.AsNoTracking()
                .Where(r => r.PlanId == reading.Plan.Id && r.OrgUnitId == unit.Id && (r.ValidTo == null || (r.ValidTo > today && r.ValidTo > r.ValidFrom)))
                .WithSubject()
                .Include(r => r.Chapter!.Tasks).ThenInclude(t => t.Commitments)
                .Include(r => r.Task!.Commitments)
                .Include(r => r.Project!.Commitments)
                .Include(r => r.Project!.Column)
                .AsSplitQuery()
                .ToListAsync(cancellationToken);
            var owed = await OwedAsync(reading.Plan, unit, today, cancellationToken);
            return Paging.Cut(rows.Select(r => DutyResponse.Of(r, reading, owed[r.SubjectId], today)).OrderBy(d => d.Responsibility.Role).ThenBy(d => d.DueOn).ThenBy(d => d.Responsibility.Subject.Kind).ThenBy(d => d.Responsibility.Subject.ChapterNo).ThenBy(d => d.Responsibility.Subject.Code.Length).ThenBy(d => d.Responsibility.Subject.Code, StringComparer.Ordinal), filter);
        }

        /// <summary>What the unit has to report and the actor may see, by what its lines are about.</summary>
        private async Task<ILookup<Guid, Submission>> OwedAsync(Plan plan, OrgUnit unit, DateOnly today, CancellationToken cancellationToken)
        {
            var open = await db.Submissions.VisibleTo(current.Required).AsNoTracking()
                .Where(s => s.PlanId == plan.Id && s.OrgUnitId == unit.Id && s.State != SubmissionState.Approved && s.State != SubmissionState.Discarded)
                .OpenOn(today)
                .Include(s => s.ReportForm.Plan).Include(s => s.OrgUnit).Include(s => s.Lines)
                .OrderBy(s => s.DueOn)
                .AsSplitQuery()
                .ToListAsync(cancellationToken);
            return open.SelectMany(s => s.Lines.Select(l => (l.SubjectId, Submission: s))).ToLookup(x => x.SubjectId, x => x.Submission);
        }
    }
}
