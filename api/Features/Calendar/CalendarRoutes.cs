using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace Lantu.Api.Features.Calendar;

public static class CalendarRoutes
{
    public static void MapCalendar(this IEndpointRouteBuilder api)
    {
        var plan = api.MapGroup("/plans/{plan}").WithTags("Calendar");
        plan.MapGet("/calendar", (string plan, [AsParameters] ListCalendar.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListCalendar.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("listCalendar", "List what is due or takes effect on some days (日历), the first first",
                "Forms as they open, are due and close, as far as you follow them; commitments and milestones; pieces of tasks; slips under way that you see; responsibilities that begin, end or go to another unit; announced days off and worked weekend days.");
        plan.MapGet("/calendar.ics", async (string plan, [AsParameters] ExportCalendar.Filter filter, HttpContext http, IMediator mediator, CancellationToken ct) =>
                Bytes.Download(http, await mediator.Send(new ExportCalendar.Query(plan, filter, PublicAddress.Of(http)), ct)))
            .Allow(Permissions.PlanRead).GivesBytes("text/calendar").Limited(RateLimits.Export).Fails(404).Named("exportCalendar", "Download the same as an iCalendar file");
        var feeds = api.MapGroup("/calendar-feeds").WithTags("Calendar");
        feeds.MapGet("", ([AsParameters] ListCalendarFeeds.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Allow(Permissions.WorkbenchOwn).Named("listCalendarFeeds", "List your calendar feeds (日历订阅), newest first");
        feeds.MapPost("", async (CreateCalendarFeed.Command command, IMediator mediator, CancellationToken ct) => TypedResults.Created((string?)null, await mediator.Send(command, ct)))
            .Allow(Permissions.WorkbenchOwn).Idempotent(answersASecret: true).Fails(409, 415, 422).Named("createCalendarFeed", "Make an address at which a calendar program reads your days",
                "Whoever knows the address sees what you may see, as long as you may: keep it to yourself, and revoke it when in doubt. It covers every plan in force.");
        feeds.MapDelete("/{feed:guid}", async (Guid feed, IMediator mediator, CancellationToken ct) => { await mediator.Send(new RevokeCalendarFeed.Command(feed), ct); return Results.NoContent(); })
            .Allow(Permissions.WorkbenchOwn).Produces(StatusCodes.Status204NoContent).Fails(404).Named("revokeCalendarFeed", "Revoke a calendar feed: its address answers no more");
        feeds.MapGet("/{token}.ics", async (string token, HttpContext http, IMediator mediator, CancellationToken ct) => Feed(http, await mediator.Send(new GetCalendarFeed.Query(token, PublicAddress.Of(http)), ct)))
            .Anonymous().Limited(RateLimits.Export).Produces<string>(StatusCodes.Status200OK, "text/calendar").Fails(304, 404).Named("getCalendarFeed", "Read a calendar feed (RFC 5545)",
                "Without a session: the address is the secret. From a year ago to 400 days ahead, every event a whole day.");
    }

    private static IResult Feed(HttpContext http, byte[] content)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Accept-Language";
        return TypedResults.Bytes(content, CalendarFile.MediaType, entityTag: new EntityTagHeaderValue(ContentTag.Of(content)));
    }
}
