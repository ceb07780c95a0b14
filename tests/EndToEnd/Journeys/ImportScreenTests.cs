using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>A county fills the template in its spreadsheet and brings it back.</summary>
public sealed class ImportScreenTests
{
    private const string Plan = "plans/quzhou-eco-14";

    private static async Task<string> OpenAsync(Person drafter, string period)
    {
        var (list, _) = await drafter.CallAsync("GET", $"{Plan}/submissions?form=annual-indicators&period={period}");
        var id = list.GetProperty("items")[0].GetProperty("id").GetString()!;
        await drafter.Page.GotoAsync($"/{Plan}/reporting/{id}");
        await Expect(drafter.Page.GetByRole(AriaRole.Button, new() { Name = "导入" })).ToBeVisibleAsync();
        return id;
    }

    private static async Task<byte[]> TemplateAsync(Person drafter)
    {
        var download = await drafter.Page.RunAndWaitForDownloadAsync(() => drafter.Page.GetByRole(AriaRole.Link, new() { Name = "下载模板" }).ClickAsync());
        Assert.That(download.SuggestedFilename, Does.StartWith("生态环境年度指标报表-").And.EndsWith(".xlsx"));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    private static async Task ImportAsync(Person drafter, FilePayload file)
    {
        await drafter.Page.GetByRole(AriaRole.Button, new() { Name = "导入" }).PressAsync("Enter");
        // The button to choose a file has the focus at once.
        var button = drafter.Page.GetByRole(AriaRole.Button, new() { Name = "选择文件" });
        await Expect(button).ToBeFocusedAsync();
        Assert.That(await drafter.AccessibilityFaultsAsync(), Is.Empty);
        var chooser = await drafter.Page.RunAndWaitForFileChooserAsync(() => button.PressAsync("Enter"));
        await chooser.SetFilesAsync(file);
        await Expect(drafter.Page.GetByRole(AriaRole.Heading, new() { Name = "核对导入" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Workbook_IsLookedThroughBeforeAnythingIsWritten_AndConfirmedStandsInTheGrid()
    {
        await using var drafter = await Person.SignInAsync("changshan.drafter");
        var page = drafter.Page;
        await OpenAsync(drafter, "2022");
        var file = Workbooks.Filled(await TemplateAsync(drafter), ("1", "９７．５％"), ("2", "28.6"), ("3", "约95"));
        await ImportAsync(drafter, file);

        var changed = page.GetByRole(AriaRole.Region, new() { Name = "将改动的 2 行" });
        await Expect(changed.GetByRole(AriaRole.Row).Filter(new() { HasText = "优良天数" })).ToContainTextAsync("97.5");
        await Expect(changed.GetByRole(AriaRole.Row).Filter(new() { HasText = "细颗粒物" })).ToContainTextAsync("28.6");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "有问题的 1 行，不写入" })).ToContainTextAsync("“数值”：“约95”不是数值");
        await Expect(page.GetByText("共 15 行：改动 2，有问题 1，不变 12")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "展开不变的 12 行" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "不变的 12 行" }).GetByRole(AriaRole.Row)).ToHaveCountAsync(13);
        await ScreenTests.AssertCleanOnBothAsync(drafter);
        var errors = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载问题行" }).ClickAsync());
        Assert.That(await File.ReadAllTextAsync(await errors.PathAsync()), Does.Contain("约95"));

        await page.GetByRole(AriaRole.Button, new() { Name = "确认写入 2 行" }).PressAsync("Enter");
        await Expect(page.GetByLabel(new System.Text.RegularExpressions.Regex("^1 "))).ToHaveValueAsync("97.5");
        await Expect(page.GetByLabel(new System.Text.RegularExpressions.Regex("^2 "))).ToHaveValueAsync("28.6");
        await Expect(page.GetByLabel(new System.Text.RegularExpressions.Regex("^3 "))).ToHaveValueAsync("");
        Assert.That(drafter.Complaints, Is.Empty);
    }

    [Test]
    public async Task Workbook_OlderThanTheForm_SaysSo_AndDiscardedChangesNothing()
    {
        await using var drafter = await Person.SignInAsync("changshan.drafter");
        var page = drafter.Page;
        await OpenAsync(drafter, "2023");
        var template = await TemplateAsync(drafter);
        await page.GetByLabel(new System.Text.RegularExpressions.Regex("^2 ")).FillAsync("31.2");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await ImportAsync(drafter, Workbooks.Filled(template, ("2", "28.6")));
        await Expect(page.GetByText("这个文件下载之后，报件又有人改过")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "细颗粒物" })).ToContainTextAsync("31.2");
        await page.GetByRole(AriaRole.Button, new() { Name = "放弃" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "放弃" }).ClickAsync();
        await Expect(page.GetByLabel(new System.Text.RegularExpressions.Regex("^2 "))).ToHaveValueAsync("31.2");
        Assert.That(drafter.Complaints, Is.Empty);
    }

    [Test]
    public async Task Stream_BrokenOnItsWay_GoesOnFromWhereItBroke()
    {
        await using var drafter = await Person.SignInAsync("changshan.drafter");
        var page = drafter.Page;
        await page.GotoAsync($"/{Plan}/reporting");
        static string Line(int value) => $$"""{"form":"annual-indicators","orgUnit":"changshan","period":"2021","indicatorCode":"2","value":{{value}}}""";
        var file = new FilePayload { Name = "全量.ndjson", MimeType = "application/x-ndjson", Buffer = System.Text.Encoding.UTF8.GetBytes($"{Line(31)}\n{Line(32)}\n") };
        await page.GetByRole(AriaRole.Button, new() { Name = "导入" }).ClickAsync();
        // The second call, with the lines, does not get through: the network is gone.
        await page.RouteAsync("**/imports/*/rows?**", route => route.AbortAsync("connectionreset"));
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "选择文件" }).ClickAsync());
        await chooser.SetFilesAsync(file);
        await Expect(page.GetByText("连接中断，全量.ndjson 没有传完")).ToBeVisibleAsync();
        await page.UnrouteAsync("**/imports/*/rows?**");
        await page.GetByRole(AriaRole.Button, new() { Name = "接着传" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "将改动的 1 行" })).ToContainTextAsync("31");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "有问题的 1 行，不写入" })).ToBeVisibleAsync();
        Assert.That(drafter.Complaints.Where(c => !c.Contains("ERR_CONNECTION_RESET", StringComparison.Ordinal)), Is.Empty);
    }
}
