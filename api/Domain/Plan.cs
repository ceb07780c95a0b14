namespace Lantu.Api.Domain;

public enum PlanState { InForce, Finished }

/// <summary>A plan document in force for a span of years.</summary>
public sealed class Plan
{
    public Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Title { get; set; }
    public required string ShortTitle { get; set; }
    public string? DocumentNumber { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public required List<string> IssuedBy { get; set; }

    /// <summary>The municipality whose plan it is.</summary>
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;

    /// <summary>The department that finalizes figures and publishes (规划牵头部门).</summary>
    public Guid OwnerOrgUnitId { get; init; }
    public OrgUnit OwnerOrgUnit { get; init; } = null!;

    public int StartYear { get; init; }
    public int EndYear { get; init; }
    public int BaseYear { get; init; }
    public PlanState State { get; set; }

    /// <summary>Domains (领域) of the indicator table, in printed order.</summary>
    public required List<string> Domains { get; set; }
    public required List<Goal> Goals { get; set; }

    /// <summary>Under which what is released may be used; null while the city has not said.</summary>
    public Licence? Licence { get; set; }
    public required List<Note> Notes { get; set; }
    public long Version { get; set; }

    /// <summary>序时进度: the share of the plan's days that have passed on a day, 0 to 1.</summary>
    public double TimeProgress(DateOnly today) => TimeProgress(StartYear, EndYear, today);

    /// <summary>The same of the years of any plan.</summary>
    public static double TimeProgress(int startYear, int endYear, DateOnly today)
    {
        var first = new DateOnly(startYear, 1, 1);
        var days = new DateOnly(endYear + 1, 1, 1).DayNumber - first.DayNumber;
        return Math.Clamp((today.DayNumber - first.DayNumber) / (double)days, 0, 1);
    }
}

/// <param name="Name">As the Open Definition calls it, e.g. CC-BY-4.0; null of one that has no such name.</param>
public sealed record Licence(string? Name, string Title, string? Url);

/// <summary>A goal of the plan's 规划目标; no 0 is the overall one.</summary>
public sealed record Goal(int No, string Title, string Summary, List<GoalStatement> Statements);

/// <summary>A figure a goal states; where it repeats an indicator, the indicator table binds.</summary>
public sealed record GoalStatement(
    string Quantity, Comparator Comparator, decimal? Value, string? Unit, int? DueYear, string? IndicatorCode, string SourceText);
