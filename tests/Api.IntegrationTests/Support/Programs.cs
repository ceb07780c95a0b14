using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>A program that an administrator has registered.</summary>
public sealed record RegisteredProgram(string Id, string ClientId, string Secret);

/// <summary>Registering programs and getting tokens, as administrators and programs do.</summary>
public static class Programs
{
    public static async Task<RegisteredProgram> RegisterAsync(Caller security, string area, string[] scopes, string[]? forms = null, string[]? networks = null, DateOnly? expiresOn = null)
    {
        var responsibleUserId = await UserIdAsync(security, $"{area}.drafter");
        var answer = await security.PostAsync("api-clients", JsonSerializer.Serialize(new { name = $"{area} 监测平台", orgUnit = area, responsibleUserId, scopes, forms, networks, expiresOn }));
        Assert.That(answer.Status, Is.EqualTo(201), $"{answer.Json}");
        var client = answer.Json!["client"]!;
        return new RegisteredProgram((string)client["id"]!, (string)client["clientId"]!, (string)answer.Json["secret"]!);
    }

    public static async Task<string> UserIdAsync(Caller security, string userName) =>
        (string)(await security.GetAsync($"users?q={userName}")).Json!["items"]!.AsArray().Single(u => (string?)u!["userName"] == userName)!["id"]!;

    /// <summary>What the token endpoint answers to a form.</summary>
    public static async Task<(int Status, JsonNode? Json)> AskAsync(LantuApp app, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await app.Anonymous().Http.PostAsync(new Uri("/connect/token", UriKind.Relative), content);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    public static Task<(int Status, JsonNode? Json)> AskAsync(LantuApp app, RegisteredProgram program, string? scope = null) => AskAsync(
        app, [("grant_type", "client_credentials"), ("client_id", program.ClientId), ("client_secret", program.Secret), .. scope is null ? Array.Empty<(string, string)>() : [("scope", scope)]]);

    /// <summary>The program with a token for all its scopes.</summary>
    public static async Task<Caller> CallerAsync(LantuApp app, RegisteredProgram program)
    {
        var (status, token) = await AskAsync(app, program);
        Assert.That(status, Is.EqualTo(200), $"{token}");
        return app.Anonymous().WithToken((string)token!["access_token"]!);
    }
}
