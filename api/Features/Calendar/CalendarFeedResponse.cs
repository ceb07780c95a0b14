using System.Linq.Expressions;
using Lantu.Api.Contract;
using Lantu.Api.Security;

namespace Lantu.Api.Features.Calendar;

/// <summary>An address at which calendar programs read one's days (日历订阅); the address itself is shown once and not kept.</summary>
public sealed record CalendarFeedResponse
{
    public required Guid Id { get; init; }

    /// <example>手机日历</example>
    public required string Name { get; init; }

    /// <summary>Whose days; null for all that its owner may see.</summary>
    public required OrgUnitRef? OrgUnit { get; init; }

    /// <summary>Which kinds, as in a calendar entry; none for all.</summary>
    /// <example>["submissionDue","milestone"]</example>
    public required IReadOnlyList<string> Kinds { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>To the minute; null before a program has asked.</summary>
    public required DateTimeOffset? LastUsedAt { get; init; }

    public static Expression<Func<CalendarFeed, CalendarFeedResponse>> Projection { get; } = f => new CalendarFeedResponse
    {
        Id = f.Id,
        Name = f.Name,
        OrgUnit = f.OrgUnit == null ? null : new OrgUnitRef { Code = f.OrgUnit.Code, Name = f.OrgUnit.Name, ShortName = f.OrgUnit.ShortName, Kind = f.OrgUnit.Kind },
        Kinds = f.Kinds,
        CreatedAt = f.CreatedAt,
        LastUsedAt = f.LastUsedAt,
    };
}
