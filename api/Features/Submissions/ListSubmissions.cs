using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Submissions;

public static class ListSubmissions
{
    public sealed record Filter : IPaged
    {
        /// <summary>Code of the form.</summary>
        public string? Form { get; init; }

        /// <summary>Code of the reporting unit.</summary>
        public string? OrgUnit { get; init; }
        public string? Period { get; init; }
        public Word<SubmissionState>? State { get; init; }
        public bool? Overdue { get; init; }

        /// <summary>true: only those that wait for an act of yours.</summary>
        public bool? Mine { get; init; }

        /// <summary>true: also those whose course you follow without seeing their figures yet: of forms your department leads or finalizes.</summary>
        public bool? Followed { get; init; }

        /// <summary>Due on this day or later.</summary>
        /// <example>2025-10-01</example>
        public DateOnly? DueFrom { get; init; }

        /// <summary>Due on this day or earlier.</summary>
        /// <example>2025-12-31</example>
        public DateOnly? DueTo { get; init; }

        /// <summary>true: only corrections (更正); false: only first revisions.</summary>
        public bool? Corrections { get; init; }

        /// <summary>Only the revisions that were in force at this instant (RFC 3339 with offset, a day, or the name of a snapshot): approved by then, and not replaced by then.</summary>
        /// <example>2025-07-10T08:00:00Z</example>
        public string? AsOf { get; init; }

        /// <summary>dueOn, -dueOn, period, -period or orgUnit; dueOn unless told.</summary>
        public string? Sort { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<SubmissionSummary>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Filter.Period).Must(code => code is null || Period.TryParse(code, out _)).WithErrorCode("malformed_period").OverridePropertyName("Period");
            RuleFor(q => q.Filter.Sort).Must(sort => sort is null or "dueOn" or "-dueOn" or "period" or "-period" or "orgUnit").WithErrorCode("malformed_parameter").OverridePropertyName("Sort");
            RuleFor(q => q.Filter.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
        }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, Page<SubmissionSummary>>
    {
        public async Task<Page<SubmissionSummary>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (filter, state, actor, today) = (request.Filter, request.Filter.State?.Value, current.Required, clock.Today());
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var (skip, take) = Paging.Window(filter);

            var found = (filter.Followed == true ? db.Submissions.FollowedBy(actor) : db.Submissions.VisibleTo(actor)).AsNoTracking().Where(s => s.PlanId == plan.Id
                && (filter.DueFrom == null || s.DueOn >= filter.DueFrom)
                && (filter.DueTo == null || s.DueOn <= filter.DueTo)
                && (filter.Corrections == null || filter.Corrections == s.Revision > 1)
                && (filter.Form == null || s.ReportForm.Code == filter.Form)
                && (filter.OrgUnit == null || s.OrgUnit.Code == filter.OrgUnit)
                && (filter.Period == null || s.Period == filter.Period)
                && (state == null || s.State == state));
            if (filter.Overdue is { } overdue)
            {
                found = found.Where(s => overdue == (s.DueOn < today
                    && (s.State == SubmissionState.Open || s.State == SubmissionState.Draft || s.State == SubmissionState.Returned)));
            }

            if (await db.Snapshots.NamedAsync(plan, filter.AsOf, cancellationToken) is { } asOf)
            {
                found = found.InForceAt(asOf);
            }

            if (filter.Mine == true)
            {
                found = found.WaitingFor(actor);
            }

            var submissions = await SubmissionReader.Listed(Sorted(found, filter.Sort).Skip(skip).Take(take + 1)).ToListAsync(cancellationToken);
            var sees = Visibility.Sees(actor);
            return Paging.Close([.. submissions.Select(s => SubmissionSummary.Of(s, actor, today, sees(s)))], filter, skip, take);
        }

        /// <summary>Every order ends in the id, so that pages neither repeat nor skip a row.</summary>
        private static IOrderedQueryable<Submission> Sorted(IQueryable<Submission> submissions, string? sort) => (sort switch
        {
            "-dueOn" => submissions.OrderByDescending(s => s.DueOn).ThenBy(s => s.OrgUnit.SortOrder),
            "period" => submissions.OrderBy(s => s.Period).ThenBy(s => s.OrgUnit.SortOrder),
            "-period" => submissions.OrderByDescending(s => s.Period).ThenBy(s => s.OrgUnit.SortOrder),
            "orgUnit" => submissions.OrderBy(s => s.OrgUnit.SortOrder).ThenBy(s => s.DueOn),
            _ => submissions.OrderBy(s => s.DueOn).ThenBy(s => s.OrgUnit.SortOrder),
        }).ThenBy(s => s.Id);
    }
}
