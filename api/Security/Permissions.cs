using System.Collections.Frozen;
using Lantu.Api.Domain;
using Lantu.Api.Security.Clients;

namespace Lantu.Api.Security;

/// <summary>What an endpoint may ask for, and which roles and scopes hold it. Which rows, and which moves, is decided elsewhere.</summary>
public static class Permissions
{
    /// <summary>One's own session: who am I, my code, sign out. Every person holds it, whatever else is missing; no program does.</summary>
    public const string SessionOwn = "session.own";

    /// <summary>One's own password, second factor, other sessions and delegations. Every person holds it.</summary>
    public const string AccountOwn = "account.own";

    /// <summary>One's own notices and to-dos. Every person holds it.</summary>
    public const string WorkbenchOwn = "workbench.own";

    /// <summary>Read plan content, approved figures and responsibilities.</summary>
    public const string PlanRead = "plan.read";

    /// <summary>Read submissions, within <see cref="Data.Visibility"/>.</summary>
    public const string SubmissionsRead = "submissions.read";

    /// <summary>Fill, submit, withdraw and correct.</summary>
    public const string SubmissionsDraft = "submissions.draft";

    /// <summary>Approve and return, and have somebody else do so for a time.</summary>
    public const string SubmissionsDecide = "submissions.decide";

    /// <summary>Design forms and publish them.</summary>
    public const string FormsManage = "forms.manage";

    /// <summary>Confirm who leads and supports what.</summary>
    public const string ResponsibilitiesManage = "responsibilities.manage";

    /// <summary>Set and divide what indicators are to reach, by which thresholds they are judged, and what their sheets say.</summary>
    public const string TargetsManage = "targets.manage";

    /// <summary>Write sheets and sub-projects of projects; whose, is decided elsewhere.</summary>
    public const string ProjectsWrite = "projects.write";

    /// <summary>Break tasks down into pieces and steps; whose, is decided elsewhere.</summary>
    public const string SubTasksWrite = "subTasks.write";

    /// <summary>Issue slips (督办单) and decide on their answers; which, is decided elsewhere.</summary>
    public const string SlipsIssue = "slips.issue";

    /// <summary>Answer slips, or decide on answers.</summary>
    public const string SlipsWrite = "slips.write";

    /// <summary>Comment on tasks, projects and indicators, ask units, reply.</summary>
    public const string CommentsWrite = "comments.write";

    /// <summary>Forward what the public sends to units, show it with the answer or decline it.</summary>
    public const string FeedbackModerate = "feedback.moderate";

    /// <summary>See releases that have not come out yet, too.</summary>
    public const string ReleasesRead = "releases.read";

    /// <summary>Decide what the public sees, and from when.</summary>
    public const string ReleasesWrite = "releases.write";

    /// <summary>Read evaluations, as far as they are the reader's to see; a run's numbers are not an area's before its review.</summary>
    public const string EvaluationsRead = "evaluations.read";

    /// <summary>Set schemes, run evaluations, review them, name incidents, answer appeals; signing takes a finalizer.</summary>
    public const string EvaluationsRun = "evaluations.run";

    /// <summary>Put the template that reports are written in (报告模板).</summary>
    public const string ReportTemplatesManage = "reportTemplates.manage";

    /// <summary>Score the qualitative criteria of evaluations (评审打分).</summary>
    public const string EvaluationsScore = "evaluations.score";

    /// <summary>Write one's area's self-assessment (自评), and appeal.</summary>
    public const string EvaluationsAnswer = "evaluations.answer";

    /// <summary>Read the reports made of evaluations (报告), which say what every area said of itself.</summary>
    public const string ReportsRead = "reports.read";

    /// <summary>Give instants of a plan names (快照).</summary>
    public const string SnapshotsManage = "snapshots.manage";

    /// <summary>See people, their roles and the programs.</summary>
    public const string AccessRead = "access.read";

    /// <summary>Create and disable people and programs, grant and revoke roles.</summary>
    public const string AccessManage = "access.manage";

    /// <summary>See where programs are called, and what they were sent. A program: its own.</summary>
    public const string WebhooksRead = "webhooks.read";

    /// <summary>Say where programs are called. A program: its own.</summary>
    public const string WebhooksManage = "webhooks.manage";

