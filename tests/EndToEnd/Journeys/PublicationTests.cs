using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>A county's figure is final: city, heat map and chapter change at once; it is released at its hour, corrected, and both can be read for ever.</summary>
public sealed class PublicationTests
{
    private const string Plan = Filing.Plan;
    private static readonly string[] Deciders = ["longyou.approver", "forestry.reviewer", "finalizer"];

    [Test]
    public async Task ApprovedFigure_MovesCityHeatMapAndChapter_IsReleasedAtItsHour_AndCorrectedBesideTheOld()
    {
        // 8.2 repeats indicator 13: its lead has reported, so that it is judged.
        await using var admin = await Person.SignInAsync("admin", path: $"/{Plan}/chapters/8");
        await LeadReportsAsync(admin);
        var page = admin.Page;
        await page.ReloadAsync();
        var task = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = "全面推进生态保护修复" }) }).First;
        await Expect(task.Locator(".light").First).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("red"));

        var filed = await Filing.FileAsync("forestry-year", "2025", new[] { new { indicatorCode = "13", value = 20.5 } }, "longyou.drafter", Deciders);
        await page.ReloadAsync();
        await Expect(task.Locator(".light.red").First).ToBeVisibleAsync();
        await page.GotoAsync($"/{Plan}/dashboard?area=quzhou&indicator=13");
        await Expect(page.Locator(".docked .light.tag")).ToHaveTextAsync("倒退");
        await page.GotoAsync($"/{Plan}/dashboard?area=longyou&indicator=13");
        await Expect(page.Locator(".docked")).ToContainTextAsync("20.5");

        await using var anybody = await Person.OpenAsync(1280, 900, path: $"/public/plans/quzhou-eco-14/indicators/13");
        var open = anybody.Page;
        // A browser may keep what the public reads for a minute; with a route it keeps nothing.
        await open.RouteAsync("**/api/v1/public/**", route => route.ContinueAsync());
        await ReleaseAsync(DateTimeOffset.UtcNow.AddSeconds(4));
        Assert.That(await FiguresAsync(open), Is.Empty, "its hour has not come");
        var figure = open.GetByRole(AriaRole.Link, new() { Name = "20.50", Exact = true }).First;
        await OpenUntilAsync(open, figure);
        await figure.ClickAsync();
        await Expect(open.Locator(".the-figure")).ToContainTextAsync("20.5");
        var address = open.Url;

        await Filing.CorrectAsync(filed, new[] { new { indicatorCode = "13", value = 72.5 } }, "longyou.drafter", Deciders);
        await open.ReloadAsync();
        await Expect(open.Locator(".the-figure")).ToContainTextAsync("20.5");
        await Expect(open.GetByRole(AriaRole.Note)).ToHaveCountAsync(0);
        await ReleaseAsync(null);
        await OpenUntilAsync(open, open.GetByRole(AriaRole.Note));
        await Expect(open.Locator(".the-figure")).ToContainTextAsync("20.5");
        await ScreenTests.AssertCleanAsync(anybody);
        await open.GetByRole(AriaRole.Note).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(open.Locator(".the-figure")).ToContainTextAsync("72.5");
        await open.GotoAsync("/public/plans/quzhou-eco-14/indicators/13");
        await Expect(open.GetByRole(AriaRole.Link, new() { Name = "72.50", Exact = true }).First).ToBeVisibleAsync();
        Assert.That(await open.GetByRole(AriaRole.Link, new() { Name = "20.50", Exact = true }).First.GetAttributeAsync("href"), Is.EqualTo(new Uri(address).AbsolutePath));
        Assert.That(admin.Complaints.Concat(anybody.Complaints), Is.Empty);
    }

    /// <summary>The lead of 8.2 is confirmed, gives it to a department that has people here, and that reports.</summary>
    private static async Task LeadReportsAsync(Person admin)
    {
        async Task<object[]> RowsAsync(string filter) => [.. (await admin.CallAsync("GET", $"{Plan}/responsibilities?{filter}&limit=200")).Json.GetProperty("items").EnumerateArray()
            .Where(r => r.GetProperty("subject").GetProperty("code").GetString() == "8.2").Select(r => (object)new { id = r.GetProperty("id").GetString(), version = r.GetProperty("version").GetInt64() })];
        await admin.CallAsync("POST", $"{Plan}/responsibilities/confirmations", new { responsibilities = await RowsAsync("chapter=8&role=lead&status=proposed") });
        var today = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await admin.CallAsync("POST", $"{Plan}/responsibilities/reassignments", new { responsibilities = await RowsAsync("chapter=8&role=lead&orgUnit=natural-resources"), orgUnit = "water", effectiveOn = today, reason = "职责调整" });
        await Filing.FileAsync("chapter-8-progress", "2025-H2", new[] { new { taskCode = "8.2", value = 100, text = "按计划完成" } }, "water.drafter", "water.approver", "epb.reviewer", "finalizer");
    }

    private static Task ReleaseAsync(DateTimeOffset? publishAt) => Filing.AsAsync("finalizer", async finalizer =>
    {
        var (through, domains, chapters) = ("2025", new[] { "生态建设" }, new[] { 8 });
        var (preview, _) = await finalizer.CallAsync("POST", $"{Plan}/releases/preview", new { through, domains, chapters });
        await finalizer.CallAsync("POST", $"{Plan}/releases", new { title = "森林资源年度数据", note = "含龙游县核定数据。", through, domains, chapters, previewed = preview.GetProperty("digest").GetString(), publishAt });
    });

    private static async Task<string> FiguresAsync(IPage page)
    {
        var answer = await page.APIRequest.GetAsync("/api/v1/public/plans/quzhou-eco-14/indicators/13");
        return answer.Ok ? await answer.TextAsync() : "";
    }

    /// <summary>The public's pages are read, not pushed: they are opened anew until what is awaited is there.</summary>
    private static async Task OpenUntilAsync(IPage page, ILocator awaited)
    {
        for (var until = DateTimeOffset.UtcNow.AddMilliseconds(Person.Patience); await awaited.CountAsync() == 0 && DateTimeOffset.UtcNow < until;)
        {
            await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        }

        await Expect(awaited.First).ToBeVisibleAsync();
    }
}
