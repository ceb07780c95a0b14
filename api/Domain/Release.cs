namespace Lantu.Api.Domain;

/// <summary>scheduled: its instant has not come; published: the public sees it or a later one; cancelled: called off before it came out.</summary>
public enum ReleaseState { Scheduled, Published, Cancelled }

/// <summary>What is to be shown.</summary>
/// <param name="Through">The last period.</param>
/// <param name="Domains">Indicators of these.</param>
/// <param name="Progress">Tasks and projects too.</param>
public sealed record ReleaseScope(Period Through, IReadOnlyList<string> Domains, bool Progress);

/// <summary>发布. Its content is frozen when it is made and never changes.</summary>
public sealed class Release
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Plan Plan { get; init; } = null!;
    public int No { get; init; }
    public required string Title { get; init; }
    public required string Note { get; init; }
    public required string Through { get; init; }
    public required List<string> Domains { get; init; }
    public bool Progress { get; init; }
    public DateTimeOffset PublishAt { get; init; }
    public Guid CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public Guid? CancelledBy { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public required ReleaseContent Content { get; init; }
    public List<FigureInRelease> Figures { get; init; } = [];

    public ReleaseState StateAt(DateTimeOffset now) => CancelledAt is not null ? ReleaseState.Cancelled : PublishAt <= now ? ReleaseState.Published : ReleaseState.Scheduled;

    /// <exception cref="ConflictException">It has come out, or was called off already.</exception>
    public void Cancel(Guid by, DateTimeOffset at)
    {
        if (StateAt(at) != ReleaseState.Scheduled)
        {
            throw new ConflictException("release_not_scheduled", StateAt(at));
        }

        (CancelledBy, CancelledAt) = (by, at);
    }
}

/// <summary>That a release shows a figure.</summary>
public sealed class FigureInRelease
{
    public Guid ReleaseId { get; init; }
    public Release Release { get; init; } = null!;
    public Guid ObservationId { get; init; }
    public Observation Observation { get; init; } = null!;
}
