using Lantu.Api.Domain;

namespace Lantu.Api.Security;

/// <summary>What an endpoint may ask for, and which roles hold it. Which rows, and which moves, is decided elsewhere.</summary>
public static class Permissions
{
    /// <summary>Read plan content, approved figures and responsibilities.</summary>
    public const string PlanRead = "plan.read";

    /// <summary>Read submissions, within <see cref="Data.Visibility"/>.</summary>
    public const string SubmissionsRead = "submissions.read";

    /// <summary>Fill, submit, withdraw and correct.</summary>
    public const string SubmissionsDraft = "submissions.draft";

    /// <summary>Approve and return.</summary>
    public const string SubmissionsDecide = "submissions.decide";

    /// <summary>Permissions of a role, in a fixed order.</summary>
    public static IReadOnlyList<string> Of(Role role) => role switch
    {
        Role.Drafter => [PlanRead, SubmissionsRead, SubmissionsDraft],
        Role.Approver or Role.Reviewer or Role.Finalizer => [PlanRead, SubmissionsRead, SubmissionsDecide],
        Role.PlanAdministrator or Role.Auditor => [PlanRead, SubmissionsRead],
    };

    public static IReadOnlyList<string> Of(Actor actor) => [.. actor.Memberships.SelectMany(m => Of(m.Role)).Distinct().Order(StringComparer.Ordinal)];
}
