using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Calendar;

public static class ExportCalendar
{
    public sealed record Filter : ICalendarFilter
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
    }

    /// <param name="Plan">The plan's code.</param>
    /// <param name="Filter">Which days.</param>
    /// <param name="Address">Where pages are.</param>
    public sealed record Query(string Plan, Filter Filter, string Address) : IRequest<ExportedFile>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => this.MustBeCalendar(q => q.Filter);
    }

    public sealed class Handler(LantuDbContext db, CalendarReader reader, CurrentActor current, RequestLanguage language, TimeProvider clock) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var entries = await reader.ReadAsync(plan, request.Filter, current.Required, cancellationToken);
            var file = CalendarFile.Write(plan.ShortTitle, entries, request.Address, clock.Today(), language.Value);
            return new ExportedFile(file, CalendarFile.MediaType, $"{plan.ShortTitle}-日历-{request.Filter.From:yyyyMMdd}-{request.Filter.To:yyyyMMdd}.ics");
        }
    }
}
