using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Slips;

public static class ListSlipProposals
{
    public sealed record Query(string Plan) : IRequest<SlipProposals>;

    /// <summary>Slips that are due: what has been red for long without an accepted reason.</summary>
    public sealed record SlipProposals
    {
        /// <summary>So many days without a break.</summary>
        /// <example>15</example>
        public required int RedDays { get; init; }
        public required IReadOnlyList<ProposalItem> Items { get; init; }
    }

    public sealed record ProposalItem
    {
        public required PlanSubjectRef Subject { get; init; }

        /// <summary>Who leads it, to whom the slip would go; null where nobody does, so that somebody has to be named.</summary>
        public required ResponsibilityRef? Lead { get; init; }

        /// <summary>The area whose own figure is red, to which the slip would go; null of what is the plan's own.</summary>
        public required OrgUnitRef? Area { get; init; }
        public required Status Status { get; init; }

        /// <summary>The first of the days on which it has been red, each judged anew from what was reported.</summary>
        /// <example>2026-09-30</example>
        public required DateOnly RedSince { get; init; }

        /// <example>58</example>
        public required int Days { get; init; }

        /// <summary>The level that is due.</summary>
        public required SlipLevel Level { get; init; }

        /// <summary>The slip it would follow: one not answered in time, or closed while the light stays red.</summary>
        public required SlipResponse.LinkItem? Former { get; init; }
    }

    public sealed class Handler(LantuDbContext db, SlipReader reader, SupervisionReader supervision, CurrentActor current) : IRequestHandler<Query, SlipProposals>
    {
        public async Task<SlipProposals> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await supervision.ReadAsync(request.Plan, cancellationToken);
            var since = await supervision.RedSinceAsync(reading, cancellationToken);
            var slips = (await reader.Of(reading.Reading.Plan).AsNoTracking().ToListAsync(cancellationToken)).ToLookup(s => s.SubjectId);
            var (plan, today) = (reading.Reading.Plan, reading.Reading.Day);
            // To what leads only the plan's own people issue them; reviewers issue to others, of themselves.
            var mayIssue = Slip.Issuing(current.Required, plan, [], Guid.Empty) is not null;
            var days = await db.SupervisionDaysOfAsync(plan.Id, cancellationToken);
            return new SlipProposals
            {
                RedDays = days.Red,
                Items = [.. reading.Subjects.Concat(reading.OfAreas).Where(s => mayIssue && since.ContainsKey((s.Id, s.Area?.Id)))
                    .Select(s => Propose(s, since[(s.Id, s.Area?.Id)], slips[s.Id], days, today)).OfType<ProposalItem>()],
            };
        }

        private static ProposalItem? Propose(SupervisedSubject subject, DateOnly since, IEnumerable<Slip> slips, SupervisionDays days, DateOnly today)
        {
            var lead = subject.Leads is [var first, ..] ? first : null;
            var addressee = subject.Area?.Code ?? lead?.OrgUnit.Code;
            if (SlipLadder.Due(since, [.. slips.Where(s => addressee is null || s.OrgUnit.Code == addressee)], days, today) is not { } due)
            {
                return null;
            }

            return new ProposalItem
            {
                Subject = new() { Kind = subject.Kind, Code = subject.Code, Title = subject.Title },
                Lead = lead,
                Area = subject.Area is { } area ? OrgUnitRef.Of(area) : null,
                Status = subject.Status,
                RedSince = since,
                Days = today.DayNumber - since.DayNumber + 1,
                Level = due.Level,
                Former = SlipResponse.LinkItem.Of(due.Former),
            };
        }
    }
}
