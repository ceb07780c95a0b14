using System.Text.Json;
using Deque.AxeCore.Commons;
using Lantu.Api.Security;
using Microsoft.Playwright;

namespace Lantu.EndToEnd;

/// <summary>Somebody at a screen, with a browser of their own. What the page complains of is collected and must be nothing.</summary>
public sealed class Person : IAsyncDisposable
{
    /// <summary>Milliseconds that a screen may take on a machine that has much else to do; only a failure lasts that long.</summary>
    public const float Patience = 20_000;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly Seat seat;

    private Person(Seat seat) => this.seat = seat;

    public IPage Page => seat.Page;

    public List<string> Complaints => seat.Complaints;

    /// <summary>Somebody who has just opened the product and is asked who they are; the shared one unless another's address is given.</summary>
    public static async Task<Person> OpenAsync(int width = 1366, int height = 768, ColorScheme theme = ColorScheme.Light, string path = "/", string? address = null)
    {
        var person = new Person(await Seat.TakeAsync(address ?? RunningLantu.Address, width, height, theme));
        await person.Page.GotoAsync(path);
        return person;
    }

    /// <summary>Somebody who is signed in and looks at a page. Those journeys that begin at the sign-in page give their name and password there.</summary>
    public static async Task<Person> SignInAsync(string userName, int width = 1366, int height = 768, ColorScheme theme = ColorScheme.Light, string path = "/", string? address = null)
    {
        // No page of the client: what it asks on its way would only be thrown away.
        var person = await OpenAsync(width, height, theme, "/api/v1/session", address);
        await person.CallAsync("POST", "session", new { userName, password = DemoAccounts.Password });
        await person.Page.GotoAsync(path);
        await person.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).WaitForAsync();
        return person;
    }

    /// <summary>Name and password on the sign-in page.</summary>
    public async Task GiveAsync(string userName, string password)
    {
        await Page.GetByLabel("用户名").FillAsync(userName);
        await Page.GetByLabel("密码", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
    }

    /// <summary>Calls the API from the page, with its cookies, as the client does.</summary>
    public async Task<(JsonElement Json, string? ETag)> CallAsync(string method, string path, object? body = null, string? ifMatch = null)
    {
        var answer = await Page.EvaluateAsync<JsonElement>(
            """
            async ([method, path, body, ifMatch]) => {
              const token = decodeURIComponent(document.cookie.split("; ").find((c) => c.startsWith("XSRF-TOKEN="))?.slice(11) ?? "");
              const headers = { "Content-Type": "application/json", "X-XSRF-TOKEN": token, ...(ifMatch ? { "If-Match": ifMatch } : {}) };
              const answer = await fetch(`/api/v1/${path}`, { method, headers, body: body ?? undefined });
              const text = await answer.text();
              return { ok: answer.ok, status: answer.status, text, etag: answer.headers.get("etag") };
            }
            """,
            new object?[] { method, path, body is null ? null : JsonSerializer.Serialize(body, JsonSerializerOptions.Web), ifMatch });
        var text = answer.GetProperty("text").GetString()!;
        Assert.That(answer.GetProperty("ok").GetBoolean(), $"{method} {path}: {answer.GetProperty("status")} {text}");
        return (text.Length > 0 ? JsonDocument.Parse(text).RootElement : default, answer.GetProperty("etag").GetString());
    }

    /// <summary>What axe finds against WCAG 2.2 AA on the page as it stands.</summary>
    public async Task<string[]> AccessibilityFaultsAsync()
    {
        // axe's own driver for Playwright takes twice as long: it ends each run in a page of its own, for the sake of frames, of which there are none.
        if (!await Page.EvaluateAsync<bool>("'axe' in window"))
        {
            await Page.EvaluateAsync($"(() => {{ {Axe} }})()");
        }

        return await Page.EvaluateAsync<string[]>("""
            async () => {
              // From its top: what the header covers in part where a page happens to be scrolled to is not too small.
              window.scrollTo({ top: 0, behavior: "instant" });
              // The page under a dialog is out of reach, and dimmed on purpose.
              const context = { include: [document], exclude: [["[inert]"]] };
              const found = await axe.run(context, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
              return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html).join(" | ")}`);
            }
            """);
    }

    public async ValueTask DisposeAsync() => await seat.LeaveAsync();
}