    /// <summary>Every person's own, whatever they are.</summary>
    private static readonly string[] Own = [SessionOwn, AccountOwn, WorkbenchOwn];

    private static readonly FrozenDictionary<Role, string[]> OfRoles = new Dictionary<Role, string[]>
    {
        [Role.Drafter] = [PlanRead, SubmissionsRead, SubmissionsDraft, SubTasksWrite, ProjectsWrite, SlipsWrite, CommentsWrite, EvaluationsRead, EvaluationsAnswer],
        [Role.Approver] = [PlanRead, SubmissionsRead, SubmissionsDecide, SubTasksWrite, ProjectsWrite, SlipsWrite, CommentsWrite, EvaluationsRead, EvaluationsAnswer],
        [Role.Reviewer] = [PlanRead, SubmissionsRead, SubmissionsDecide, SubTasksWrite, ProjectsWrite, SlipsWrite, SlipsIssue, CommentsWrite, EvaluationsRead, EvaluationsScore, ReportsRead],
        [Role.Finalizer] = [PlanRead, SubmissionsRead, SubmissionsDecide, SlipsWrite, SlipsIssue, CommentsWrite, FeedbackModerate, ReleasesRead, ReleasesWrite, EvaluationsRead, EvaluationsRun, SnapshotsManage, ReportsRead],
        [Role.PlanAdministrator] = [PlanRead, SubmissionsRead, FormsManage, ResponsibilitiesManage, TargetsManage, SubTasksWrite, ProjectsWrite, SlipsWrite, SlipsIssue, CommentsWrite, FeedbackModerate, ReleasesRead, EvaluationsRead, EvaluationsRun, ReportTemplatesManage, SnapshotsManage, ReportsRead],
        [Role.SecurityAdministrator] = [PlanRead, AccessRead, AccessManage, WebhooksRead, WebhooksManage],
        [Role.Auditor] = [PlanRead, SubmissionsRead, AccessRead, ReleasesRead, WebhooksRead, EvaluationsRead, ReportsRead],
    }.ToFrozenDictionary();

    /// <summary>Permissions of a role, in a fixed order.</summary>
    public static IReadOnlyList<string> Of(Role role) => OfRoles[role];

    public static IReadOnlyList<string> Of(Actor actor) => actor.Client is { } client
        ? [.. client.Scopes.SelectMany(Scopes.PermissionsOf).Distinct().Order(StringComparer.Ordinal)]
        : [.. actor.Memberships.SelectMany(m => Of(m.Role)).Concat(Own).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Is it among <see cref="Of(Actor)"/>? Asked at every request, so without making the list.</summary>
    public static bool Has(Actor actor, string permission)
    {
        if (actor.Client is { } client)
        {
            return client.Scopes.Any(scope => Scopes.PermissionsOf(scope).Contains(permission));
        }

        foreach (var membership in actor.Memberships)
        {
            if (OfRoles[membership.Role].Contains(permission))
            {
                return true;
            }
        }

        return Own.Contains(permission);
    }

    /// <summary>Roles that decide on figures: granting one may take a second administrator.</summary>
    public static bool Decides(Role role) => role is Role.Approver or Role.Reviewer or Role.Finalizer;

    /// <summary>Roles that a colleague may hold for a time; those of administrators and auditors stay with who was given them.</summary>
    public static bool CanBeDelegated(Role role) => Decides(role) || role is Role.Drafter;

    /// <summary>Drafters and approvers belong to whoever reports: areas, and departments for what they lead; all others to departments.</summary>
    public static bool Fits(Role role, OrgUnitKind kind) => kind is OrgUnitKind.Department || (kind is OrgUnitKind.County or OrgUnitKind.Committee && role is (Role.Drafter or Role.Approver));

    /// <summary>三权分立: who holds one of these holds none of the others.</summary>
    public static bool StandsApart(Role role) => role is Role.PlanAdministrator or Role.SecurityAdministrator or Role.Auditor;

    /// <summary>Roles that need a second factor.</summary>
    public static bool NeedsTotp(Role role) => Decides(role) || role is Role.PlanAdministrator or Role.SecurityAdministrator;
}
