using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd;

/// <summary>Every screen, on a phone and on an old laptop: it opens without a complaint, fits, and can be read by everybody.</summary>
public sealed class ScreenTests
{
    private static readonly string[] Screens =
    [
        "dashboard", "dashboard?area=kecheng&indicator=1", "indicators", "indicators/2", "indicators/3.1", "tasks", "tasks/5.1", "chapters/5", "projects", "projects?view=timeline", "projects/3-2", "responsibilities", "responsibilities/table", "duties?unit=water", "supervision", "supervision?state=closed", "releases", "releases/new", "evaluations", "evaluations/schemes", "evaluations/schemes/1", "questions?show=all", "corrections", "calendar?at=2025-12&unit=all",
    ];

    private static readonly string[] Administration = ["/administration/users", "/administration/confirmations", "/administration/api-clients", "/administration/org-units"];

    private static IEnumerable<string> Cases() =>
        Screens.Append("workbench").Append("duties").Append("/notices").Append("progress").Append("progress?view=reminders").Append("reporting").Append("approvals").Append("comparison/annual-indicators/2024").Append("assessment-settings").Append("/account").Concat(Administration);

    [TestCaseSource(nameof(Cases))]
    public async Task Screen_OpensCleanly_FitsAndIsAccessible(string screen)
    {
        var userName = screen switch { "workbench" or "duties" or "reporting" or "/notices" or "/account" => "zhihui.drafter", "approvals" or "progress" => "finalizer", "assessment-settings" => "admin", _ when Administration.Contains(screen) => "security", _ => "auditor" };
        await using var person = await Person.SignInAsync(userName, path: screen.StartsWith('/') ? screen : $"/plans/quzhou-eco-14/{screen}");
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await AssertCleanAsync(person);

        // Opened anew on a phone, not only made narrow.
        await person.Page.SetViewportSizeAsync(360, 740);
        await person.Page.ReloadAsync();
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await AssertCleanAsync(person);
    }

    /// <summary>What is on screen fits its width, passes axe, and the browser has complained of nothing.</summary>
    internal static async Task AssertCleanAsync(Person person)
    {
        await person.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var (width, height) = (person.Page.ViewportSize!.Width, person.Page.ViewportSize.Height);
        var overflow = await person.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        // As tall as the page, so that nothing is half hidden where it would be cut; what is hidden cannot be judged.
        await person.Page.SetViewportSizeAsync(width, await person.Page.EvaluateAsync<int>("document.documentElement.scrollHeight") + 200);
        // What follows its own size (tables that scroll) is told of it after the page is drawn, and drawn anew then.
        await person.Page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))))");
        var faults = await person.AccessibilityFaultsAsync();
        await person.Page.SetViewportSizeAsync(width, height);
        Assert.That(overflow, Is.LessThanOrEqualTo(0), "the page does not scroll sideways");
        Assert.That(faults, Is.Empty);
        Assert.That(person.Complaints, Is.Empty);
    }

    /// <summary>The same on a phone too; the page stays as it was.</summary>
    internal static async Task AssertCleanOnBothAsync(Person person)
    {
        await AssertCleanAsync(person);
        // The ripple of a click stays where its button was, and no phone has seen that place.
        await Expect(person.Page.Locator(".ant-wave")).ToHaveCountAsync(0);
        var size = person.Page.ViewportSize!;
        await person.Page.SetViewportSizeAsync(360, 740);
        await AssertCleanAsync(person);
        await person.Page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>No shell around it, and nothing to press but the way back.</summary>
    [Test]
    public async Task Wall_ShowsTheWholePage()
    {
        await using var leader = await Person.SignInAsync("auditor", 1920, 1080, path: "/plans/quzhou-eco-14");
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "大屏" }).ClickAsync();
        await Expect(leader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("衢州市生态环境保护");
        await Expect(leader.Page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(0);
        await Expect(leader.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(12);
        await Expect(leader.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await AssertCleanAsync(leader);
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "退出大屏" }).ClickAsync();
        await Expect(leader.Page.GetByRole(AriaRole.Heading, new() { Name = "驾驶舱" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Language_Switches_AndStays()
    {
        await using var reader = await Person.SignInAsync("auditor");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "EN" }).ClickAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = "Cockpit" })).ToBeVisibleAsync();
        await reader.Page.ReloadAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = "Cockpit" })).ToBeVisibleAsync();
    }
}
