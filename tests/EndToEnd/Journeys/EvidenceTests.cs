using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>Files beside the figures that they back, from the county to whoever decides, and back.</summary>
public sealed class EvidenceTests
{
    private const string Plan = "plans/quzhou-eco-14";
    internal static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"u8.ToArray();
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0];

    internal static async Task AddAsync(Person drafter, string name, byte[] content)
    {
        var button = drafter.Page.GetByRole(AriaRole.Button, new() { Name = "添加文件" });
        // One file after another.
        await Expect(button).ToBeEnabledAsync();
        var chooser = await drafter.Page.RunAndWaitForFileChooserAsync(() => button.PressAsync("Enter"));
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
    }

    [Test]
    public async Task Drafter_AddsEvidenceByKeyboard_TheApproverFetchesIt_ReturnsWithANewDate_AndSeesTheAnswer()
    {
        await using var drafter = await Person.SignInAsync("jiangshan.drafter");
        var page = drafter.Page;
        var (list, _) = await drafter.CallAsync("GET", $"{Plan}/submissions?form=annual-indicators&period=2022");
        var id = list.GetProperty("items")[0].GetProperty("id").GetString()!;
        await page.GotoAsync($"/{Plan}/reporting/{id}");
        var cell = page.GetByLabel(new System.Text.RegularExpressions.Regex("^2 "));
        await cell.FillAsync("29.4");
        await cell.PressAsync("F4");
        var panel = page.GetByRole(AriaRole.Complementary, new() { Name = "佐证材料" });
        await Expect(panel).ToContainTextAsync("2 城市细颗粒物");
        await AddAsync(drafter, "旧表.xls", OldOffice);
        await Expect(panel).ToContainTextAsync("旧表.xls 没有添加");
        await Expect(panel).ToContainTextAsync("内容是旧格式或加密的 Office 文件");
        await AddAsync(drafter, "站点日均值.pdf", Pdf);
        await Expect(panel.GetByRole(AriaRole.Link, new() { Name = "站点日均值.pdf" })).ToBeVisibleAsync();
        await AddAsync(drafter, "多传的.pdf", [.. "%PDF-1.6\n"u8, .. Pdf]);
        await panel.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "多传的.pdf" }).GetByRole(AriaRole.Button, new() { Name = "移除" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "移除“多传的.pdf”？" }).GetByRole(AriaRole.Button, new() { Name = "移除" }).ClickAsync();
        await Expect(panel.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await ScreenTests.AssertCleanOnBothAsync(drafter);
        // Esc brings the focus back to the cell that it came from.
        await panel.GetByRole(AriaRole.Button, new() { Name = "关闭" }).FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(cell).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "佐证 2 城市细颗粒物(PM2.5)浓度：1 件" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提交县级审核" }).ClickAsync();
        await Expect(page.GetByText("待县级审核").First).ToBeVisibleAsync();

        await using var approver = await Person.SignInAsync("jiangshan.approver");
        await approver.Page.GotoAsync($"/{Plan}/approvals/{id}");
        var fetched = await approver.Page.RunAndWaitForDownloadAsync(() => approver.Page.GetByRole(AriaRole.Link, new() { Name = "站点日均值.pdf" }).ClickAsync());
        Assert.That(await File.ReadAllBytesAsync(await fetched.PathAsync()), Is.EqualTo(Pdf));
        await approver.Page.GetByTitle("点选以标记这一格").First.ClickAsync();
        await approver.Page.GetByLabel("意见").FillAsync("请补日均值台账");
        await approver.Page.GetByText("R03 缺佐证材料").ClickAsync();
        await approver.Page.GetByLabel("重报截止").FillAsync("2099-12-10");
        await Expect(approver.Page.GetByText("重报截止 2099年12月10日")).ToBeVisibleAsync();
        await ScreenTests.AssertCleanOnBothAsync(approver);
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "退回（1 处）" }).ClickAsync();
        await approver.Page.GetByRole(AriaRole.Tooltip).GetByRole(AriaRole.Button, new() { Name = "退回" }).ClickAsync();
        await Expect(approver.Page.GetByText("已退回").First).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(page.GetByText("截止 2099年12月10日")).ToBeVisibleAsync();
        await page.GetByLabel(new System.Text.RegularExpressions.Regex("^2 ")).PressAsync("F4");
        await AddAsync(drafter, "日均值台账.pdf", [.. "%PDF-1.5\n"u8, .. Pdf]);
        await Expect(panel.GetByRole(AriaRole.Link, new() { Name = "日均值台账.pdf" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提交县级审核" }).ClickAsync();
        await Expect(page.GetByText("待县级审核").First).ToBeVisibleAsync();

        await approver.Page.GotoAsync($"/{Plan}/approvals/{id}");
        await Expect(approver.Page.GetByText("已补 1 件")).ToBeVisibleAsync();
        await Expect(approver.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "日均值台账.pdf" })).ToContainTextAsync("新增");
        await ScreenTests.AssertCleanOnBothAsync(approver);
        Assert.That(drafter.Complaints.Concat(approver.Complaints), Is.Empty);
    }
}
