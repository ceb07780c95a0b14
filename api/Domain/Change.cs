namespace Lantu.Api.Domain;

/// <summary>What may have happened; what a change is about follows from it.</summary>
public enum ChangeKind
{
    /// <summary>The content of a plan was loaded or brought up to date.</summary>
    PlanLoaded,

    /// <summary>A unit owes a form for a period.</summary>
    SubmissionOpened,

    /// <summary>A submission was handed in, withdrawn, approved, returned, opened again for correction, or discarded.</summary>
    SubmissionMoved,

    /// <summary>A figure was approved; of revision 2 and above: a correction.</summary>
    FigureApproved,

    /// <summary>An indicator in an area, a task or a project stands elsewhere than before.</summary>
    StandingChanged,

    /// <summary>What an indicator is to reach in an area and a year was set or withdrawn.</summary>
    TargetSet,

    /// <summary>Who leads or supports something was set, confirmed or ended.</summary>
    ResponsibilityChanged,

    /// <summary>A task or project was taken out of the counts, or back into them.</summary>
    LifecycleChanged,

    /// <summary>A form, or a new version of it, is in force.</summary>
    FormPublished,

    /// <summary>A unit was merged, split or renamed.</summary>
    OrgUnitChanged,

    /// <summary>A release is out: the public sees it from now on.</summary>
    ReleasePublished,

    /// <summary>A slip (督办单) was issued, answered, returned, closed, escalated or withdrawn.</summary>
    SlipMoved,

    /// <summary>A comment or question was written, edited, withdrawn or resolved.</summary>
    CommentChanged,

    /// <summary>Something came from the public (公众留言), or was forwarded, answered, published, declined or withdrawn. Programs are not told.</summary>
    FeedbackMoved,

    /// <summary>A unit made a piece of a task, changed it, or took it away.</summary>
    SubTaskChanged,

    /// <summary>An evaluation was made, reviewed or signed. Programs are not told; everybody is when its release comes out.</summary>
    EvaluationMoved,
}

/// <summary>One entry of the feed. The database itself writes it, in the transaction that changes something; it is never written from here.</summary>
public sealed class Change
{
    /// <summary>Changes are kept for this many days.</summary>
    public const int KeptDays = 30;

    public long Id { get; init; }
    public Guid EventId { get; init; }

    /// <summary>Given once what it tells is committed; null until then.</summary>
    public long? Position { get; init; }
    public DateTimeOffset At { get; init; }
    public ChangeKind Kind { get; init; }

    /// <summary>Null where it is of all plans.</summary>
    public Guid? PlanId { get; init; }
    public Plan? Plan { get; init; }
    public Guid? OrgUnitId { get; init; }
    public OrgUnit? OrgUnit { get; init; }
    public Guid SubjectId { get; init; }

    /// <summary>Below the plan's address, or the API's where there is no plan.</summary>
    public required string Path { get; init; }
    public string? Period { get; init; }
    public int? Revision { get; init; }
    public string? Action { get; init; }

    /// <summary>Where what it is about is read.</summary>
    public string Href => Plan is null ? $"/api/v1/{Path}" : $"/api/v1/{(Kind == ChangeKind.ReleasePublished ? "public/" : "")}plans/{Plan.Code}{(Path.Length > 0 ? "/" : "")}{Path}";
}
