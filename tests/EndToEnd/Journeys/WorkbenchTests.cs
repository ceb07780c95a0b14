using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>Where work begins, who is late, and how a unit is reminded or given more time.</summary>
public sealed class WorkbenchTests
{
    private const string Plan = "plans/quzhou-eco-14";

    private static ILocator Dialog(Person person) => person.Page.GetByRole(AriaRole.Dialog);

    private static ILocator Button(Person person, string name) => person.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [Test]
    public async Task Drafter_BeginsAtTheWorkbench_AndReachesAFormByKeyboard()
    {
        await using var drafter = await Person.SignInAsync("changshan.drafter");
        var page = drafter.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "工作台" })).ToBeVisibleAsync();
        var (counts, _) = await drafter.CallAsync("GET", $"{Plan}/todos/counts");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByRole(AriaRole.Link, new() { Name = $"工作台 {counts.GetProperty("reporting").GetInt32()}" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("已逾期");
        await ScreenTests.AssertCleanOnBothAsync(drafter);

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        var second = page.GetByRole(AriaRole.Row).Nth(2).GetByRole(AriaRole.Link).First;
        await Expect(second).ToBeFocusedAsync();
        var form = await second.InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = form })).ToBeVisibleAsync();
        Assert.That(page.Url, Does.Contain("/reporting/"));
    }

    [Test]
    public async Task Administrator_RemindsAllThatAreLate_AfterAPreview_AndTheUnitIsTold()
    {
        await using var admin = await Person.SignInAsync("admin");
        var page = admin.Page;
        await page.GotoAsync($"/{Plan}/progress?from=2026-02&to=2026-02&form=water-use-year");
        await Expect(page.GetByText("已报 0/8，逾期 8")).ToBeVisibleAsync();
        await Button(admin, "催报全部逾期（8）").ClickAsync();
        await Expect(Dialog(admin)).ToContainTextAsync("预览：将催报 8 份，跳过 0 份");
        await Expect(Dialog(admin).GetByRole(AriaRole.Row).Filter(new() { HasText = "智造新城" })).ToContainTextAsync("、");
        await ScreenTests.AssertCleanOnBothAsync(admin);
        await page.GetByLabel("附言（可不填）").FillAsync("省厅来函催要，请于周五前报送。");
        await Button(admin, "确认催报 8 份").ClickAsync();
        await Expect(Dialog(admin)).ToContainTextAsync("已催报 8 份，跳过 0 份");
        await Dialog(admin).GetByRole(AriaRole.Button, new() { Name = "关闭" }).Last.ClickAsync();

        // Nobody is reminded of the same thing twice in a day, and the preview says why.
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "选中催报：智造新城《用水效率年度报表》2025年" }).CheckAsync();
        await Button(admin, "催报选中（1）").ClickAsync();
        await Expect(Dialog(admin)).ToContainTextAsync("将催报 0 份，跳过 1 份");
        await Expect(Dialog(admin)).ToContainTextAsync("24 小时内不再催");
        await Expect(Button(admin, "确认催报 0 份")).ToBeDisabledAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Link, new() { Name = "催报记录" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "智造新城" }).First).ToContainTextAsync("省厅来函催要");
        await ScreenTests.AssertCleanOnBothAsync(admin);

        await using var drafter = await Person.SignInAsync("zhizao.drafter");
        var unread = (await drafter.CallAsync("GET", $"{Plan}/todos/counts")).Json.GetProperty("unreadNotices").GetInt32();
        await drafter.Page.GetByRole(AriaRole.Link, new() { Name = $"消息，{unread} 条未读" }).ClickAsync();
        // By its words: at eight in the morning the clock reminds of the same form too.
        var notice = drafter.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "省厅来函催要，请于周五前报送。" });
        await Expect(notice).ToContainTextAsync("用水效率年度报表");
        await ScreenTests.AssertCleanOnBothAsync(drafter);
        await notice.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(drafter.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "用水效率年度报表" })).ToBeVisibleAsync();
        await Expect(drafter.Page.GetByRole(AriaRole.Link, new() { Name = $"消息，{unread - 1} 条未读" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Department_ExtendsAClosedForm_ForOneUnit_WhichSeesWhyAndFillsIt()
    {
        await using var admin = await Person.SignInAsync("admin");
        await PublishClosedFormAsync(admin);
        await using var drafter = await Person.SignInAsync("zhizao.drafter");
        var (owed, _) = await drafter.CallAsync("GET", $"{Plan}/submissions?form=e2e-closing&period=2025-Q4");
        await drafter.Page.GotoAsync($"/{Plan}/reporting/{owed.GetProperty("items")[0].GetProperty("id").GetString()}");
        await Expect(drafter.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("关闭，不能再报");
        await Expect(drafter.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("请向市生态环境局或规划管理员申请延期");
        await ScreenTests.AssertCleanOnBothAsync(drafter);

        await using var reviewer = await Person.SignInAsync("epb.reviewer");
        var page = reviewer.Page;
        await page.GotoAsync($"/{Plan}/progress?from=2026-01&to=2026-01&form=e2e-closing");
        await page.GetByRole(AriaRole.Button, new() { Name = "智造新城《试点季报》2025年第四季度" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("关闭，不能再报");
        await ScreenTests.AssertCleanAsync(reviewer);
        await Button(reviewer, "延期").ClickAsync();
        var dueOn = DateTime.UtcNow.AddHours(8).Date.AddDays(7);
        await page.GetByLabel("新的截止日").FillAsync($"{dueOn:yyyy-MM-dd}");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("延期原因").FillAsync("台风影响，监测站点停运三日");
        await ScreenTests.AssertCleanAsync(reviewer);
        await Button(reviewer, "确认延期").ClickAsync();
        await Expect(Dialog(reviewer)).ToHaveCountAsync(0);
        // Due in another month, it is no longer among what was due then; the new month has it.
        await page.GotoAsync($"/{Plan}/progress?from={dueOn:yyyy-MM}&to={dueOn:yyyy-MM}&form=e2e-closing");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "智造新城《试点季报》2025年第四季度" })).ToContainTextAsync("剩 7 天");

        await drafter.Page.ReloadAsync();
        await Expect(drafter.Page.GetByText($"延期至 {dueOn:yyyy年M月d日}")).ToContainTextAsync("台风影响，监测站点停运三日");
        await drafter.Page.GetByLabel(new System.Text.RegularExpressions.Regex("^1 ")).FillAsync("95.1");
        await Expect(drafter.Page.GetByText("已保存")).ToBeVisibleAsync();
        Assert.That(drafter.Complaints.Concat(reviewer.Complaints), Is.Empty);
    }

    /// <summary>A quarterly form of one unit that closed with its due date, long ago.</summary>
    private static async Task PublishClosedFormAsync(Person admin)
    {
        await admin.CallAsync("POST", $"{Plan}/forms", new { code = "e2e-closing", name = "试点季报", frequency = "quarter", leadOrgUnit = "epb", firstPeriod = "2025-Q4" });
        async Task<string?> TagAsync() => (await admin.CallAsync("GET", $"{Plan}/forms/e2e-closing")).ETag;
        await admin.CallAsync("PUT", $"{Plan}/forms/e2e-closing/draft", new { opensDays = 1, dueDays = 10, dueDayKind = "working", closesDays = 0, lines = new[] { new { indicatorCode = "1" } }, orgUnits = new[] { "zhizao" }, rules = Array.Empty<object>() }, await TagAsync());
        await admin.CallAsync("POST", $"{Plan}/forms/e2e-closing/publication", new { }, await TagAsync());
    }
}
