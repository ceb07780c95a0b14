using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Calendar;

public static class ListCalendar
{
    public sealed record Filter : CalendarFilter, IPaged
    {
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
