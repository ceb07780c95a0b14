using Lantu.Api.Domain.Evaluations;

namespace Lantu.Api.Domain;

/// <summary>scheduled: its instant has not come; published: the public sees it or a later one; cancelled: called off before it came out.</summary>
public enum ReleaseState { Scheduled, Published, Cancelled }

/// <summary>What is to be brought up to date; everything else stays as the last release has it.</summary>
/// <param name="Through">The last period.</param>
/// <param name="Domains">Indicators of these.</param>
/// <param name="Chapters">Tasks and projects of these.</param>
public sealed record ReleaseScope(Period Through, IReadOnlyList<string> Domains, IReadOnlyList<int> Chapters)
{
    /// <summary>Signed evaluations that come out with it.</summary>
    public IReadOnlyList<Guid> Evaluations { get; init; } = [];
}

/// <summary>发布. What it shows is frozen when it is made and never changes.</summary>
public sealed class Release : IVersioned
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Plan Plan { get; init; } = null!;
    public int No { get; init; }
    public required string Title { get; init; }

    /// <summary>To the public.</summary>
    public required string Note { get; init; }
    public required string Through { get; init; }
    public required List<string> Domains { get; init; }
    public required List<int> Chapters { get; init; }
    public DateTimeOffset PublishAt { get; init; }
    public Guid CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public Guid? CancelledBy { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Everything the public sees from it on.</summary>
    public required string Content { get; init; }

    /// <summary>What of that it did not see so before.</summary>
    public required List<ReleaseChange> Changes { get; init; }
    public List<FigureInRelease> Figures { get; init; } = [];
    public List<EvaluationInRelease> Evaluations { get; init; } = [];
    public long Version { get; private set; } = 1;

    public ReleaseState StateAt(DateTimeOffset now) => StateAt(CancelledAt, PublishAt, now);

    public static ReleaseState StateAt(DateTimeOffset? cancelledAt, DateTimeOffset publishAt, DateTimeOffset now) =>
        cancelledAt is not null ? ReleaseState.Cancelled : publishAt <= now ? ReleaseState.Published : ReleaseState.Scheduled;

    /// <exception cref="ConflictException">It has come out, or was called off already.</exception>
    public void Cancel(Guid by, DateTimeOffset at)
    {
        if (StateAt(at) != ReleaseState.Scheduled)
        {
            throw new ConflictException("release_not_scheduled", StateAt(at));
        }

        (CancelledBy, CancelledAt) = (by, at);
        Version++;
    }
}

/// <summary>That a release is the first to show a figure.</summary>
public sealed class FigureInRelease
{
    public Guid ReleaseId { get; init; }
    public Release Release { get; init; } = null!;
    public Guid ObservationId { get; init; }
    public Observation Observation { get; init; } = null!;
}

/// <summary>added: for the first time; corrected: another figure in its place; withdrawn: no longer shown; computed: what the areas' figures make of the city's value; light: only the light differs.</summary>
public enum ReleaseChangeKind { Added, Corrected, Withdrawn, Computed, Light }

/// <summary>A figure as a release shows it.</summary>
/// <param name="Id">Of the approved value; its permanent address is /public/figures/{id}. Null of a value that is computed from others.</param>
public sealed record ShownFigure(Guid? Id, decimal? Value, string? Text);

/// <summary>What the public sees that it did not see so before. Before is null of what is new, after of what is withdrawn.</summary>
/// <param name="Subject">indicator, task or project.</param>
/// <param name="Area">Code of the area; null of tasks and projects.</param>
/// <param name="LightBefore">Of the indicator in the area, the task or the project; null where there was none.</param>
/// <param name="LightAfter">The same afterwards.</param>
public sealed record ReleaseChange(
    ReleaseChangeKind Kind, SubjectKind Subject, string Code, string Title, string? Unit, string? Area, string? AreaName, string? Period,
    ShownFigure? Before, ShownFigure? After, Light? LightBefore, Light? LightAfter)
{
    /// <summary>What was seen before has another light now.</summary>
    public bool TurnsLight() => LightBefore is not null && LightAfter is not null && LightBefore != LightAfter;
}
