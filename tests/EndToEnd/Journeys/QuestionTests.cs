using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>意见与提问 and 常用视图: a question reaches whoever is asked and is settled by the answer; filters are found again under their name.</summary>
public sealed class QuestionTests
{
    private const string Plan = "/plans/quzhou-eco-14";

    private static ILocator Button(ILocator place, string name) => place.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [Test]
    public async Task Question_ReachesTheWorkbench_AndItsAnswerSettlesIt_AndFiltersAreKeptUnderAName()
    {
        await using var asker = await Person.SignInAsync("epb.reviewer", path: $"{Plan}/tasks/5.3");
        var panel = asker.Page.Locator("#comments");
        await panel.GetByLabel("写下意见，或选择单位提问").FillAsync("何时完工？");
        await panel.GetByLabel("向单位提问（可不选）").FillAsync("衢江");
        await Expect(asker.Page.GetByTitle("衢江区", new() { Exact = true })).ToBeVisibleAsync();
        await asker.Page.Keyboard.PressAsync("Enter");
        await Button(panel, "提问").ClickAsync();
        await Expect(panel.GetByText("待衢江区答复")).ToBeVisibleAsync();
        await ScreenTests.AssertCleanAsync(asker);

        await using var asked = await Person.SignInAsync("qujiang.drafter", path: $"{Plan}/workbench");
        var page = asked.Page;
        await page.Locator(".panel").Filter(new() { HasText = "待答复的提问" }).Filter(new() { HasText = "何时完工？" }).GetByRole(AriaRole.Link).Nth(1).ClickAsync();
        var thread = page.Locator("#comments");
        await Button(thread, "回复").ClickAsync();
        await thread.GetByLabel("回复", new() { Exact = true }).FillAsync("年底前");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(thread.GetByText("衢江区已答复")).ToBeVisibleAsync();

        await page.GotoAsync($"{Plan}/tasks?chapter=5");
        var views = page.GetByRole(AriaRole.Button, new() { Name = "常用视图" });
        await views.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "保存当前筛选" }).ClickAsync();
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("第五章");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "第五章" })).ToBeVisibleAsync();
        await page.GotoAsync($"{Plan}/tasks");
        await views.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "第五章" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("chapter=5"));
        Assert.That(asked.Complaints, Is.Empty);
    }
}
