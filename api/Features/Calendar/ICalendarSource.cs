using Lantu.Api.Domain;

namespace Lantu.Api.Features.Calendar;

/// <summary>One kind of thing that happens on a day. A class of its own for each, found by <see cref="Http.UseCases"/>.</summary>
public interface ICalendarSource
{
    /// <summary>What of it falls on the days asked for, as far as the actor may see it.</summary>
    Task<IReadOnlyList<CalendarEntry>> ReadAsync(CalendarQuestion asked, CancellationToken cancellationToken);
}

/// <param name="Plan">With its municipality.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="OrgUnitId">Only what concerns this unit; everything where none is told.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Today">Decides what is overdue.</param>
/// <param name="Language">Of titles.</param>
public sealed record CalendarQuestion(Plan Plan, DateOnly From, DateOnly To, Guid? OrgUnitId, Actor Actor, DateOnly Today, Language Language)
{
    public bool Includes(DateOnly day) => day >= From && day <= To;
}

/// <summary>Something that happens on a day.</summary>
/// <param name="Key">The same for the same thing at every reading, also on another day when it has been put off.</param>
/// <param name="Title">In the language asked for.</param>
public sealed record CalendarEntry(string Key, DateOnly Day, CalendarKind Kind, string Title)
{
    /// <summary>Whom it concerns, in protocol order.</summary>
    public IReadOnlyList<OrgUnit> OrgUnits { get; init; } = [];

    /// <summary>How far it is, in a few words.</summary>
    public string? Note { get; init; }

    /// <summary>Null where there is nothing to be done.</summary>
    public bool? IsDone { get; init; }

    /// <summary>The path of its page.</summary>
    public string? Page { get; init; }

    /// <summary>How often it has been put off.</summary>
    public int Sequence { get; init; }

    /// <summary>When it last changed, where that is known.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}
