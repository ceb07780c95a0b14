using System.Linq.Expressions;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Lantu.Api.Security.External;
using Lantu.Api.Security.Sessions;

namespace Lantu.Api.Data;

/// <summary>Which rows an actor may see. A row that is not in the answer does not exist for the actor: 404, never 403.</summary>
public static class Visibility
{
    /// <summary>
    /// A county sees its own submissions only, a program of it those of its forms; a department and the finalizer see what has
    /// reached them; plan administrators and auditors see all.
    /// </summary>
    public static IQueryable<Submission> VisibleTo(this IQueryable<Submission> submissions, Actor actor) => submissions.Where(Seen(actor));

    /// <summary>The same of submissions at hand, loaded with their form and its plan: whether the actor sees more than how they stand.</summary>
    public static Func<Submission, bool> Sees(Actor actor)
    {
        var sees = SeesOf(actor);
        return s => sees(s.ReportForm, s.OrgUnitId, s.ReviewOrgUnitId, s.Reached);
    }

    /// <summary>The same of the form, unit, reviewing unit and furthest step of one. Said twice because an expression that PostgreSQL answers takes longer to compile than a request lasts; a test compares them.</summary>
    internal static Func<ReportForm, Guid, Guid, SubmissionStep, bool> SeesOf(Actor actor)
    {
        if (actor.Is(Role.PlanAdministrator) || actor.Is(Role.Auditor))
        {
            return (_, _, _, _) => true;
        }

        var forms = actor.Client?.FormCodes ?? [];
        var (own, reviewed, finalized) = (actor.UnitsAs(Role.Drafter, Role.Approver), actor.UnitsAs(Role.Reviewer), actor.UnitsAs(Role.Finalizer));
        return (form, unit, reviewing, reached) => (forms.Count == 0 || forms.Contains(form.Code))
            && (own.Contains(unit)
                || (reviewed.Contains(reviewing) && reached is (SubmissionStep.DepartmentReview or SubmissionStep.Finalization))
                || (finalized.Contains(form.Plan.OwnerOrgUnitId) && reached == SubmissionStep.Finalization));
    }

    internal static Expression<Func<Submission, bool>> Seen(Actor actor)
    {
        if (actor.Is(Role.PlanAdministrator) || actor.Is(Role.Auditor))
        {
            return _ => true;
        }

        var forms = actor.Client?.FormCodes.ToList() ?? [];
        var allForms = forms.Count == 0;
        var own = actor.UnitsAs(Role.Drafter, Role.Approver);
        var reviewed = actor.UnitsAs(Role.Reviewer);
        var finalized = actor.UnitsAs(Role.Finalizer);
        return s => (allForms || forms.Contains(s.ReportForm.Code))
            && (own.Contains(s.OrgUnitId)
                || (reviewed.Contains(s.ReviewOrgUnitId) && (s.Reached == SubmissionStep.DepartmentReview || s.Reached == SubmissionStep.Finalization))
                || (finalized.Contains(s.ReportForm.Plan.OwnerOrgUnitId) && s.Reached == SubmissionStep.Finalization));
    }

    /// <summary>
    /// Whose course the actor follows, not necessarily seeing figures: besides what is visible, what the lead department and the
    /// finalizer still wait for. For states and dates only: what was written, remarks included, is told by <see cref="Sees"/>.
    /// </summary>
    public static IQueryable<Submission> FollowedBy(this IQueryable<Submission> submissions, Actor actor)
    {
        if (actor.Client is not null || actor.Is(Role.PlanAdministrator) || actor.Is(Role.Auditor))
        {
            return submissions.VisibleTo(actor);
        }

        var own = actor.UnitsAs(Role.Drafter, Role.Approver);
        var reviewed = actor.UnitsAs(Role.Reviewer);
        var finalized = actor.UnitsAs(Role.Finalizer);
        return submissions.Where(s => own.Contains(s.OrgUnitId) || reviewed.Contains(s.ReportForm.LeadOrgUnitId) || reviewed.Contains(s.ReviewOrgUnitId) || finalized.Contains(s.ReportForm.Plan.OwnerOrgUnitId));
    }

    /// <summary>Those that can be worked on that day: they have opened, and have not closed before they were first handed in.</summary>
    public static IQueryable<Submission> OpenOn(this IQueryable<Submission> submissions, DateOnly day) =>
        submissions.Where(s => s.OpensOn <= day && (s.ClosesOn == null || s.ClosesOn >= day || s.Reached != SubmissionStep.Drafting));

    /// <summary>One's own only, and a program's its own: what is not confirmed is nobody else's yet.</summary>
    public static IQueryable<Import> VisibleTo(this IQueryable<Import> imports, Actor actor)
    {
        var client = actor.Client?.Id;
        return imports.Where(i => i.UserId == actor.UserId && i.ApiClientId == client);
    }

