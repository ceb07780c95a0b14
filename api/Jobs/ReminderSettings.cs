using Lantu.Api.Domain;

namespace Lantu.Api.Jobs;

/// <summary>Section "Reminders" of the configuration, in working days.</summary>
public sealed class ReminderSettings
{
    private static readonly int[] Usual = [-3, -1, 0, 1];

    /// <summary>-3, -1, 0 and 1 unless told; negative is before the due date.</summary>
    public int[]? Days { get; init; }

    /// <summary>After the last of these days again after so many: a week.</summary>
    public int Every { get; init; } = 5;

    public ReminderSchedule Schedule => new(Days is { Length: > 0 } ? Days : Usual, Math.Max(Every, 1));
}
