using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lantu.Api.Security;

namespace Lantu.Load.Client;

/// <summary>Somebody with a session, as a browser has one.</summary>
public sealed class Person : IDisposable
{
    private readonly HttpClient http;

    private Person(HttpClient http) => this.http = http;

    /// <summary>The headers that say who is asking.</summary>
    public string Headers { get; private set; } = "";

    public static async Task<Person> SignInAsync(Uri address, string userName)
    {
        var person = new Person(new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) });
        using var answer = await person.SendAsync(HttpMethod.Post, "/api/v1/session", JsonSerializer.Serialize(new { userName, password = DemoAccounts.Password }));
        var cookies = answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).ToList();
        var token = cookies.Single(c => c.StartsWith(SignIn.XsrfCookie + "=", StringComparison.Ordinal)).Split('=', 2)[1];
        person.Headers = $"Cookie: {string.Join("; ", cookies)}\r\n{SignIn.XsrfHeader}: {Uri.UnescapeDataString(token)}\r\n";
        return person;
    }

    public async Task<JsonNode> GetAsync(string path) => await JsonOfAsync(HttpMethod.Get, path, null);

    public async Task<JsonNode> PostAsync(string path, string body) => await JsonOfAsync(HttpMethod.Post, path, body);

    public void Dispose() => http.Dispose();

    private async Task<JsonNode> JsonOfAsync(HttpMethod method, string path, string? body)
    {
        using var answer = await SendAsync(method, path, body);
        return (await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync()))!;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var header in Headers.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(h => h.Split(": ", 2)))
        {
            request.Headers.Add(header[0], header[1]);
        }

        var answer = await http.SendAsync(request);
        return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created ? answer
            : throw new BenchmarkException($"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
