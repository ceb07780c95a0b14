using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Calendar;

public static class ListCalendar
{
    public sealed record Filter : ICalendarFilter, IPaged
    {
        /// <summary>The first day.</summary>
        /// <example>2026-01-01</example>
        [Required]
        public required DateOnly From { get; init; }

        /// <summary>The last day, at most 400 days later.</summary>
        /// <example>2026-12-31</example>
        [Required]
        public required DateOnly To { get; init; }

        /// <summary>Code of a unit: what it reports or reviews, leads, takes or gives. Days off are everybody's.</summary>
        public string? OrgUnit { get; init; }

        /// <summary>Kinds, with commas between; all unless told.</summary>
        /// <example>submissionDue,milestone</example>
        public string? Kind { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<CalendarEntryResponse>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => this.MustBeCalendar(q => q.Filter);
    }

    public sealed class Handler(LantuDbContext db, CalendarReader reader, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, Page<CalendarEntryResponse>>
    {
        public async Task<Page<CalendarEntryResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var entries = await reader.ReadAsync(plan, request.Filter, current.Required, cancellationToken);
            var (today, workingDays) = (clock.Today(), await reader.WorkingDaysAsync(cancellationToken));
            return Paging.Cut(entries.Select(e => CalendarEntryResponse.Of(e, today, workingDays)), request.Filter);
        }
    }
}
