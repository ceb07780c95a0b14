using Microsoft.Playwright;
using static Lantu.EndToEnd.ScreenTests;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>The mid-term evaluation from the dialog to the public's page: scored, assessed by a county, reviewed, signed by another person, released, and its sum read by anybody.</summary>
public sealed class EvaluationTests
{
    private const string Title = "“十四五”中期评估";

    [Test]
    public async Task MidTerm_IsRun_ScoredAndAssessed_SignedByAnother_AndReadByAnybodyToTheSum()
    {
        await using var admin = await Person.SignInAsync("admin", path: "/plans/quzhou-eco-14/evaluations");
        var page = admin.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "发起评估" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("2023年6月30日（规划中期）");
        await dialog.GetByLabel("名称").FillAsync(Title);
        await AssertCleanAsync(admin);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "开始评估" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Title);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "缺失信息" })).ToBeVisibleAsync();
        await AssertCleanOnBothAsync(admin);
        var address = new Uri(page.Url).AbsolutePath;

        await AssessAsync(address);
        await ScoreAsync(address);

        // What nobody had reported by then says so; what reviewers gave shows its sum.
        await page.GotoAsync($"{address}?tab=indicators");
        await page.GetByRole(AriaRole.Button, new() { Name = "算给我看：PM2.5" }).ClickAsync();
        await Expect(page.Locator(".docked")).ToContainTextAsync("不计入的原因");
        await AssertCleanAsync(admin);
        await page.GotoAsync($"{address}?tab=scoring");
        await page.GetByRole(AriaRole.Button, new() { Name = "算给我看：组织实施" }).ClickAsync();
        await Expect(page.Locator(".docked")).ToContainTextAsync("= 86");
        await page.GetByRole(AriaRole.Link, new() { Name = "县区", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "柯城区" })).ToContainTextAsync("91.50");
        await AssertCleanOnBothAsync(admin);

        // Other weights are tried beside it and leave it as it is.
        await page.GetByRole(AriaRole.Link, new() { Name = "试算", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "新试算" }).ClickAsync();
        await dialog.GetByLabel("名称").FillAsync("定性权重提高到 20");
        await dialog.GetByLabel("定性").FillAsync("20");
        await AssertCleanAsync(admin);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "试算", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Note)).ToContainTextAsync("试算不是正式结果");
        await page.GetByRole(AriaRole.Link, new() { Name = "对比", Exact = true }).ClickAsync();
        await Expect(page.GetByText("逐项相同")).ToBeVisibleAsync();
        await AssertCleanAsync(admin);

        await DraftReportAsync(admin, address);
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Button, new() { Name = "审定", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "审定", Exact = true }).ClickAsync();
        await Expect(page.Locator(".page-header .tag")).ToHaveTextAsync("已审定");
        Assert.That(await (await page.APIRequest.GetAsync("/api/v1/public/plans/quzhou-eco-14/evaluations")).TextAsync(), Does.Not.Contain(Title), "not before it is released");
        Assert.That(admin.Complaints, Is.Empty);
        await SignAndReleaseAsync(address);
        await ReadAsync();
    }

    [Test]
    public async Task Scheme_GetsAVersionOfTheCitys_AndADayGetsAName()
    {
        await using var admin = await Person.SignInAsync("admin", path: "/plans/quzhou-eco-14/evaluations/schemes/1");
        var page = admin.Page;
        await Expect(page.GetByRole(AriaRole.Note)).ToContainTextAsync("不是规划的规定");
        await page.GetByRole(AriaRole.Button, new() { Name = "以此新建版本" }).ClickAsync();
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("衢州市评估方案");
        await page.GetByLabel("依据和说明").FillAsync("衢环发〔2023〕12号");
        await page.GetByLabel("优秀（分及以上）").FillAsync("70");
        await AssertCleanOnBothAsync(admin);
        await page.GetByRole(AriaRole.Button, new() { Name = "保存为新版本" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await page.GetByLabel("优秀（分及以上）").FillAsync("92.5");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存为新版本" }).ClickAsync();
        await Expect(page.GetByText("92.5 分及以上为优秀")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Note)).ToHaveCountAsync(0);

        await page.GotoAsync("/plans/quzhou-eco-14/evaluations");
        await page.GetByRole(AriaRole.Button, new() { Name = "快照" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("名称").FillAsync("2023年中期");
        await dialog.GetByLabel("日期").FillAsync("2023-06-30");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "添加快照" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Row)).ToContainTextAsync("2023年6月30日");
        await AssertCleanAsync(admin);
        await page.GotoAsync("/plans/quzhou-eco-14/indicators?asOf=2023年中期");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "现在" })).ToBeVisibleAsync();
        await AssertCleanOnBothAsync(admin);
        await CompareAsync(admin);
    }

    /// <summary>What stands is held against the day that has the name.</summary>
    private static async Task CompareAsync(Person admin)
    {
        var page = admin.Page;
        await page.GotoAsync("/plans/quzhou-eco-14/dashboard?since=2023年中期");
        await Expect(page.GetByText("自“2023年中期”以来")).ToBeVisibleAsync();
        await AssertCleanOnBothAsync(admin);
        await page.GetByText("当时", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByText("“2023年中期”的情况，截至 2023年6月30日")).ToBeVisibleAsync();
        foreach (var screen in new[] { "tasks", "tasks/5.1", "projects", "projects/1-1", "chapters/5", "indicators/1" })
        {
            await page.GotoAsync($"/plans/quzhou-eco-14/{screen}?since=2023年中期");
            await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "与快照对比" })).ToBeVisibleAsync();
            await AssertCleanAsync(admin);
        }
    }

    /// <summary>A county writes of itself, and hands it in by another person.</summary>
    private static async Task AssessAsync(string address)
    {
        await using (var drafter = await Person.SignInAsync("kecheng.drafter", path: address))
        {
            await Expect(drafter.Page.GetByText("结果审定后可见")).ToBeVisibleAsync();
            await drafter.Page.GetByLabel("自评分").FillAsync("91.5");
            await drafter.Page.GetByLabel("自评说明").FillAsync("主要任务按计划推进。");
            await drafter.Page.GetByLabel("问题清单").FillAsync("农村污水管网运维经费不足");
            await AssertCleanOnBothAsync(drafter);
            await drafter.Page.GetByRole(AriaRole.Button, new() { Name = "保存自评" }).ClickAsync();
            await Expect(drafter.Page.GetByText("最近保存于")).ToBeVisibleAsync();
        }

        await using var approver = await Person.SignInAsync("kecheng.approver", path: address);
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "提交自评" }).ClickAsync();
        await approver.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "提交自评" }).ClickAsync();
        await Expect(approver.Page.GetByText("尚未提交")).ToHaveCountAsync(0);
        await Expect(approver.Page.GetByText("农村污水管网运维经费不足")).ToBeVisibleAsync();
    }

    private static async Task ScoreAsync(string address)
    {
        await using var reviewer = await Person.SignInAsync("epb.reviewer", path: $"{address}?tab=scoring");
        await reviewer.Page.GetByLabel("衢州市 组织实施").FillAsync("86");
        await AssertCleanAsync(reviewer);
        await reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "给分" }).ClickAsync();
        await Expect(reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "算给我看：组织实施" })).ToHaveTextAsync("86.00");
    }

    /// <summary>Whoever ran and reviewed it cannot sign it; what is signed comes out with a release that names it.</summary>
    private static async Task SignAndReleaseAsync(string address)
    {
        await using var finalizer = await Person.SignInAsync("finalizer", path: address);
        var page = finalizer.Page;
        var dialog = page.GetByRole(AriaRole.Dialog);
        await page.GetByRole(AriaRole.Button, new() { Name = "签发", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "签发", Exact = true }).ClickAsync();
        await Expect(page.Locator(".page-header .tag")).ToHaveTextAsync("已签发");
        await SignedReportAsync(page, address);
        await page.GetByRole(AriaRole.Button, new() { Name = "去发布" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = Title })).ToBeCheckedAsync();
        await AssertCleanAsync(finalizer);
        await page.GetByRole(AriaRole.Button, new() { Name = "发布…" }).ClickAsync();
        await Expect(dialog.GetByText($"公布评估：{Title}")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await Expect(page.GetByText("已公开", new() { Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync(address);
        await Expect(page.Locator(".page-header .tag")).ToHaveTextAsync("已公布");
        Assert.That(finalizer.Complaints, Is.Empty);
    }

    /// <summary>Asked for, left, told of, read, downloaded; what is missing leads to where it is reported.</summary>
    private static async Task DraftReportAsync(Person admin, string address)
    {
        var page = admin.Page;
        await page.GotoAsync($"{address}?tab=report");
        await AssertCleanAsync(admin);
        await page.GetByRole(AriaRole.Button, new() { Name = "生成报告" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "总览", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "报告", Exact = true }).ClickAsync();
        await Expect(page.Locator(".report-preview")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.GotoAsync("/notices");
        await Expect(page.GetByText("评估报告已生成")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"{Title} · 第 1 份报告" }).ClickAsync();
        await Expect(page.Locator(".report-preview h2").First).ToContainTextAsync("中期评估报告");
        await Expect(page.Locator(".report-preview > .secondary")).ToContainTextAsync("草案");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "一、总体情况" })).ToBeVisibleAsync();
        await Expect(page.Locator(".report-view")).ToContainTextAsync("农村污水管网运维经费不足");
        await AssertCleanOnBothAsync(admin);
        var workbook = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "附表（Excel）" }).First.ClickAsync());
        Assert.That(workbook.SuggestedFilename, Does.EndWith("附表.xlsx"));
        var word = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "报告（Word）" }).First.ClickAsync());
        Assert.That(word.SuggestedFilename, Does.EndWith("报告.docx"));
        // Nobody has been asked for the city's figures here: what is missing leads to the indicator itself.
        await page.Locator("#missing a[href*='/indicators/']").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/indicators/"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    private static async Task SignedReportAsync(IPage page, string address)
    {
        await page.GotoAsync($"{address}?tab=report");
        await Expect(page.GetByText("同时生成一份公开稿")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "生成报告" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "第 2 份" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static async Task ReadReportAsync(Person anybody)
    {
        var page = anybody.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "阅读评估报告全文" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("中期评估报告");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "一、总体情况" })).ToBeVisibleAsync();
        await Expect(page.Locator("main")).Not.ToContainTextAsync("农村污水管网运维经费不足");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("缺失信息");
        await AssertCleanOnBothAsync(anybody);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "报告目录" }).GetByRole(AriaRole.Link, new() { Name = "五、各县（市、区）情况" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "五、各县（市、区）情况" })).ToBeInViewportAsync();
        var workbook = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "tables.xlsx" }).ClickAsync());
        Assert.That(workbook.SuggestedFilename, Does.EndWith("附表.xlsx"));
    }

    private static async Task ReadAsync()
    {
        await using var anybody = await Person.OpenAsync(1280, 900, path: "/public/plans/quzhou-eco-14/evaluations");
        var page = anybody.Page;
        await AssertCleanAsync(anybody);
        await page.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await Expect(page.Locator(".the-figure")).ToContainTextAsync("86.00");
        await Expect(page.GetByText("指标、任务、项目没有可计入的数据")).ToBeVisibleAsync();
        await page.GetByText("定性", new() { Exact = true }).Last.ClickAsync();
        await page.GetByText("86.00", new() { Exact = true }).Last.ClickAsync();
        await Expect(page.Locator(".score-lines .sum[open]")).ToContainTextAsync("= 86");
        await AssertCleanOnBothAsync(anybody);
        var sheet = (await (await page.APIRequest.GetAsync(await page.GetByRole(AriaRole.Link, new() { Name = "score-sheet.json" }).GetAttributeAsync("href") ?? "")).JsonAsync())!.Value;
        await Expect(page.Locator(".sha")).ToHaveTextAsync(sheet.GetProperty("resultSha256").GetString()!);
        await ReadReportAsync(anybody);
    }
}
