using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>That something has changed, and where to read what it is now. No figures and no words: those are read with the caller's own rights.</summary>
public sealed record ChangeResponse
{
    /// <summary>The same here and in a webhook.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was done; of a release: when it came out.</summary>
    public required DateTimeOffset At { get; init; }
    public required ChangeKind Kind { get; init; }

    /// <summary>Null where it is of all plans.</summary>
    /// <example>quzhou-eco-14</example>
    public required string? Plan { get; init; }

    /// <summary>Whose submission, figure, target, responsibility or sub-task it is; to whom a slip is addressed or feedback was forwarded; who wrote a comment.</summary>
    public required OrgUnitRef? OrgUnit { get; init; }

    /// <summary>Where to read it.</summary>
    /// <example>/api/v1/plans/quzhou-eco-14/indicators/2</example>
    public required string Href { get; init; }

    /// <summary>Of a submission, figure, target or release.</summary>
    /// <example>2024</example>
    public required string? Period { get; init; }

    /// <summary>Of a submission, figure or target; the version of a form; the number of a release or an evaluation.</summary>
    /// <example>1</example>
    public required int? Revision { get; init; }

    /// <summary>
    /// What was done with a submission (submit, approve …), a slip (issue, answer …), a comment (write, edit, withdraw, resolve), feedback (receive, forward …) or an evaluation (create, review, sign);
    /// the new state of a task or project that is counted, or not, and of a sub-task.
    /// </summary>
    /// <example>submit</example>
    public required string? Action { get; init; }

    /// <param name="change">Loaded with its plan and unit.</param>
    public static ChangeResponse Of(Change change) => new()
    {
        Id = change.EventId,
        At = change.At,
        Kind = change.Kind,
        Plan = change.Plan?.Code,
        OrgUnit = change.OrgUnit is { } unit ? OrgUnitRef.Of(unit) : null,
        Href = change.Href,
        Period = change.Period,
        Revision = change.Revision,
        Action = change.Action,
    };
}
