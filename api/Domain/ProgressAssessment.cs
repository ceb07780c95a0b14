namespace Lantu.Api.Domain;

/// <summary>What decided a light of a task or project, the first that holds.</summary>
public enum ProgressCause { NotStarted, NothingReported, Done, MilestoneOverdue, FarBehind, Behind, DueSoon, CaughtUpLately, ReturnedTwice, OnCourse }

/// <summary>A commitment, as the assessment of what it belongs to sees it.</summary>
/// <param name="IsMilestone">Something to be done, without a figure.</param>
/// <param name="DueOn">The plan's last day where it names no date.</param>
/// <param name="Share">Of the promise kept, 0 to 1; null where nothing is reported.</param>
public sealed record ProgressPart(bool IsMilestone, DateOnly DueOn, decimal? Share)
{
    public bool IsDone => Share >= 1;
}

/// <summary>The share done as it was typed for a period, 0 to 1.</summary>
public sealed record TypedShare(Period Period, decimal Share);

/// <summary>All that the light of a task or project follows from.</summary>
/// <param name="StartsOn">Its planned start.</param>
/// <param name="DueOn">When all of it is due.</param>
/// <param name="Parts">Its commitments.</param>
/// <param name="Typed">Shares typed for it, any order.</param>
/// <param name="Returns">How often the latest report was returned before it was approved.</param>
public sealed record ProgressInput(DateOnly StartsOn, DateOnly DueOn, IReadOnlyList<ProgressPart> Parts, IReadOnlyList<TypedShare> Typed, int Returns)
{
    /// <summary>Nobody typed a share: the stages reported stand for them.</summary>
    public bool IsStaged { get; init; }

    /// <summary>Planned days of a project's milestones that are not done.</summary>
    public IReadOnlyList<DateOnly> OpenMilestones { get; init; } = [];
}

/// <summary>
/// The judgement of a task or project on a day: share done q against share due p. q is computed from the commitments on which
/// something is reported; only where there is none is it the share typed. p runs evenly from the start to each part's due day.
/// </summary>
/// <param name="Done">q; null where nothing is reported.</param>
/// <param name="Due">p, of the same parts.</param>
/// <param name="IsTyped">q was typed, not computed.</param>
/// <param name="Reported">Parts on which something is reported.</param>
/// <param name="Total">Parts there are.</param>
/// <param name="Overdue">Milestones that should have been done.</param>
/// <param name="DaysOverdue">Since the earliest of them was due.</param>
/// <param name="IsStaged">q follows from the stage on the ladder, neither computed nor typed.</param>
public sealed record ProgressAssessment(Light Light, ProgressCause Cause, decimal? Done = null, decimal? Due = null, bool IsTyped = false, int Reported = 0, int Total = 0, int Overdue = 0, int DaysOverdue = 0, bool IsStaged = false)
{
    /// <summary>q − p below which a task is behind, and far behind.</summary>
    public const decimal BehindBy = -0.05m;
    public const decimal FarBehindBy = -0.20m;

    /// <summary>Working days before the due day on which what is open turns yellow.</summary>
    public const int SoonDays = 15;

    public Verdict Verdict => Cause switch
    {
        ProgressCause.NotStarted or ProgressCause.NothingReported => Verdict.NoData,
        ProgressCause.Done => Verdict.Met,
        ProgressCause.MilestoneOverdue or ProgressCause.FarBehind => Verdict.SeriouslyBehind,
        ProgressCause.Behind or ProgressCause.DueSoon or ProgressCause.CaughtUpLately or ProgressCause.ReturnedTwice => Verdict.Behind,
        ProgressCause.OnCourse => Verdict.InLine,
    };

