using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>A form from an idea to its second version, as the plan's administrator makes it.</summary>
public sealed class FormDesignTests
{
    private const string Forms = "/plans/quzhou-eco-14/forms";
    private const string Submissions = "plans/quzhou-eco-14/submissions";

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Types into the search for lines and takes the first that is offered.</summary>
    private static async Task AddLineAsync(IPage page, string text)
    {
        var search = page.GetByLabel("添加一行", new() { Exact = true });
        await search.FillAsync(text);
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option", new() { HasText = text }).First.WaitForAsync();
        await search.PressAsync("Enter");
        await Expect(page.Locator(".form-lines tr[data-line]", new() { HasText = text })).ToHaveCountAsync(1);
    }

    private static async Task SaveAsync(IPage page)
    {
        await Button(page, "保存草稿").ClickAsync();
        await Expect(page.GetByText("草稿已保存，尚未发布")).ToBeVisibleAsync();
    }

    private static async Task<(JsonElement Submission, string? ETag)> SubmissionAsync(Person drafter, string form)
    {
        var (list, _) = await drafter.CallAsync("GET", $"{Submissions}?form={form}");
        return await drafter.CallAsync("GET", $"{Submissions}/{list.GetProperty("items")[0].GetProperty("id").GetString()}");
    }

    [Test]
    public async Task Administrator_MakesAForm_TriesItsRules_PublishesIt_AndAgain_AndWhatIsOpenKeepsItsVersion()
    {
        await using var admin = await Person.SignInAsync("admin");
        var page = admin.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "管理", Exact = true }).ClickAsync();
        await Button(page, "新建报表").ClickAsync();
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("开化试点季度报表");
        await page.GetByLabel("编码", new() { Exact = true }).FillAsync("kaihua-pilot");
        await page.GetByLabel("第一个报告期", new() { Exact = true }).FillAsync("2025");
        await AdministrationTests.ChooseAsync(page, "牵头部门", "衢州市生态环境局");
        await Button(page, "建立").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).ToContainTextAsync("报告期");
        await page.GetByLabel("第一个报告期", new() { Exact = true }).FillAsync("2025-Q4");
        await Button(page, "建立").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "开化试点季度报表" })).ToBeVisibleAsync();

        // Calendar: the ninth working day after New Year's Eve 2025, then the tenth.
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "2025年第四季度" })).ToContainTextAsync("2026年1月15日");
        await page.GetByLabel("截止：期末后", new() { Exact = true }).FillAsync("9");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "2025年第四季度" })).ToContainTextAsync("2026年1月14日");
        await page.GetByLabel("报送单位", new() { Exact = true }).FillAsync("开化");
        await page.GetByLabel("报送单位", new() { Exact = true }).PressAsync("Enter");
        await page.GetByLabel("报送单位", new() { Exact = true }).PressAsync("Escape");

        foreach (var line in new[] { "城市细颗粒物", "深化水环境综合治理", "VOCs", "新增污水日处理能力" })
        {
            await AddLineAsync(page, line);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "“城市细颗粒物(PM2.5)浓度”的规则，0 条" }).ClickAsync();
        await Button(page, "添加规则").ClickAsync();
        await page.GetByLabel("下限", new() { Exact = true }).FillAsync("120");
        await page.GetByLabel("上限", new() { Exact = true }).FillAsync("１００");
        await Button(page, "保存草稿").ClickAsync();
        await Expect(page.GetByText("没有保存：请改正标红的地方")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("下限", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.That(await admin.AccessibilityFaultsAsync(), Is.Empty);
        await page.GetByLabel("下限", new() { Exact = true }).FillAsync("0");
        await SaveAsync(page);
        Assert.That(await admin.AccessibilityFaultsAsync(), Is.Empty);

        await page.GetByRole(AriaRole.Link, new() { Name = "试算规则" }).ClickAsync();
        await Expect(page.GetByText("还没有填过数的报件可试")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "草稿", Exact = true }).ClickAsync();
        await Button(page, "发布…").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("共 4 行、1 条规则，1 个单位报送。");
        await Expect(dialog).ToContainTextAsync("发布后立即开放的报件（1 份）");
        Assert.That(await admin.AccessibilityFaultsAsync(), Is.Empty);
        await Button(page, "发布第 1 版").ClickAsync();
        await Expect(Button(page, "起草第 2 版")).ToBeVisibleAsync();

        await using var drafter = await Person.SignInAsync("kaihua.drafter");
        var (opened, read) = await SubmissionAsync(drafter, "kaihua-pilot");
        Assert.That(opened.GetProperty("lines").GetArrayLength(), Is.EqualTo(4));
        var (_, _) = await drafter.CallAsync("PUT", $"{Submissions}/{opened.GetProperty("id").GetString()}/lines", new { lines = new[] { new { indicatorCode = "2", value = 88 } } }, read);

        // The second version: another line in front, by keyboard, and a narrower range.
        await Button(page, "起草第 2 版").ClickAsync();
        await AddLineAsync(page, "城市空气质量优良天数比例");
        for (var i = 0; i < 4; i++)
        {
            await page.Locator("tr[data-line]", new() { HasText = "优良天数" }).GetByRole(AriaRole.Button, new() { Name = "的规则" }).PressAsync("Alt+ArrowUp");
        }

        await Expect(page.Locator("tr[data-line]").First).ToContainTextAsync("优良天数");
        await page.GetByRole(AriaRole.Button, new() { Name = "“城市细颗粒物(PM2.5)浓度”的规则，1 条" }).ClickAsync();
        await page.GetByLabel("上限", new() { Exact = true }).FillAsync("60");
        await SaveAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "试算规则" }).ClickAsync();
        await Expect(page.GetByText("1 份报件：命中 1，成立 0，不计算 0")).ToBeVisibleAsync();
        await Expect(page.Locator(".outcomes")).ToContainTextAsync("高于上限 60");
        await Expect(page.Locator(".outcomes").GetByRole(AriaRole.Link, new() { Name = "开化县 2025年第四季度" })).ToHaveAttributeAsync("href", $"/plans/quzhou-eco-14/reporting/{opened.GetProperty("id").GetString()}");
        Assert.That(await admin.AccessibilityFaultsAsync(), Is.Empty);
        await AdministrationTests.ChooseAsync(page, "全部结果", "成立");
        await Expect(page.GetByText("没有符合条件的内容")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "草稿", Exact = true }).ClickAsync();
        await Button(page, "发布…").ClickAsync();
        await Expect(dialog).ToContainTextAsync("新增 行 指标 1 城市空气质量优良天数比例");
        await Expect(dialog).ToContainTextAsync("强制性 在 0 到 60 之间");
        await Expect(dialog).ToContainTextAsync("沿用原版本的在办报件（1 份）");
        await Button(page, "发布第 2 版").ClickAsync();
        await Expect(Button(page, "起草第 3 版")).ToBeVisibleAsync();

        var (kept, _) = await SubmissionAsync(drafter, "kaihua-pilot");
        Assert.That(kept.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("checks").GetArrayLength()), Is.EqualTo(new[] { 0, 0, 0, 0 }), "version 1 asks four lines and allows 88");
        await page.GetByRole(AriaRole.Link, new() { Name = "历次版本" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "第 1 版", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "第 1 版的内容" })).ToBeVisibleAsync();
        await Expect(page.Locator(".form-lines")).ToContainTextAsync("在 0 到 100 之间");
        Assert.That(await admin.AccessibilityFaultsAsync(), Is.Empty);
        Assert.That(admin.Complaints.Concat(drafter.Complaints), Is.Empty);
    }

    [Test]
    public async Task TwoAtOnce_TheSecondIsToldAndLosesNothing_AndUnsavedWorkIsNotLeftUnasked()
    {
        await using var admin = await Person.SignInAsync("admin");
        var page = admin.Page;
        await page.GotoAsync($"{Forms}/water-works-year");
        await Button(page, "起草第 2 版").ClickAsync();
        await page.GetByLabel("填报说明（可不填）", new() { Exact = true }).FillAsync("我写的说明");

        // The same administrator in another window saves first.
        var (form, etag) = await admin.CallAsync("GET", "plans/quzhou-eco-14/forms/water-works-year");
        var inForce = form.GetProperty("inForce");
        await admin.CallAsync("PUT", "plans/quzhou-eco-14/forms/water-works-year/draft", new
        {
            opensDays = 1,
            dueDays = 20,
            dueDayKind = "working",
            guidance = "别处写的说明",
            orgUnits = new[] { "kaihua" },
            lines = inForce.GetProperty("lines").EnumerateArray().Take(1).Select(l => new { taskCode = l.GetProperty("taskCode").GetString() }),
            rules = Array.Empty<object>(),
        }, etag);
        await Button(page, "保存草稿").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("刚被别人改动，您的草稿没有保存");
        await Expect(page.GetByLabel("填报说明（可不填）", new() { Exact = true })).ToHaveValueAsync("我写的说明");
        Assert.That(await admin.AccessibilityFaultsAsync(), Is.Empty);

        await page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByRole(AriaRole.Link, new() { Name = "指标" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("草稿还没有保存");
        await Button(page, "留下").ClickAsync();
        await Button(page, "重新载入").ClickAsync();
        await Expect(page.GetByLabel("填报说明（可不填）", new() { Exact = true })).ToHaveValueAsync("别处写的说明");
        await Expect(page.Locator("tr[data-line]")).ToHaveCountAsync(1);

        await Button(page, "放弃草稿").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "放弃草稿" }).ClickAsync();
        await Expect(Button(page, "起草第 2 版")).ToBeVisibleAsync();
        Assert.That(admin.Complaints, Is.Empty);
    }

    [TestCase(360, ColorScheme.Dark)]
    [TestCase(1366, ColorScheme.Light)]
    public async Task Auditor_ReadsForms_AndChangesNothing(int width, ColorScheme theme)
    {
        await using var auditor = await Person.SignInAsync("auditor", width, 768, theme);
        var page = auditor.Page;
        if (width == 360)
        {
            // A phone has four places at the thumb; the others come with the last of them.
            await Button(page, "更多").ClickAsync();
            await ScreenTests.AssertCleanAsync(auditor);
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "管理", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "管理" }).GetByRole(AriaRole.Link, new() { Name = "报表" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "环境空气质量月报" })).ToBeVisibleAsync();
        await Expect(Button(page, "新建报表")).ToHaveCountAsync(0);
        Assert.That(await auditor.AccessibilityFaultsAsync(), Is.Empty);
        await page.GetByRole(AriaRole.Link, new() { Name = "环境空气质量月报" }).ClickAsync();
        await Expect(page.Locator(".form-lines")).ToContainTextAsync("比去年同期变动不超过 ±30%");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "试算规则" })).ToHaveCountAsync(0);
        Assert.That(await auditor.AccessibilityFaultsAsync(), Is.Empty);
        Assert.That(auditor.Complaints, Is.Empty);
    }
}
