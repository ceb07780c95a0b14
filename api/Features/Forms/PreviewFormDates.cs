using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Forms;

public static class PreviewFormDates
{
    /// <summary>Enough to see weekends and holidays at work.</summary>
    private const int Shown = 3;

    public sealed record Filter
    {
        /// <summary>Days after the period's end on which it opens; negative is before the end.</summary>
        public required int OpensDays { get; init; }

        /// <summary>Days after the period's end on which it is due.</summary>
        public required int DueDays { get; init; }
        public required Word<DueDayKind> DueDayKind { get; init; }

        /// <summary>Days after the due date on which it closes; left out never.</summary>
        public int? ClosesDays { get; init; }
    }

    public sealed record Query(string Plan, string Form, Filter Filter) : IRequest<FormDatesResponse>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Filter.OpensDays).InclusiveBetween(-366, 366).WithErrorCode("out_of_days").OverridePropertyName("OpensDays");
            RuleFor(q => q.Filter.DueDays).InclusiveBetween(1, 366).WithErrorCode("out_of_days").OverridePropertyName("DueDays");
            RuleFor(q => q.Filter.ClosesDays).InclusiveBetween(0, 366).WithErrorCode("out_of_days").OverridePropertyName("ClosesDays");
        }
    }

    public sealed class Handler(LantuDbContext db, TimeProvider clock) : IRequestHandler<Query, FormDatesResponse>
    {
        public async Task<FormDatesResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var form = await db.ReportForms.AsNoTracking().Include(f => f.Plan).SingleOrDefaultAsync(f => f.Plan.Code == request.Plan && f.Code == request.Form, cancellationToken)
                ?? throw new NotFoundException("not_found");
            var (filter, workingDays) = (request.Filter, new WorkingDays(await db.Holidays.AsNoTracking().ToListAsync(cancellationToken)));
            var calendar = new ReportFormVersion { OpensDays = filter.OpensDays, DueDays = filter.DueDays, DueDayKind = filter.DueDayKind.Value, ClosesDays = filter.ClosesDays };
            var all = form.Periods.Select(period => (Period: period, Dates: calendar.DatesOf(period, workingDays))).ToList();
            var toCome = all.FindIndex(p => p.Dates.OpensOn > clock.Today());
            // Near the plan's end, and after it, the last ones.
            var from = Math.Max(0, Math.Min(toCome < 0 ? all.Count : toCome, all.Count - Shown));
            return new FormDatesResponse
            {
                Items = [.. all.Skip(from).Take(Shown).Select(p => new FormDatesResponse.PeriodItem { Period = p.Period.Code, OpensOn = p.Dates.OpensOn, DueOn = p.Dates.DueOn, ClosesOn = p.Dates.ClosesOn })],
            };
        }
    }
}

/// <summary>On which days periods would open, be due and close.</summary>
public sealed record FormDatesResponse
{
    /// <summary>The next three periods that have not opened; at the end of the plan its last three.</summary>
    public required IReadOnlyList<PeriodItem> Items { get; init; }

    public sealed record PeriodItem
    {
        /// <example>2025-Q4</example>
        public required string Period { get; init; }
        public required DateOnly OpensOn { get; init; }
        public required DateOnly DueOn { get; init; }
        public required DateOnly? ClosesOn { get; init; }
    }
}
