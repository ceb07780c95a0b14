namespace Lantu.Api.Domain;

/// <summary>before, onDue and after come by the clock; byHand from the lead department, the finalizer or the plan's administrator.</summary>
public enum ReminderKind { Before, OnDue, After, ByHand }

/// <summary>催报: a unit was told that a submission is owed. Rows are only ever added; of one kind there is one a day.</summary>
public sealed class Reminder
{
    /// <summary>By hand a submission is reminded of once in this time, whoever does it.</summary>
    public static readonly TimeSpan PauseByHand = TimeSpan.FromHours(24);

    public Guid Id { get; init; }
    public Guid SubmissionId { get; init; }
    public Submission Submission { get; init; } = null!;
    public ReminderKind Kind { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset At { get; init; }
    public DateOnly DueOn { get; init; }

    /// <summary>Who reminded; null for the clock.</summary>
    public Guid? UserId { get; init; }
    public Guid? OnBehalfOfId { get; init; }
    public string? Message { get; init; }

    /// <summary>What each person was told.</summary>
    public List<Notice> Notices { get; init; } = [];
}

/// <summary>When the clock reminds, in working days from the due date: negative before, 0 on the day, positive after.</summary>
/// <param name="Days">Each of these days.</param>
/// <param name="Every">After the last of them again after so many days.</param>
public sealed record ReminderSchedule(IReadOnlyList<int> Days, int Every)
{
    /// <returns>The kind of reminder that is sent on a day; null for none. Days of rest have none.</returns>
    public ReminderKind? KindOn(DateOnly today, DateOnly dueOn, WorkingDays workingDays)
    {
        if (!workingDays.Includes(today))
        {
            return null;
        }

        var (distance, last) = (workingDays.Between(dueOn, today), Days.Max());
        if (!Days.Contains(distance) && (distance <= last || (distance - last) % Every != 0))
        {
            return null;
        }

        return distance switch
        {
            < 0 => ReminderKind.Before,
            0 => ReminderKind.OnDue,
            > 0 => ReminderKind.After,
        };
    }
}