    public static ProgressAssessment Of(ProgressInput input, DateOnly today, WorkingDays workingDays)
    {
        var reported = input.Parts.Where(p => p.Share is not null).ToList();
        var typed = input.Typed.OrderBy(t => t.Period.LastDay).ToList();
        if (today < input.StartsOn)
        {
            return new(Light.Grey, ProgressCause.NotStarted, Total: input.Parts.Count);
        }

        if (reported.Count == 0 && typed.Count == 0)
        {
            return new(Light.Grey, ProgressCause.NothingReported, Total: input.Parts.Count);
        }

        var isTyped = reported.Count == 0;
        var done = isTyped ? typed[^1].Share : reported.Average(p => p.Share!.Value);
        var due = isTyped ? Elapsed(input.StartsOn, input.DueOn, today) : reported.Average(p => Elapsed(input.StartsOn, p.DueOn, today));
        var overdue = input.Parts.Where(p => p.IsMilestone && !p.IsDone).Select(p => p.DueOn).Concat(input.OpenMilestones).Where(day => day < today).ToList();
        var cause = Decide(input, done, due, overdue.Count, typed, today, workingDays);
        return new(
            LightOf(cause), cause, done, due, isTyped, reported.Count, input.Parts.Count, overdue.Count,
            overdue.Count == 0 ? 0 : today.DayNumber - overdue.Min().DayNumber, isTyped && input.IsStaged);
    }

    /// <summary>The same of one commitment, which has no milestones of its own.</summary>
    public static ProgressAssessment Of(ProgressPart part, DateOnly startsOn, DateOnly today, WorkingDays workingDays) =>
        Of(new ProgressInput(startsOn, part.DueOn, [part], [], 0), today, workingDays);

    /// <summary>
    /// The share of a promise kept. A figure to reach or to grow or fall by: value/target. A figure to stay under: all of it while
    /// it holds, else target/value. A milestone: done (1) or not. Null where nothing is reported, or nothing can be measured.
    /// </summary>
    public static decimal? ShareOf(CommitmentKind kind, Comparator comparator, decimal? target, decimal? value) => (kind, comparator) switch
    {
        (_, _) when value is null => null,
        (CommitmentKind.Milestone, _) => value >= 1 ? 1 : 0,
        (_, Comparator.None) or (_, _) when target is null => null,
        (_, Comparator.Lte) => value <= target ? 1 : Math.Clamp(target!.Value / value!.Value, 0, 1),
        (_, Comparator.Lt) => value < target ? 1 : value == target ? 0.99m : Math.Clamp(target!.Value / value!.Value, 0, 1),
        (_, Comparator.Gt) when value == target => 0.99m,
        _ => target == 0 ? (value >= 0 ? 1 : 0) : Math.Clamp(value!.Value / target!.Value, 0, 1),
    };

    private static ProgressCause Decide(ProgressInput input, decimal done, decimal due, int overdue, List<TypedShare> typed, DateOnly today, WorkingDays workingDays) => (done - due) switch
    {
        _ when overdue > 0 => ProgressCause.MilestoneOverdue,
        _ when done >= 1 => ProgressCause.Done,
        < FarBehindBy => ProgressCause.FarBehind,
        < BehindBy => ProgressCause.Behind,
        _ when today <= input.DueOn && workingDays.After(today, SoonDays) >= input.DueOn => ProgressCause.DueSoon,
        _ when CaughtUpLately(input, typed, today) => ProgressCause.CaughtUpLately,
        _ when input.Returns >= 2 => ProgressCause.ReturnedTwice,
        _ => ProgressCause.OnCourse,
    };

    /// <summary>The report before the last was behind, and the last is less than one of its periods old.</summary>
    private static bool CaughtUpLately(ProgressInput input, List<TypedShare> typed, DateOnly today) =>
        typed.Count >= 2
        && typed[^2].Share - Elapsed(input.StartsOn, input.DueOn, typed[^2].Period.LastDay) < BehindBy
        && today <= typed[^1].Period.Next.LastDay;

    private static decimal Elapsed(DateOnly from, DateOnly to, DateOnly day) =>
        to <= from ? (day >= to ? 1 : 0) : Math.Clamp((day.DayNumber - from.DayNumber) / (decimal)(to.DayNumber - from.DayNumber), 0, 1);

    private static Light LightOf(ProgressCause cause) => cause switch
    {
        ProgressCause.NotStarted or ProgressCause.NothingReported => Light.Grey,
        ProgressCause.MilestoneOverdue or ProgressCause.FarBehind => Light.Red,
        ProgressCause.Behind or ProgressCause.DueSoon or ProgressCause.CaughtUpLately or ProgressCause.ReturnedTwice => Light.Yellow,
        ProgressCause.Done or ProgressCause.OnCourse => Light.Green,
    };
}
