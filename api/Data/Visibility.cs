using Lantu.Api.Domain;

namespace Lantu.Api.Data;

/// <summary>Which rows an actor may see. A row that is not in the answer does not exist for the actor: 404, never 403.</summary>
public static class Visibility
{
    /// <summary>
    /// A county sees its own submissions only; a department and the finalizer see what has reached them;
    /// administrators and auditors see all.
    /// </summary>
    public static IQueryable<Submission> VisibleTo(this IQueryable<Submission> submissions, Actor actor)
    {
        if (actor.Is(Role.PlanAdministrator) || actor.Is(Role.Auditor))
        {
            return submissions;
        }

        var own = actor.UnitsAs(Role.Drafter, Role.Approver);
        var reviewed = actor.UnitsAs(Role.Reviewer);
        var finalized = actor.UnitsAs(Role.Finalizer);
        return submissions.Where(s =>
            own.Contains(s.OrgUnitId)
            || (reviewed.Contains(s.ReportForm.LeadOrgUnitId) && (s.Reached == SubmissionStep.DepartmentReview || s.Reached == SubmissionStep.Finalization))
            || (finalized.Contains(s.ReportForm.Plan.OwnerOrgUnitId) && s.Reached == SubmissionStep.Finalization));
    }

    /// <summary>Submissions that wait for an act of this actor: to fill and submit, or to decide.</summary>
    public static IQueryable<Submission> WaitingFor(this IQueryable<Submission> submissions, Actor actor)
    {
        var drafting = actor.UnitsAs(Role.Drafter);
        var approving = actor.UnitsAs(Role.Approver);
        var reviewing = actor.UnitsAs(Role.Reviewer);
        var finalizing = actor.UnitsAs(Role.Finalizer);
        return submissions.Where(s =>
            ((s.State == SubmissionState.Open || s.State == SubmissionState.Draft || s.State == SubmissionState.Returned) && drafting.Contains(s.OrgUnitId))
            || (s.State == SubmissionState.Submitted && approving.Contains(s.OrgUnitId))
            || (s.State == SubmissionState.CountyApproved && reviewing.Contains(s.ReportForm.LeadOrgUnitId))
            || (s.State == SubmissionState.DepartmentApproved && finalizing.Contains(s.ReportForm.Plan.OwnerOrgUnitId)));
    }
}
