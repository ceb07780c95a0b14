using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Calendar;

public static class GetCalendarFeed
{
    /// <param name="Token">The secret of its address.</param>
    /// <param name="Address">Where pages are.</param>
    public sealed record Query(string Token, string Address) : IRequest<byte[]>;

    /// <summary>What its owner may see now of every plan in force, from a year ago to a good year ahead.</summary>
    public sealed class Handler(LantuDbContext db, CalendarReader reader, CurrentActor current, RequestLanguage language, TimeProvider clock) : IRequestHandler<Query, byte[]>
    {
        public async Task<byte[]> Handle(Query request, CancellationToken cancellationToken)
        {
            var (now, today) = (clock.Now(), clock.Today());
            var feed = await db.ByTokenAsync(request.Token, now, cancellationToken) ?? throw new NotFoundException("not_found");
            var owner = await current.PersonAsync(feed.UserId, cancellationToken);
            if (!Permissions.Has(owner, Permissions.PlanRead))
            {
                throw new NotFoundException("not_found");
            }

            List<CalendarKind> kinds = [.. feed.Kinds.Select(word => Enum.Parse<CalendarKind>(word, ignoreCase: true))];
            var entries = new List<CalendarEntry>();
            foreach (var plan in await db.Plans.AsNoTracking().Include(p => p.OrgUnit).Where(p => p.State == PlanState.InForce).OrderBy(p => p.Code).ToListAsync(cancellationToken))
            {
                entries.AddRange(await reader.ReadAsync(new CalendarQuestion(plan, today.AddDays(-366), today.AddDays(400), feed.OrgUnitId, owner, today, language.Value), kinds, cancellationToken));
            }

            return CalendarFile.Write(feed.Name, entries.DistinctBy(e => e.Key), request.Address, today, language.Value);
        }
    }
}
