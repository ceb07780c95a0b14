using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Calendar;

public static class ListCalendarFeeds
{
    public sealed record Query : IRequest<Page<CalendarFeedResponse>>, IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current) : IRequestHandler<Query, Page<CalendarFeedResponse>>
    {
        public async Task<Page<CalendarFeedResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (skip, take) = Paging.Window(request);
            var feeds = await db.CalendarFeeds.AsNoTracking().VisibleTo(current.Required)
                .Where(f => f.RevokedAt == null)
                .OrderByDescending(f => f.CreatedAt).ThenBy(f => f.Id)
                .Skip(skip).Take(take + 1)
                .Select(CalendarFeedResponse.Projection)
                .ToListAsync(cancellationToken);
            return Paging.Close(feeds, request, skip, take);
        }
    }
}
