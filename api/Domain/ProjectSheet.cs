using System.Text.Json.Serialization;

namespace Lantu.Api.Domain;

/// <summary>Where money for a project comes from.</summary>
public enum FundingSource { Central, Province, City, County, Private }

/// <summary>What a year is planned to bring from a source, and what has been arranged of it, in 万元.</summary>
public sealed record Investment(int Year, FundingSource Source, decimal? Planned, decimal? Arranged);

/// <summary>Something of a project to be done by a day.</summary>
/// <param name="IsGate">What comes after it waits until it is done.</param>
public sealed record Milestone(string Title, DateOnly PlannedOn, DateOnly? DoneOn, bool IsGate);

/// <summary>What whoever is in charge of a project knows of it (项目台账). The plan itself says none of this.</summary>
public sealed record ProjectSheet
{
    public const int MostInvestments = 100;
    public const int MostMilestones = 50;
    public const int LongestPlace = 200;
    public const int LongestMilestone = 100;

    public static ProjectSheet None { get; } = new();

    /// <summary>Code of its ladder; null takes the one of the column's category.</summary>
    public string? Ladder { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public string? Place { get; init; }

    /// <summary>WGS 84.</summary>
    public decimal? Longitude { get; init; }
    public decimal? Latitude { get; init; }
    public IReadOnlyList<Investment> Investments { get; init; } = [];

    /// <summary>In the order in which they are to be done.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    [JsonIgnore]
    public decimal? Planned => Investments.Sum(i => i.Planned) is var sum && Investments.Any(i => i.Planned is not null) ? sum : null;

    [JsonIgnore]
    public decimal? Arranged => Investments.Sum(i => i.Arranged) is var sum && Investments.Any(i => i.Arranged is not null) ? sum : null;

    /// <summary>What is wrong with it, by member.</summary>
    /// <param name="at">Before each pointer.</param>
    /// <param name="ladders">Codes there are.</param>
    /// <param name="today">Nothing is done later.</param>
    public IEnumerable<RuleViolation?> Check(string at, IReadOnlyCollection<string> ladders, DateOnly today) =>
    [
        Ladder is not null && !ladders.Contains(Ladder) ? new RuleViolation($"{at}/ladder", "unknown_ladder", Ladder) : null,
        StartsOn > EndsOn ? new RuleViolation($"{at}/endsOn", "starts_after_due") : null,
        (Longitude is null) != (Latitude is null) ? new RuleViolation($"{at}/latitude", "half_a_place") : null,
        .. Investments.Index().Where(i => Investments.Take(i.Index).Any(j => j.Year == i.Item.Year && j.Source == i.Item.Source)).Select(i => new RuleViolation($"{at}/investments/{i.Index}/source", "repeated_year_and_source")),
        .. Milestones.Index().Where(m => m.Item.DoneOn > today).Select(m => new RuleViolation($"{at}/milestones/{m.Index}/doneOn", "in_the_future")),
        .. Milestones.Index().Where(m => m.Item.DoneOn is not null).Select(m => (m.Index, Gate: Milestones.Take(m.Index).FirstOrDefault(g => g is { IsGate: true, DoneOn: null })))
            .Where(m => m.Gate is not null).Select(m => new RuleViolation($"{at}/milestones/{m.Index}/doneOn", "gate_not_passed", m.Gate!.Title)),
    ];
}

/// <summary>One step of a ladder.</summary>
/// <param name="Share">Of the work that is done there, 0 to 1.</param>
public sealed record LadderStage(string Name, decimal Share);

/// <summary>The stages that work of one kind goes through (发文、建设、整治、覆盖率).</summary>
public sealed class Ladder
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public int SortOrder { get; init; }

    /// <summary>Categories of columns whose projects climb it unless their sheets say otherwise.</summary>
    public required List<string> Categories { get; init; }
    public required List<LadderStage> Stages { get; init; }

    public decimal? ShareOf(string? stage) => Stages.Find(s => s.Name == stage)?.Share;

    /// <summary>The ladder of a project; the first there is where its category has none.</summary>
    public static Ladder Of(IReadOnlyList<Ladder> ladders, ProjectSheet? sheet, string category) =>
        ladders.FirstOrDefault(l => l.Code == sheet?.Ladder) ?? ladders.FirstOrDefault(l => l.Categories.Contains(category)) ?? ladders[0];
}

/// <summary>What a county does of a column's item (子项目), told by its code and area; 3-2/1 is the first of project 3-2.</summary>
public sealed class SubProject : IVersioned
{
    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }
    public Project Project { get; init; } = null!;
    public int No { get; init; }
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
    public string Title { get; private set; } = "";
    public ProjectSheet Sheet { get; private set; } = ProjectSheet.None;
    public string? Stage { get; private set; }

    /// <summary>In per cent.</summary>
    public decimal? Done { get; private set; }

    /// <summary>Completed so far, in 万元.</summary>
    public decimal? Invested { get; private set; }
    public DateOnly? ReportedOn { get; private set; }

    /// <summary>Why it was given up; null while it is not.</summary>
    public string? Cancelled { get; private set; }
    public long Version { get; private set; }

    public string CodeIn(Project project) => $"{project.Code}/{No}";

    /// <summary>From now on.</summary>
    public void Change(SubProjectContent content, DateOnly today)
    {
        var reported = (content.Stage, content.Done, content.Invested);
        ReportedOn = reported == (null, null, null) ? null : reported == (Stage, Done, Invested) ? ReportedOn : today;
        (Title, Sheet, Cancelled) = (content.Title, content.Sheet, content.Cancelled);
        (Stage, Done, Invested) = reported;
        Version++;
    }
}

/// <summary>What a unit says of a sub-project; all of it, as it is from now on.</summary>
public sealed record SubProjectContent(string Title, ProjectSheet Sheet, string? Stage, decimal? Done, decimal? Invested, string? Cancelled);

/// <summary>Sub-projects of one project together; what is given up is not counted, and a blank is never nought.</summary>
/// <param name="Reported">That say how far they are.</param>
/// <param name="Share">The mean share done of those, 0 to 1; null where none says so.</param>
public sealed record SubProjectRollUp(int Total, int Reported, decimal? Planned, decimal? Invested, decimal? Share)
{
    public bool Provisional => Reported < Total;

    /// <param name="subProjects">All of one project.</param>
    /// <param name="ladder">Which gives the share of those that only say their stage.</param>
    public static SubProjectRollUp Of(IEnumerable<SubProject> subProjects, Ladder ladder)
    {
        var counted = subProjects.Where(s => s.Cancelled is null).ToList();
        var shares = counted.Select(s => s.Done / 100 ?? ladder.ShareOf(s.Stage)).OfType<decimal>().ToList();
        return new(counted.Count, counted.Count(s => s.ReportedOn is not null), SumOf(counted, s => s.Sheet.Planned), SumOf(counted, s => s.Invested), shares.Count == 0 ? null : shares.Average());
    }

    private static decimal? SumOf(List<SubProject> all, Func<SubProject, decimal?> of) => all.Any(s => of(s) is not null) ? all.Sum(of) : null;
}