    /// <summary>
    /// Submissions that wait for an act of this actor: to fill and submit, or to decide. What 职责分离 keeps from the actor waits for
    /// somebody else; it says of rows what <see cref="Submission.AllowedActions"/> says of one at hand.
    /// </summary>
    public static IQueryable<Submission> WaitingFor(this IQueryable<Submission> submissions, Actor actor)
    {
        var drafting = actor.UnitsAs(Role.Drafter);
        Expression<Func<Submission, bool>> toFill = s =>
            (s.State == SubmissionState.Open || s.State == SubmissionState.Draft || s.State == SubmissionState.Returned) && drafting.Contains(s.OrgUnitId);
        // Own memberships, and for each principal those held in their place: a hand of either bars both.
        return submissions.Where(actor.Memberships.Select(m => m.OnBehalfOf).Distinct().Select(principal => ToDecide(actor, principal)).Aggregate(toFill, Either));
    }

    private static Expression<Func<Submission, bool>> ToDecide(Actor actor, Guid? principal)
    {
        Guid[] UnitsAs(Role role) => [.. actor.Memberships.Where(m => m.OnBehalfOf == principal && m.Role == role).Select(m => m.OrgUnitId)];
        Guid[] hands = [actor.UserId, principal ?? actor.UserId];
        var approving = UnitsAs(Role.Approver);
        var reviewing = UnitsAs(Role.Reviewer);
        var finalizing = UnitsAs(Role.Finalizer);
        return s =>
            ((s.State == SubmissionState.Submitted && approving.Contains(s.OrgUnitId))
                || (s.State == SubmissionState.CountyApproved && reviewing.Contains(s.ReviewOrgUnitId))
                || (s.State == SubmissionState.DepartmentApproved && finalizing.Contains(s.ReportForm.Plan.OwnerOrgUnitId)))
            && !s.Drafters.Any(drafter => hands.Contains(drafter))
            && !s.Transitions.Any(t => t.Action != SubmissionAction.Correct
                && t.Step != (s.State == SubmissionState.Submitted ? SubmissionStep.CountyApproval : s.State == SubmissionState.CountyApproved ? SubmissionStep.DepartmentReview : SubmissionStep.Finalization)
                && (hands.Contains(t.UserId) || (t.OnBehalfOfId != null && hands.Contains(t.OnBehalfOfId.Value))));
    }

    private static Expression<Func<Submission, bool>> Either(Expression<Func<Submission, bool>> one, Expression<Func<Submission, bool>> other) =>
        Expression.Lambda<Func<Submission, bool>>(Expression.OrElse(one.Body, Expression.Invoke(other, one.Parameters)), one.Parameters);

    /// <summary>What is told of submissions, slips, feedback and evaluations goes to those who may see them at the time they ask; the rest to everybody who reads plans.</summary>
    public static IQueryable<Change> VisibleTo(this IQueryable<Change> changes, LantuDbContext db, Actor actor)
    {
        var (reads, readsEvaluations) = (Permissions.Has(actor, Permissions.SubmissionsRead), Permissions.Has(actor, Permissions.EvaluationsRead));
        var seen = db.Submissions.VisibleTo(actor).Select(s => s.Id);
        var slips = db.Slips.VisibleTo(actor).Select(s => s.Id);
        var feedback = db.Feedback.VisibleTo(actor).Select(f => f.Id);
        var evaluations = db.Evaluations.SeenBy(actor).Select(e => e.Id);
        return changes.Where(c =>
            ((c.Kind != ChangeKind.SubmissionOpened && c.Kind != ChangeKind.SubmissionMoved) || (reads && seen.Contains(c.SubjectId)))
            && (c.Kind != ChangeKind.SlipMoved || slips.Contains(c.SubjectId))
            && (c.Kind != ChangeKind.FeedbackMoved || feedback.Contains(c.SubjectId))
            && (c.Kind != ChangeKind.EvaluationMoved || (readsEvaluations && evaluations.Contains(c.SubjectId))));
    }

    /// <summary>People of areas see official runs; what-ifs are for those who run, score and audit.</summary>
    public static IQueryable<Evaluation> SeenBy(this IQueryable<Evaluation> evaluations, Actor actor)
    {
        var isOfAnArea = IsOfAnArea(actor);
        return evaluations.Where(e => !isOfAnArea || e.BasedOn == null);
    }

    public static bool IsOfAnArea(Actor actor) => actor.Memberships.All(m => m.Role is Role.Drafter or Role.Approver);

    /// <summary>Security administrators and auditors see everybody; others themselves and the colleagues of their own units.</summary>
    public static IQueryable<User> VisibleTo(this IQueryable<User> users, Actor actor)
    {
        var units = actor.Memberships.Where(m => m.OnBehalfOf is null).Select(m => m.OrgUnitId).ToList();
        return SeesAccess(actor) ? users
            : users.Where(u => u.Id == actor.UserId || (actor.Client == null && u.DisabledAt == null && u.Memberships.Any(m => units.Contains(m.OrgUnitId) && m.ConfirmedAt != null && m.RevokedAt == null)));
    }

