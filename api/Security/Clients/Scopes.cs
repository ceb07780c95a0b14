namespace Lantu.Api.Security.Clients;

/// <summary>What a program's token may be issued for.</summary>
public static class Scopes
{
    public const string PlanRead = "plan:read";
    public const string SubmissionsRead = "submissions:read";
    public const string SubmissionsWrite = "submissions:write";
    public const string WebhooksManage = "webhooks:manage";

    public static IReadOnlyDictionary<string, string> Descriptions { get; } = new Dictionary<string, string>
    {
        [PlanRead] = "Read plan content, approved figures and responsibilities",
        [SubmissionsRead] = "Read the submissions of the client's unit",
        [SubmissionsWrite] = "Read, fill and submit them; never approve",
        [WebhooksManage] = "Say where the client itself is called when something changes",
    };

    public static IReadOnlyList<string> All { get; } = [.. Descriptions.Keys];

    public static IReadOnlyList<string> PermissionsOf(string scope) => scope switch
    {
        PlanRead => [Permissions.PlanRead],
        SubmissionsRead => [Permissions.SubmissionsRead],
        SubmissionsWrite => [Permissions.SubmissionsRead, Permissions.SubmissionsDraft],
        WebhooksManage => [Permissions.WebhooksRead, Permissions.WebhooksManage],
        _ => [],
    };

    /// <summary>The scopes any of which lets a program call an operation with these permissions; empty where no program may.</summary>
    public static IReadOnlyList<string> For(IEnumerable<string> permissions) => [.. All.Where(scope => PermissionsOf(scope).Intersect(permissions).Any())];
}
