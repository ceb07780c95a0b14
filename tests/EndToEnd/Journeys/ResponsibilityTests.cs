using Lantu.Api.Tables;
using Microsoft.Playwright;
using static Lantu.EndToEnd.AdministrationTests;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

public sealed class ResponsibilityTests
{
    private const string Responsibilities = "/plans/quzhou-eco-14/responsibilities";

    [Test]
    public async Task Administrator_ConfirmsTheProposedLeadsOfAChapter()
    {
        await using var admin = await Person.SignInAsync("admin", path: Responsibilities);
        var page = admin.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "确认拟定职责" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "确认拟定职责" });
        await ChooseAsync(page, "重点任务（章）", "6 ");
        await Expect(dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "任务 6.1" })).ToHaveCountAsync(1);
        await Expect(dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "任务 5.1" })).ToHaveCountAsync(0);
        await ScreenTests.AssertCleanOnBothAsync(admin);
        // One is left for later.
        await dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "任务 6.1" }).GetByRole(AriaRole.Checkbox).PressAsync("Space");
        var leads = await dialog.GetByRole(AriaRole.Row).CountAsync() - 2;
        await dialog.GetByRole(AriaRole.Button, new() { Name = $"确认 {leads} 条" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync($"已确认 {leads} 条，未确认 0 条");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "关闭" }).Last.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "确认拟定职责" }).ClickAsync();
        await ChooseAsync(page, "重点任务（章）", "6 ");
        await Expect(dialog.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Expect(dialog).ToContainTextAsync("任务 6.1");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();

        // The table of it, read back, changes nothing; one that names somebody else waits for a decision.
        await page.Locator(".page-header").GetByRole(AriaRole.Button, new() { Name = "更多" }).ClickAsync();
        var exported = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出责任分解表" }).ClickAsync());
        var table = await File.ReadAllBytesAsync(await exported.PathAsync());
        await SendTableAsync(page, table);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("与现行分工完全一致");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await SendTableAsync(page, ResponsibilityTable.Write([new("12.1 ", "", ["市林业局"], ["市水务局"], "")]));
        var row = page.GetByRole(AriaRole.Dialog).Locator("tbody tr");
        await Expect(row).ToContainTextAsync("有单位名称不完全一致，请选择");
        await ScreenTests.AssertCleanOnBothAsync(admin);
        await ChooseAsync(page, "“市水务局”是指", "市水利局");
        await Expect(row).ToContainTextAsync("＋ 配合 市水利局");
        await page.GetByLabel("调整原因").FillAsync("责任分解表修订");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("^应用 ") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("未应用 0 处");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "关闭" }).Last.ClickAsync();
        Assert.That(admin.Complaints, Is.Empty);

        await using var auditor = await Person.SignInAsync("auditor", path: Responsibilities);
        await Expect(auditor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(auditor.Page.GetByRole(AriaRole.Button, new() { Name = "确认拟定职责" })).ToHaveCountAsync(0);
    }

    private static async Task SendTableAsync(IPage page, byte[] table)
    {
        await page.Locator(".page-header").GetByRole(AriaRole.Button, new() { Name = "更多" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "导入责任分解表" }).ClickAsync();
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "选择文件" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "责任分解表.xlsx", MimeType = "application/octet-stream", Buffer = table });
    }

    private static async Task PickAsync(IPage page, string label, string unit)
    {
        await page.GetByLabel(label, new() { Exact = true }).FillAsync(unit);
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option", new() { HasText = unit }).ClickAsync();
    }

    /// <summary>From the list of a unit's leads to what has become of them.</summary>
    private static async Task<ILocator> ReassignAsync(IPage page, string from, string to, string? day = null, string? note = null)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "调整职责" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await PickAsync(page, "移出单位", from);
        await PickAsync(page, "接收单位", to);
        await ChooseAsync(page, "重点任务（章）", "5 ");
        await page.GetByLabel("调整原因").FillAsync("机构改革");
        if (day is not null)
        {
            await page.GetByLabel("生效日期").FillAsync(day);
        }

        if (note is not null)
        {
            await page.GetByLabel("交接说明（可不填）").FillAsync(note);
        }

        // Only the tasks: the chapter itself and its projects stay.
        foreach (var other in await dialog.Locator("tbody tr").Filter(new() { HasNotText = "任务 5." }).GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await other.UncheckAsync();
        }

        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^预览 ") }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("调整职责：预览");
        return dialog;
    }

    [Test]
    public async Task Department_TakesOverTheTasks_ReportsThem_AndTheChaptersLightsChange()
    {
        await using var admin = await Person.SignInAsync("admin", path: Responsibilities);
        var page = admin.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "确认拟定职责" }).ClickAsync();
        await ChooseAsync(page, "重点任务（章）", "5 ");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("^确认 ") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("已确认");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "关闭" }).Last.ClickAsync();

        // From next month, and back.
        var dialog = await ReassignAsync(page, "市生态环境局", "市水利局");
        await Expect(dialog).ToContainTextAsync("市生态环境局的 3 条职责转给市水利局；0 条不能调整");
        await Expect(dialog).ToContainTextAsync("水环境治理工程年度报表");
        await ScreenTests.AssertCleanOnBothAsync(admin);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "调整 3 条" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("已转给市水利局");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "撤销（原样调回）" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("已撤销：3 条调回市生态环境局，0 条未调回");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "关闭" }).Last.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "撤销刚才的调整" })).ToContainTextAsync("市水利局 → 市生态环境局");

        // Today.
        dialog = await ReassignAsync(page, "市生态环境局", "市水利局", DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "台账随附");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "调整 3 条" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("已转给市水利局");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "关闭" }).Last.ClickAsync();

        // The new department finds it, acknowledges it and reports.
        await using var drafter = await Person.SignInAsync("water.drafter", path: "/plans/quzhou-eco-14/duties");
        var theirs = drafter.Page;
        await Expect(theirs.GetByText("台账随附")).ToBeVisibleAsync();
        await ScreenTests.AssertCleanOnBothAsync(drafter);
        var handedOver = theirs.Locator("section").Filter(new() { HasText = "台账随附" }).Last;
        await handedOver.GetByPlaceholder("接收意见（可不填）").FillAsync("已接收");
        await handedOver.GetByRole(AriaRole.Button, new() { Name = "接收" }).ClickAsync();
        await Expect(theirs.GetByText("台账随附")).ToHaveCountAsync(0);
        await theirs.GetByRole(AriaRole.Row).Filter(new() { HasText = "任务 5.4" }).First.GetByRole(AriaRole.Link, new() { Name = "2025年下半年" }).ClickAsync();
        foreach (var (task, share) in new[] { ("5.1", "84"), ("5.2", "96"), ("5.3", "97"), ("5.4", "100") })
        {
            await theirs.GetByLabel(new System.Text.RegularExpressions.Regex($"^{task} ")).First.FillAsync(share);
        }

        await theirs.Keyboard.PressAsync("F4");
        await EvidenceTests.AddAsync(drafter, "台账.pdf", EvidenceTests.Pdf);
        await Expect(theirs.GetByRole(AriaRole.Link, new() { Name = "台账.pdf" })).ToBeVisibleAsync();
        await theirs.GetByRole(AriaRole.Button, new() { Name = "提交本单位审核" }).ClickAsync();
        await Expect(theirs.GetByText("待本单位审核").First).ToBeVisibleAsync();
        foreach (var who in new[] { "water.approver", "epb.reviewer", "finalizer" })
        {
            await using var decider = await Person.SignInAsync(who, path: "/plans/quzhou-eco-14/approvals");
            await decider.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "市水利局" }).First.ClickAsync();
            await decider.Page.Locator("#approve").ClickAsync();
            await Expect(decider.Page.GetByText("已通过").First).ToBeVisibleAsync();
        }

        await page.GotoAsync("/plans/quzhou-eco-14/tasks?chapter=5");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "全方位保障饮用水安全" })).ToContainTextAsync("已达标");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "深化水环境综合治理" })).ToContainTextAsync("滞后");
        Assert.That(admin.Complaints.Concat(drafter.Complaints), Is.Empty);
    }
}
