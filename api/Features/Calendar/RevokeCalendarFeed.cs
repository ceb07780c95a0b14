using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Calendar;

public static class RevokeCalendarFeed
{
    public sealed record Command(Guid Id) : IRequest;

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit, TimeProvider clock) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var actor = current.Required;
            var feed = await db.CalendarFeeds.VisibleTo(actor).SingleOrDefaultAsync(f => f.Id == request.Id && f.RevokedAt == null, cancellationToken) ?? throw new NotFoundException("not_found");
            feed.RevokedAt = clock.Now();
            audit.Add(actor, "calendarFeed.revoke", $"calendarFeed:{feed.Id}");
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
