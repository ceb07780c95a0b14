using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Calendar;

public static class ExportCalendar
{
    public sealed record Filter : CalendarFilter;

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
