namespace Lantu.Api.Domain;

/// <summary>One act on a submission's way up or back. Rows are only ever added: together they are the trail.</summary>
public sealed class SubmissionTransition
{
    public Guid Id { get; init; }
    public Guid SubmissionId { get; init; }

    /// <summary>1, 2, 3 … within the submission.</summary>
    public int No { get; init; }
    public SubmissionAction Action { get; init; }
    public SubmissionState FromState { get; init; }
    public SubmissionState ToState { get; init; }
    public SubmissionStep Step { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid UserId { get; init; }

    /// <summary>Whose membership was used, when the person acted as a delegate (代理).</summary>
    public Guid? OnBehalfOfId { get; init; }

    /// <summary>The program that acted; UserId is then who answers for it.</summary>
    public Guid? ApiClientId { get; init; }

    /// <summary>The unit for which the person acted.</summary>
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
    public string? ReasonCode { get; init; }
    public string? Comment { get; init; }
    public required List<LineNote> LineNotes { get; init; }

    /// <summary>With submit: what the lines said at that moment, so that the next review can show what changed since.</summary>
    public List<LineValue>? LineValues { get; init; }
}

/// <summary>A reviewer's remark on one line of a submission being returned.</summary>
public sealed record LineNote(int LineNo, string? ReasonCode, string Text);

public sealed record LineValue(int LineNo, decimal? Value, string? Text, ProgressDetails? Details = null);
