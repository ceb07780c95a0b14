namespace Lantu.Api.Domain;

/// <summary>Who may make a move: the row of the workflow table, the membership it takes, and whom a hand in it bars (职责分离).</summary>
public sealed partial class Submission
{
    private WorkflowRow RowFor(SubmissionAction action, Actor actor)
    {
        var rows = SubmissionWorkflow.RowsFor(State, action);
        if (rows.IsEmpty)
        {
            throw new ConflictException("action_not_possible_in_state", action, State);
        }

        var row = rows.FirstOrDefault(row => actor.Is(row.Role, UnitActing(row.Role)))
            ?? throw new ForbiddenException("action_not_yours", action);
        return IsOpenTo(actor, row) ? row : throw new ForbiddenException(actor.Client is null ? "separation_of_duties" : "not_for_programs", action);
    }

    private bool IsOpenTo(Actor actor, WorkflowRow row) =>
        MembershipFor(actor, row) is not null
        && (actor.Client is null || (row.ByPrograms && (actor.Client.FormCodes.Count == 0 || actor.Client.FormCodes.Contains(ReportForm.Code))));

    /// <summary>The membership with which the actor may do this: the actor's own before one held by delegation, none that is banned.</summary>
    private ActorMembership? MembershipFor(Actor actor, WorkflowRow row) => actor.Memberships
        .Where(m => m.Role == row.Role && m.OrgUnitId == UnitActing(row.Role))
        .OrderBy(m => m.OnBehalfOf is not null)
        .FirstOrDefault(m => !row.Decides || !(HadAHandIn(actor.UserId, row.Step) || (m.OnBehalfOf is { } principal && HadAHandIn(principal, row.Step))));

    /// <summary>Whether somebody to whom the step falls by their role is barred from deciding it.</summary>
    public bool IsBarredNow(Guid userId) => Step is { } step && SubmissionWorkflow.RowsFor(State, SubmissionAction.Approve).Length > 0 && HadAHandIn(userId, step);

    /// <summary>Who had last let it pass the county's step, and in whose place; nobody where it has not been there. They are told of a return from above (抄送).</summary>
    public IEnumerable<Guid> CountyApprovers() =>
        Transitions.Where(t => t is { Step: SubmissionStep.CountyApproval, Action: SubmissionAction.Approve }).MaxBy(t => t.No) is { } approval
            ? new[] { approval.UserId, approval.OnBehalfOfId }.OfType<Guid>()
            : [];

    /// <summary>
    /// 职责分离: whoever wrote, attached, submitted or decided another step of this revision does not decide this one. An act by delegation
    /// counts for both, the one who did it and the one in whose place.
    /// </summary>
    private bool HadAHandIn(Guid userId, SubmissionStep step) =>
        Drafters.Contains(userId)
        || Transitions.Any(t => (t.UserId == userId || t.OnBehalfOfId == userId) && t.Action is not SubmissionAction.Correct && t.Step != step);

    /// <summary>Once it has reached the department, whoever had it then; before, whoever leads the form.</summary>
    private Guid ReviewingUnit => Reached >= SubmissionStep.DepartmentReview ? ReviewOrgUnitId : ReportForm.LeadOrgUnitId;

    private Guid UnitActing(Role role) => role switch
    {
        Role.Drafter or Role.Approver => OrgUnitId,
        Role.Reviewer => ReviewingUnit,
        Role.Finalizer => ReportForm.Plan.OwnerOrgUnitId,
        Role.PlanAdministrator or Role.SecurityAdministrator or Role.Auditor => Guid.Empty,
    };
}
