using System.Collections.Immutable;

namespace Lantu.Api.Domain;

/// <summary>Where a submission is on its way.</summary>
public enum SubmissionState
{
    /// <summary>未填报: owed, and nothing was written yet.</summary>
    Open,

    /// <summary>草稿: its unit writes into it.</summary>
    Draft,

    /// <summary>待县级审核: handed in, waits for the approver of its unit.</summary>
    Submitted,

    /// <summary>待部门审核: waits for the lead department.</summary>
    CountyApproved,

    /// <summary>待市级核定: waits for the finalizer of the plan.</summary>
    DepartmentApproved,

    /// <summary>已核定: its figures are in force. Only a correction, a revision of its own, changes them.</summary>
    Approved,

    /// <summary>已退回: its unit writes into it again.</summary>
    Returned,

    /// <summary>已放弃: a correction that was given up; the revision before it stays in force.</summary>
    Discarded,
}

/// <summary>Why a unit cannot write into its submission now: before it opens, after it has closed, while others review it, for good.</summary>
public enum SubmissionLock { NotOpenYet, Closed, UnderReview, Approved, Discarded }

/// <summary>What can be done with a submission; by whom and when, allowedActions says.</summary>
public enum SubmissionAction
{
    /// <summary>Write lines. The first makes a draft of it.</summary>
    Save,

    /// <summary>报送: hand it in. Refused with the checks that stand against it.</summary>
    Submit,

    /// <summary>撤回: take back what nobody has decided on yet.</summary>
    Withdraw,

    /// <summary>通过: pass it on to the next step; the last one puts its figures in force.</summary>
    Approve,

    /// <summary>退回: give it back to its unit, with a reason.</summary>
    Return,

    /// <summary>更正: open the next revision of what is approved, with a reason.</summary>
    Correct,

    /// <summary>放弃更正: give up a correction.</summary>
    Discard,
}

/// <summary>填报 → 县级审核 → 部门审核 → 市级核定.</summary>
public enum SubmissionStep { Drafting, CountyApproval, DepartmentReview, Finalization }

/// <summary>One row of the workflow: in <paramref name="From"/>, a person who holds <paramref name="Role"/> may do <paramref name="Action"/>.</summary>
/// <param name="Step">The step at which the act happens.</param>
/// <param name="NeedsReason">A comment must say why.</param>
/// <param name="ByPrograms">An API client of the unit may do it too.</param>
/// <param name="Decides">An act on somebody else's work: whoever drafted, submitted or decided another step of this revision is kept from it.</param>
public sealed record WorkflowRow(
    SubmissionState From, SubmissionAction Action, Role Role, SubmissionStep Step, SubmissionState To, bool ByPrograms, bool NeedsReason, bool Decides);

/// <summary>
/// Every move a submission can make. The checks on write, <c>allowedActions</c> on read and the documentation all read this
/// one table; what has no row cannot happen.
/// </summary>
public static class SubmissionWorkflow
{
    public static ImmutableArray<WorkflowRow> Rows { get; } =
    [
        //   from                                act                        by                step                             to
        Row(SubmissionState.Open,               SubmissionAction.Save,     Role.Drafter,     SubmissionStep.Drafting,         SubmissionState.Draft,              byPrograms: true),
        Row(SubmissionState.Draft,              SubmissionAction.Save,     Role.Drafter,     SubmissionStep.Drafting,         SubmissionState.Draft,              byPrograms: true),
        Row(SubmissionState.Returned,           SubmissionAction.Save,     Role.Drafter,     SubmissionStep.Drafting,         SubmissionState.Returned,           byPrograms: true),
        Row(SubmissionState.Draft,              SubmissionAction.Submit,   Role.Drafter,     SubmissionStep.Drafting,         SubmissionState.Submitted,          byPrograms: true),
        Row(SubmissionState.Returned,           SubmissionAction.Submit,   Role.Drafter,     SubmissionStep.Drafting,         SubmissionState.Submitted,          byPrograms: true),
        Row(SubmissionState.Submitted,          SubmissionAction.Withdraw, Role.Drafter,     SubmissionStep.Drafting,         SubmissionState.Draft),
        Row(SubmissionState.Submitted,          SubmissionAction.Approve,  Role.Approver,    SubmissionStep.CountyApproval,   SubmissionState.CountyApproved,     decides: true),
        Row(SubmissionState.CountyApproved,     SubmissionAction.Approve,  Role.Reviewer,    SubmissionStep.DepartmentReview, SubmissionState.DepartmentApproved, decides: true),
        Row(SubmissionState.DepartmentApproved, SubmissionAction.Approve,  Role.Finalizer,   SubmissionStep.Finalization,     SubmissionState.Approved,           decides: true),
        Row(SubmissionState.Submitted,          SubmissionAction.Return,   Role.Approver,    SubmissionStep.CountyApproval,   SubmissionState.Returned,           decides: true, needsReason: true),
        Row(SubmissionState.CountyApproved,     SubmissionAction.Return,   Role.Reviewer,    SubmissionStep.DepartmentReview, SubmissionState.Returned,           decides: true, needsReason: true),
        Row(SubmissionState.DepartmentApproved, SubmissionAction.Return,   Role.Finalizer,   SubmissionStep.Finalization,     SubmissionState.Returned,           decides: true, needsReason: true),
        // The approved revision stays as it is; To is the state of the new revision that the act opens.
        Row(SubmissionState.Approved,           SubmissionAction.Correct,  Role.Drafter,     SubmissionStep.Drafting,         SubmissionState.Draft,              needsReason: true),
        // Only a correction: the first revision is an obligation, which nobody gives up by themselves.
        Row(SubmissionState.Draft,              SubmissionAction.Discard,  Role.Drafter,     SubmissionStep.Drafting,         SubmissionState.Discarded),
        Row(SubmissionState.Returned,           SubmissionAction.Discard,  Role.Drafter,     SubmissionStep.Drafting,         SubmissionState.Discarded),
    ];

    public static ImmutableArray<WorkflowRow> RowsFor(SubmissionState from, SubmissionAction action) =>
        [.. Rows.Where(row => row.From == from && row.Action == action)];

    /// <summary>The step whose turn it is in a state; null once approved or discarded.</summary>
    public static SubmissionStep? StepOf(SubmissionState state) => state switch
    {
        SubmissionState.Open or SubmissionState.Draft or SubmissionState.Returned => SubmissionStep.Drafting,
        SubmissionState.Submitted => SubmissionStep.CountyApproval,
        SubmissionState.CountyApproved => SubmissionStep.DepartmentReview,
        SubmissionState.DepartmentApproved => SubmissionStep.Finalization,
        SubmissionState.Approved or SubmissionState.Discarded => null,
    };

    /// <summary>Who acts at a step.</summary>
    public static Role RoleAt(SubmissionStep step) => step switch
    {
        SubmissionStep.Drafting => Role.Drafter,
        SubmissionStep.CountyApproval => Role.Approver,
        SubmissionStep.DepartmentReview => Role.Reviewer,
        SubmissionStep.Finalization => Role.Finalizer,
    };

    private static WorkflowRow Row(
        SubmissionState from, SubmissionAction action, Role role, SubmissionStep step, SubmissionState to, bool byPrograms = false, bool needsReason = false, bool decides = false) =>
        new(from, action, role, step, to, byPrograms, needsReason, decides);
}
