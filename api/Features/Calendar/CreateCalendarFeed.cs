using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Calendar;

public static class CreateCalendarFeed
{
    private const int MostFeeds = 20;

    public sealed record Command : IRequest<CreatedCalendarFeedItem>, IBody<Command>
    {
        /// <example>手机日历</example>
        public required string Name { get; init; }

        /// <summary>Code of the unit whose days it shows; all that you may see unless told.</summary>
        /// <example>water</example>
        public string? OrgUnit { get; init; }

        /// <summary>Which kinds; all unless told.</summary>
        public IReadOnlyList<CalendarKind>? Kinds { get; init; }
    }

    public sealed record CreatedCalendarFeedItem
    {
        public required CalendarFeedResponse Feed { get; init; }

        /// <summary>The path of its address, shown this once.</summary>
        /// <example>/api/v1/calendar-feeds/qYk3vQ0m3Zp8o1W2e4R6t8Y0u2I4o6P8a0S2d4F6g8H.ics</example>
        public required string Path { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("required");
            RuleFor(c => c.Name).MaximumLength(60).WithErrorCode("too_long").WithState(_ => 60);
            RuleFor(c => c.Name).IsPrintable();
            RuleFor(c => c.OrgUnit).IsPrintable();
            RuleFor(c => c.Kinds).Must(kinds => kinds is null || kinds.Count <= Enum.GetValues<CalendarKind>().Length).WithErrorCode("too_many").WithState(_ => Enum.GetValues<CalendarKind>().Length);
        }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, CreatedCalendarFeedItem>
    {
        public async Task<CreatedCalendarFeedItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var actor = current.Required;
            var unit = request.OrgUnit is null ? null : await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Code == request.OrgUnit, cancellationToken);
            RuleViolationException.ThrowIfAny([request.OrgUnit is not null && unit is null ? new RuleViolation("/orgUnit", "unknown_org_unit", request.OrgUnit) : null]);
            if (await db.CalendarFeeds.VisibleTo(actor).CountAsync(f => f.RevokedAt == null, cancellationToken) >= MostFeeds)
            {
                throw new ConflictException("too_many_feeds", MostFeeds);
            }

            var token = FeedTokens.New();
            var feed = new CalendarFeed
            {
                Id = Guid.CreateVersion7(),
                UserId = actor.UserId,
                Name = request.Name.Trim(),
                OrgUnitId = unit?.Id,
                Kinds = [.. (request.Kinds ?? []).Distinct().Select(kind => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()))],
                TokenHash = FeedTokens.Hash(token),
                CreatedAt = clock.Now(),
            };
            db.CalendarFeeds.Add(feed);
            audit.Add(actor, "calendarFeed.create", $"calendarFeed:{feed.Id}", unit?.Code);
            await db.SaveChangesAsync(cancellationToken);
            return new CreatedCalendarFeedItem
            {
                Feed = await db.CalendarFeeds.AsNoTracking().VisibleTo(actor).Where(f => f.Id == feed.Id).Select(CalendarFeedResponse.Projection).SingleAsync(cancellationToken),
                Path = $"/api/v1/calendar-feeds/{token}.ics",
            };
        }
    }
}
