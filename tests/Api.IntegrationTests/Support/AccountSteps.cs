using System.Text.Json;
using System.Text.Json.Nodes;
using OtpNet;

namespace Lantu.Api.IntegrationTests;

/// <summary>Accounts as administrators make them and people take them into use.</summary>
public static class AccountSteps
{
    public const string Chosen = "清水绿岸-Ab7-风清";

    /// <summary>A new account, its id and its one-time password.</summary>
    public static async Task<(string Id, string OneTimePassword)> CreateAsync(Caller security, string userName, string displayName = "新人")
    {
        var answer = await security.PostAsync("users", JsonSerializer.Serialize(new { userName, displayName }));
        Assert.That(answer.Status, Is.EqualTo(201), $"{answer.Json}");
        return ((string)answer.Json!["user"]!["id"]!, (string)answer.Json["oneTimePassword"]!);
    }

    public static async Task<Answer> GrantAsync(Caller security, string userId, string role, string orgUnit, string more = "") =>
        await security.PostAsync($"users/{userId}/memberships", $$"""{"role":"{{role}}","orgUnit":"{{orgUnit}}"{{more}}}""", await TagAsync(security, userId));

    public static async Task<string> TagAsync(Caller security, string userId) => (await security.GetAsync($"users/{userId}")).ETag!;

    /// <summary>A new account with a role, its password changed, signed in.</summary>
    public static async Task<Caller> NewAsync(LantuApp app, Caller security, string userName, string role, string orgUnit, string password = Chosen)
    {
        var (id, oneTime) = await CreateAsync(security, userName);
        Assert.That((await GrantAsync(security, id, role, orgUnit)).Status, Is.EqualTo(200));
        var caller = app.Anonymous();
        await caller.SignInAsync(userName, oneTime);
        Assert.That((await ChangePasswordAsync(caller, oneTime, password)).Status, Is.EqualTo(204));
        return caller;
    }

    public static Task<Answer> ChangePasswordAsync(Caller caller, string from, string to) =>
        caller.SendAsync(HttpMethod.Put, "account/password", JsonSerializer.Serialize(new { currentPassword = from, newPassword = to }));

    /// <summary>Enrols an authenticator app; answers its secret and the recovery codes.</summary>
    public static async Task<(string Secret, List<string> RecoveryCodes)> EnrolAsync(LantuApp app, Caller caller, string password)
    {
        var proposal = await caller.PostAsync("account/totp", JsonSerializer.Serialize(new { password }));
        Assert.That(proposal.Status, Is.EqualTo(200), $"{proposal.Json}");
        var secret = (string)proposal.Json!["secret"]!;
        var confirmed = await caller.SendAsync(HttpMethod.Put, "account/totp", $$"""{"code":"{{Code(app, secret)}}"}""");
        Assert.That(confirmed.Status, Is.EqualTo(200), $"{confirmed.Json}");
        return (secret, [.. confirmed.Json!["recoveryCodes"]!.AsArray().Select(c => (string)c!)]);
    }

    /// <summary>What the authenticator app shows, some 30-second steps from now.</summary>
    public static string Code(LantuApp app, string secret, int steps = 0) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(app.Clock.GetUtcNow().UtcDateTime.AddSeconds(30 * steps));

    public static IEnumerable<string?> Words(JsonNode? array) => array!.AsArray().Select(w => (string?)w);
}