    /// <summary>Security administrators and auditors see every grant; others their own.</summary>
    public static IQueryable<Membership> VisibleTo(this IQueryable<Membership> memberships, Actor actor) =>
        SeesAccess(actor) ? memberships : memberships.Where(m => m.UserId == actor.UserId);

    /// <summary>Those who gave a delegation and those who hold it; security administrators and auditors all.</summary>
    public static IQueryable<Delegation> VisibleTo(this IQueryable<Delegation> delegations, Actor actor) =>
        SeesAccess(actor) ? delegations : delegations.Where(d => d.ToUserId == actor.UserId || d.Membership.UserId == actor.UserId);

    /// <summary>One's own only: where somebody is signed in is nobody else's business.</summary>
    public static IQueryable<UserSession> VisibleTo(this IQueryable<UserSession> sessions, Actor actor) => sessions.Where(s => s.UserId == actor.UserId);

    /// <summary>One's own only.</summary>
    public static IQueryable<CalendarFeed> VisibleTo(this IQueryable<CalendarFeed> feeds, Actor actor) => feeds.Where(f => f.UserId == actor.UserId);

    /// <summary>One's own, and those of the units for which one works.</summary>
    public static IQueryable<SavedView> VisibleTo(this IQueryable<SavedView> views, Actor actor)
    {
        var units = SavedView.UnitsOf(actor);
        return views.Where(v => v.OrgUnitId == null ? v.AuthorId == actor.UserId : units.Contains(v.OrgUnitId.Value));
    }

    /// <summary>One's own only.</summary>
    public static IQueryable<Notice> VisibleTo(this IQueryable<Notice> notices, Actor actor) => notices.Where(n => n.UserId == actor.UserId && actor.Client == null);

    /// <summary>A slip is between two units: their people see it, besides the plan's finalizer, administrators and auditors.</summary>
    public static IQueryable<Slip> VisibleTo(this IQueryable<Slip> slips, Actor actor)
    {
        var seesAll = actor.Is(Role.PlanAdministrator) || actor.Is(Role.Auditor);
        var units = actor.UnitsAs(Role.Drafter, Role.Approver, Role.Reviewer, Role.Finalizer);
        var finalized = actor.UnitsAs(Role.Finalizer);
        return slips.Where(s => seesAll || units.Contains(s.OrgUnitId) || units.Contains(s.IssuerId) || finalized.Contains(s.Plan.OwnerOrgUnitId));
    }

    /// <summary>Slips that wait for an act of this actor: an answer, or a decision on one.</summary>
    public static IQueryable<Slip> WaitingFor(this IQueryable<Slip> slips, Actor actor)
    {
        var answering = actor.UnitsAs(SlipWorkflow.RolesOf(SlipParty.Addressee));
        var deciding = actor.UnitsAs(SlipWorkflow.RolesOf(SlipParty.Issuer));
        return slips.Where(s => (s.State == SlipState.Open && answering.Contains(s.OrgUnitId))
            || (s.State == SlipState.Answered && deciding.Contains(s.IssuerId) && s.AnsweredBy != actor.UserId));
    }

    /// <summary>公众留言: who moderates, auditors, and the people of the unit to which it was forwarded; no program.</summary>
    public static IQueryable<Feedback> VisibleTo(this IQueryable<Feedback> feedback, Actor actor)
    {
        var seesAll = actor.Is(Role.PlanAdministrator) || actor.Is(Role.Auditor);
        var (finalized, answering) = (actor.UnitsAs(Role.Finalizer), actor.UnitsAs(FeedbackWorkflow.Answering));
        return feedback.Where(f => actor.Client == null && (seesAll || finalized.Contains(f.Plan.OwnerOrgUnitId) || (f.OrgUnitId != null && answering.Contains(f.OrgUnitId.Value))));
    }

    /// <summary>Security administrators and auditors; a program sees itself.</summary>
    public static IQueryable<ApiClient> VisibleTo(this IQueryable<ApiClient> clients, Actor actor)
    {
        var self = actor.Client?.Id;
        return clients.Where(c => SeesAccess(actor) || c.Id == self);
    }

    /// <summary>A program sees its own; security administrators and auditors see all.</summary>
    public static IQueryable<Webhook> VisibleTo(this IQueryable<Webhook> webhooks, Actor actor)
    {
        var client = actor.Client?.Id;
        return webhooks.Where(w => client == null ? SeesAccess(actor) : w.ApiClientId == client);
    }

    /// <summary>Security administrators and auditors.</summary>
    public static IQueryable<ExternalIdentity> VisibleTo(this IQueryable<ExternalIdentity> identities, Actor actor) => identities.Where(_ => SeesAccess(actor));

    private static bool SeesAccess(Actor actor) => actor.Is(Role.SecurityAdministrator) || actor.Is(Role.Auditor);
}
