using Microsoft.Playwright;
using static Lantu.EndToEnd.AdministrationTests;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd;

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
        await ChooseAsync(page, "重点任务（章）", "5 ");
        await Expect(dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "任务 5.1" })).ToHaveCountAsync(1);
        await Expect(dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "任务 6.1" })).ToHaveCountAsync(0);
        await ScreenTests.AssertCleanOnBothAsync(admin);
        // One is left for later.
        await dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "任务 5.1" }).GetByRole(AriaRole.Checkbox).PressAsync("Space");
        var leads = await dialog.GetByRole(AriaRole.Row).CountAsync() - 2;
        await dialog.GetByRole(AriaRole.Button, new() { Name = $"确认 {leads} 条" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync($"已确认 {leads} 条，未确认 0 条");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "关闭" }).Last.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "确认拟定职责" }).ClickAsync();
        await ChooseAsync(page, "重点任务（章）", "5 ");
        await Expect(dialog.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Expect(dialog).ToContainTextAsync("任务 5.1");
        Assert.That(admin.Complaints, Is.Empty);

        await using var auditor = await Person.SignInAsync("auditor", path: Responsibilities);
        await Expect(auditor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(auditor.Page.GetByRole(AriaRole.Button, new() { Name = "确认拟定职责" })).ToHaveCountAsync(0);
    }
}
