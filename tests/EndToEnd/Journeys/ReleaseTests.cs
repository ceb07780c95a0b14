using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>The finalizer sees what the public will see, sets its hour, and calls it off; nobody outside has seen it.</summary>
public sealed class ReleaseTests
{
    [Test]
    public async Task Release_IsPreviewed_Scheduled_AndCalledOff()
    {
        await using var finalizer = await Person.SignInAsync("finalizer", path: "/plans/quzhou-eco-14/releases");
        var page = finalizer.Page;
        var before = await ReleasedAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "新发布" }).ClickAsync();
        await page.GetByLabel("任务和专栏项目（按章）: 全部").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "城市空气质量优良天数比例" }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "公众将看到的" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "≥96" })).ToBeVisibleAsync();
        await ScreenTests.AssertCleanAsync(finalizer);

        await page.GetByRole(AriaRole.Button, new() { Name = "发布…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("定时（在此之前不公开）").CheckAsync();
        await Expect(dialog.GetByText("公开之前可以撤销")).ToBeVisibleAsync();
        await ScreenTests.AssertCleanAsync(finalizer);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "定时发布" }).ClickAsync();
        await Expect(page.GetByText("待公开")).ToBeVisibleAsync();
        Assert.That(await ReleasedAsync(page), Is.EqualTo(before));

        await page.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByText("已撤销", new() { Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>The last release that anybody sees.</summary>
    private static async Task<string> ReleasedAsync(IPage page) => (await (await page.APIRequest.GetAsync("/api/v1/public/plans/quzhou-eco-14")).JsonAsync())!.Value.GetProperty("release").GetRawText();
}
