using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Calendar;

/// <summary>Something that happens on a day (日历).</summary>
public sealed record CalendarEntryResponse
{
    /// <summary>The same for the same thing at every reading, also when it has been put off.</summary>
    /// <example>commitment-0190a6d2-7f5c-7b51-9d0e-3f6b1c2a4d5e</example>
    public required string Id { get; init; }

    /// <example>2025-12-31</example>
    public required DateOnly Day { get; init; }
    public required CalendarKind Kind { get; init; }

    /// <summary>In the language asked for.</summary>
    /// <example>5.1 新增污水日处理能力</example>
    public required string Title { get; init; }

    /// <summary>How far it is, in a few words.</summary>
    /// <example>8 家中 3 家未报</example>
    public required string? Note { get; init; }

    /// <summary>Whom it concerns, in protocol order.</summary>
    public required IReadOnlyList<OrgUnitRef> OrgUnits { get; init; }

    /// <summary>Null where there is nothing to be done.</summary>
    public required bool? Done { get; init; }

    /// <summary>Its day has passed and it is not done.</summary>
    public required bool Overdue { get; init; }

    /// <summary>From today to its day, negative when that has passed; null where nothing is left to be done.</summary>
    /// <example>12</example>
    public required int? WorkingDaysLeft { get; init; }

    /// <summary>The path of its page.</summary>
    /// <example>/plans/quzhou-eco-14/tasks/5.1</example>
    public required string? Page { get; init; }

    public static CalendarEntryResponse Of(CalendarEntry entry, DateOnly today, WorkingDays workingDays) => new()
    {
        Id = entry.Key,
        Day = entry.Day,
        Kind = entry.Kind,
        Title = entry.Title,
        Note = entry.Note,
        OrgUnits = [.. entry.OrgUnits.Select(OrgUnitRef.Of)],
        Done = entry.IsDone,
        Overdue = entry.IsDone == false && entry.Day < today,
        WorkingDaysLeft = entry.IsDone == false ? workingDays.Between(today, entry.Day) : null,
        Page = entry.Page,
    };
}
