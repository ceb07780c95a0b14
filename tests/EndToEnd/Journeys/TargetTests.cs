using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>A provincial number with its document is set: what nobody could judge is green, on the indicator's page and the cockpit.</summary>
public sealed class TargetTests
{
    private const string Plan = "plans/quzhou-eco-14";

    [Test]
    public async Task ProvincialNumber_IsSet_AndGreyTurnsGreen()
    {
        await Filing.FileAsync("natural-resources-year", "2022", new[] { new { indicatorCode = "14", value = 28.3m } }, "changshan.drafter", "changshan.approver", "natural-resources.reviewer", "finalizer");
        await using var admin = await Person.SignInAsync("admin", path: $"/{Plan}/indicators/14");
        var page = admin.Page;
        await Expect(page.Locator(".strip .verdict")).ToHaveTextAsync("无数据");
        await page.GetByRole(AriaRole.Button, new() { Name = "下达指标" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("2022", new() { Exact = true }).FillAsync("27.9");
        await dialog.GetByLabel("2025", new() { Exact = true }).FillAsync("27.9");
        await dialog.GetByLabel("文号").FillAsync("浙自然资发〔2022〕8号");
        await dialog.GetByLabel("发文日期").FillAsync("2022-03-01");
        await dialog.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "下达.pdf", MimeType = "application/pdf", Buffer = [.. "%PDF-1.7\n%1\nstartxref\n0\n%%EOF\n"u8] });
        await Expect(dialog.Locator(".chosen-file")).ToContainTextAsync("下达.pdf");
        await Expect(dialog.Locator(".light-changes")).ToContainTextAsync("1 盏变化");
        await ScreenTests.AssertCleanOnBothAsync(admin);
        await dialog.GetByLabel("理由").FillAsync("省厅下达");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "下达", Exact = true }).ClickAsync();
        await Expect(page.Locator(".strip .verdict")).ToHaveTextAsync("已达标");
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "目标", Exact = true })).ToContainTextAsync("浙自然资发〔2022〕8号");

        // Divided among the counties: what does not match the city's number is said, and cannot be set.
        await page.GetByRole(AriaRole.Button, new() { Name = "分解到区县" }).ClickAsync();
        await Expect(dialog.Locator("tfoot")).ToContainTextAsync("与全市 27.90 相合");
        await dialog.GetByLabel("常山县 目标数").FillAsync("28.5");
        await Expect(dialog.Locator("tfoot")).ToContainTextAsync("比全市 27.90 多 0.10");
        await ScreenTests.AssertCleanOnBothAsync(admin);
        await page.Keyboard.PressAsync("Escape");

        // Its sheet says who is to give what is missing, until the administrator has written it.
        await Expect(page.GetByText("未填：口径、计算方法、数据来源")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "填写档案" }).ClickAsync();
        await dialog.GetByLabel("口径").FillAsync("评估调整后的生态保护红线面积占国土面积的比例");
        await ScreenTests.AssertCleanOnBothAsync(admin);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await Expect(page.GetByText("未填：计算方法、数据来源")).ToBeVisibleAsync();

        await page.GotoAsync($"/{Plan}/dashboard?area=quzhou&indicator=14");
        await Expect(page.Locator(".docked .light.tag")).ToHaveTextAsync("已达标");

        // Any indicator on the tiles, as the address keeps it; and as a picture.
        await page.GotoAsync($"/{Plan}/dashboard?tiles=14&orgUnit=changshan");
        var tile = page.GetByRole(AriaRole.Button, new() { Name = "常山县" }).And(page.Locator(".tile"));
        await Expect(tile).ToContainTextAsync("28.30");
        await Expect(page.GetByText("常山县 指标", new() { Exact = true })).ToBeVisibleAsync();
        await ScreenTests.AssertCleanOnBothAsync(admin);
        var picture = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "存为图片" }).ClickAsync());
        Assert.That(picture.SuggestedFilename, Does.StartWith("quzhou-eco-14-14-").And.EndsWith(".png"));
        await tile.ClickAsync();
        await Expect(page.Locator(".docked")).ToContainTextAsync("常山县");
        Assert.That(admin.Complaints, Is.Empty);
    }
}
