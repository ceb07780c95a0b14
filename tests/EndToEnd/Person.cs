using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Lantu.Api.Security;
using Microsoft.Playwright;

namespace Lantu.EndToEnd;

/// <summary>Somebody at a screen, with a browser of their own. What the page complains of is collected and must be nothing.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private Person(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public static async Task<Person> SignInAsync(string userName, int width = 1366, int height = 768)
    {
        var context = await RunningLantu.Browser.NewContextAsync(new() { Locale = "zh-CN", ViewportSize = new() { Width = width, Height = height }, BaseURL = RunningLantu.Address });
        context.SetDefaultTimeout(8_000);
        // The first page of a run waits for a server that has just started.
        context.SetDefaultNavigationTimeout(30_000);
        var person = new Person(context, await context.NewPageAsync());
        person.Page.Console += (_, message) =>
        {
            // The browser reports every 401 of the question "who am I" before sign-in; all else is a fault.
            if (message.Type == "error" && !message.Text.Contains("401", StringComparison.Ordinal) && !message.Text.Contains("404", StringComparison.Ordinal))
            {
                person.Complaints.Add(message.Text);
            }
        };
        person.Page.PageError += (_, error) => person.Complaints.Add(error);
        await person.Page.GotoAsync("/");
        await person.Page.GetByLabel("用户名").FillAsync(userName);
        await person.Page.GetByLabel("密码").FillAsync(DemoAccounts.Password);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).WaitForAsync();
        return person;
    }

    /// <summary>What axe finds against WCAG 2.2 AA on the page as it stands.</summary>
    public async Task<string[]> AccessibilityFaultsAsync()
    {
        var found = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        return [.. found.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")];
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
