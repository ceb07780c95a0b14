using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;

namespace Lantu.Api.IntegrationTests;

/// <summary>An answer: status, JSON body if there is one, and ETag.</summary>
public sealed record Answer(int Status, JsonNode? Json, string? ETag, HttpResponseHeaders Headers)
{
    public string? Code => (string?)Json?["code"];

    /// <summary>Where and what, of every fault.</summary>
    public IEnumerable<string> Errors => (Json?["errors"]?.AsArray() ?? []).Select(e => $"{e!["pointer"]} {e["code"]}");

    public string? Pointer => (string?)Json?["errors"]?.AsArray().FirstOrDefault()?["pointer"];
}

/// <summary>Calls the API as a browser or a program does, with its cookies and the antiforgery header.</summary>
public sealed class Caller(HttpClient http)
{
    private string? token;

    public HttpClient Http { get; } = http;

    public async Task SignInAsync(string userName, string password = DemoAccounts.Password, string? code = null) =>
        Assert.That((await TrySignInAsync(userName, password, code)).Status, Is.EqualTo(200), $"sign-in of {userName}");

    public Task<Answer> TrySignInAsync(string userName, string password = DemoAccounts.Password, string? code = null) =>
        SendAsync(HttpMethod.Post, "session", JsonSerializer.Serialize(new { userName, password, code }));

    /// <summary>A program's calls carry its token.</summary>
    public Caller WithToken(string accessToken)
    {
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return this;
    }

    public Task<Answer> PostAsync(string path, string body, string? ifMatch = null) => SendAsync(HttpMethod.Post, path, body, ifMatch);

    /// <summary>With a key of the caller's choosing, or with none.</summary>
    public Task<Answer> PostAsync(string path, string body, string? ifMatch, string? key) => SendAsync(HttpMethod.Post, path, body, ifMatch, request =>
    {
        request.Headers.Remove(IdempotentRoutes.Header);
        if (key is not null)
        {
            request.Headers.Add(IdempotentRoutes.Header, key);
        }
    });

    public Task<Answer> GetAsync(string path, string? ifNoneMatch = null, string? language = null) => SendAsync(HttpMethod.Get, path, null, null, request =>
    {
        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        if (language is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        }
    });

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? body, string? ifMatch = null, Action<HttpRequestMessage>? prepare = null)
    {
        HttpResponseHeaders headers = null!;
        var (status, content) = await SendRawAsync(method, path, request =>
        {
            if (body is not null)
            {
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            }

            if (ifMatch is not null)
            {
                request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
            }

            prepare?.Invoke(request);
        }, received => headers = received);
        return new Answer(status, content.Length > 0 && content[0] == '{' ? JsonNode.Parse(content) : null, headers.ETag?.ToString(), headers);
    }

    /// <summary>The answer's bytes, whatever they are.</summary>
    public async Task<(int Status, byte[] Content)> SendRawAsync(HttpMethod method, string path, Action<HttpRequestMessage> prepare, Action<HttpResponseHeaders> receive)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        if (token is not null)
        {
            request.Headers.Add(SignIn.XsrfHeader, token);
        }

        if (method == HttpMethod.Post && Http.DefaultRequestHeaders.Authorization is not null)
        {
            // Programs name every act.
            request.Headers.Add(IdempotentRoutes.Header, Guid.NewGuid().ToString());
        }

        prepare(request);
        using var response = await Http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.FirstOrDefault(c => c.StartsWith(SignIn.XsrfCookie + "=", StringComparison.Ordinal)) is { } cookie)
        {
            token = Uri.UnescapeDataString(cookie.Split('=', 2)[1].Split(';')[0]);
        }

        receive(response.Headers);
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }
}
