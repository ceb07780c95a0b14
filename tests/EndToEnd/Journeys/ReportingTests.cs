using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

public sealed class ReportingTests
{
    private static ILocator FormsOf(Person drafter) => drafter.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "生态环境年度指标报表" });

    internal static async Task FillAndSubmitAsync(Person drafter, string period, params (string Code, string Figure)[] figures)
    {
        await FormsOf(drafter).Filter(new() { Has = drafter.Page.GetByRole(AriaRole.Cell, new() { Name = period, Exact = true }) }).GetByRole(AriaRole.Link, new() { Name = "填报" }).ClickAsync();
        foreach (var (code, figure) in figures)
        {
            await drafter.Page.GetByLabel(new System.Text.RegularExpressions.Regex($"^{code} ")).FillAsync(figure);
        }

        await drafter.Page.GetByRole(AriaRole.Button, new() { Name = "提交县级审核" }).ClickAsync();
        await Expect(drafter.Page.GetByRole(AriaRole.Button, new() { Name = "撤回" })).ToBeVisibleAsync();
    }

    private static async Task OpenFirstAsync(Person decider, string area)
    {
        await decider.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByRole(AriaRole.Link, new() { Name = "审批" }).ClickAsync();
        await decider.Page.GetByLabel("待办").GetByRole(AriaRole.Link).Filter(new() { HasText = area }).First.ClickAsync();
    }

    internal static async Task ApproveAsync(Person decider, string area)
    {
        await OpenFirstAsync(decider, area);
        // Done is when it can no longer be done; the word that says so goes away by itself.
        await decider.Page.GetByRole(AriaRole.Button, new() { Name = "通过" }).ClickAsync();
        await Expect(decider.Page.GetByRole(AriaRole.Button, new() { Name = "通过" })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task County_FilesAndThreeApprove_TheFigureShowsOnTheIndicatorsPage()
    {
        await using var drafter = await Person.SignInAsync("kecheng.drafter");
        await FillAndSubmitAsync(drafter, "2024年", ("1", "97.5"), ("2", "２８．６"));
        foreach (var user in new[] { "kecheng.approver", "epb.reviewer", "finalizer" })
        {
            await using var decider = await Person.SignInAsync(user);
            await ApproveAsync(decider, "柯城区");
            Assert.That(decider.Complaints, Is.Empty);
        }

        await using var reader = await Person.SignInAsync("auditor");
        await reader.Page.GotoAsync("/plans/quzhou-eco-14/indicators/2?orgUnit=kecheng");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "28.6", Exact = true }).ClickAsync();
        await Expect(reader.Page.GetByText("数据来历")).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText("郑文")).ToBeVisibleAsync();
        Assert.That(drafter.Complaints.Concat(reader.Complaints), Is.Empty);
    }

    [Test]
    public async Task Department_Returns_TheCountySeesWhyMendsAndSubmitsAgain()
    {
        await using var drafter = await Person.SignInAsync("longyou.drafter");
        await FillAndSubmitAsync(drafter, "2023年", ("2", "29.4"));
        await using var approver = await Person.SignInAsync("longyou.approver");
        await ApproveAsync(approver, "龙游县");
        await using var reviewer = await Person.SignInAsync("epb.reviewer");
        await OpenFirstAsync(reviewer, "龙游县");
        await reviewer.Page.GetByTitle("点选以标记这一格").First.ClickAsync();
        await Expect(reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "通过" })).ToBeDisabledAsync();
        await reviewer.Page.GetByLabel("意见").FillAsync("与国控点日均值不符");
        await reviewer.Page.GetByText("R01 数据与佐证不一致").ClickAsync();
        await reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "退回（1 处）" }).ClickAsync();
        await reviewer.Page.GetByRole(AriaRole.Tooltip).GetByRole(AriaRole.Button, new() { Name = "退回" }).ClickAsync();
        await Expect(reviewer.Page.GetByText("已退回").First).ToBeVisibleAsync();

        await drafter.Page.ReloadAsync();
        await Expect(drafter.Page.GetByText("退回原因：与国控点日均值不符")).ToBeVisibleAsync();
        await drafter.Page.GetByLabel(new System.Text.RegularExpressions.Regex("^2 ")).FillAsync("30.6");
        await drafter.Page.GetByRole(AriaRole.Button, new() { Name = "提交县级审核" }).ClickAsync();
        await Expect(drafter.Page.GetByText("待县级审核").First).ToBeVisibleAsync();

        await approver.Page.GotoAsync("/");
        await OpenFirstAsync(approver, "龙游县");
        await Expect(approver.Page.GetByText("差异 1 行")).ToBeVisibleAsync();
        Assert.That(drafter.Complaints.Concat(approver.Complaints).Concat(reviewer.Complaints), Is.Empty);
    }

    [Test]
    public async Task AnotherCountysForm_IsNotThere()
    {
        await using var owner = await Person.SignInAsync("jiangshan.drafter");
        await FormsOf(owner).GetByRole(AriaRole.Link, new() { Name = "填报" }).Last.ClickAsync();
        await Expect(owner.Page.GetByText("生态环境年度指标报表").First).ToBeVisibleAsync();
        await using var stranger = await Person.SignInAsync("kaihua.drafter");
        await stranger.Page.GotoAsync(owner.Page.Url);
        await Expect(stranger.Page.GetByText("没有这个资源，或您无权查看")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Leaving_WithWhatCannotBeSaved_Asks_AndStayingKeepsIt()
    {
        await using var drafter = await Person.SignInAsync("qujiang.drafter");
        await FormsOf(drafter).GetByRole(AriaRole.Link, new() { Name = "填报" }).Last.ClickAsync();
        var cell = drafter.Page.GetByLabel(new System.Text.RegularExpressions.Regex("^1 "));
        await cell.FillAsync("九十五");
        await drafter.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByText("指标", new() { Exact = true }).ClickAsync();
        await drafter.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "留下" }).ClickAsync();
        await Expect(cell).ToHaveValueAsync("九十五");
        await drafter.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByText("指标", new() { Exact = true }).ClickAsync();
        await drafter.Page.GetByRole(AriaRole.Button, new() { Name = "放弃并离开" }).ClickAsync();
        await Expect(drafter.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("指标");
        Assert.That(drafter.Complaints, Is.Empty);
    }

    [Test]
    public async Task Draft_IsSavedByItself_AndIsThereAfterAReload()
    {
        await using var drafter = await Person.SignInAsync("changshan.drafter");
        await FormsOf(drafter).GetByRole(AriaRole.Link, new() { Name = "填报" }).Last.ClickAsync();
        await drafter.Page.GetByLabel(new System.Text.RegularExpressions.Regex("^1 ")).FillAsync("95.1");
        await Expect(drafter.Page.GetByText("已保存")).ToBeVisibleAsync();
        await drafter.Page.ReloadAsync();
        await Expect(drafter.Page.GetByLabel(new System.Text.RegularExpressions.Regex("^1 "))).ToHaveValueAsync("95.1");
    }

    [Test]
    public async Task Search_TheSlashKey_FindsAndOpens()
    {
        await using var reader = await Person.SignInAsync("auditor");
        await reader.Page.Keyboard.PressAsync("/");
        await reader.Page.Keyboard.TypeAsync("水环境综合");
        await reader.Page.GetByRole(AriaRole.Option).First.WaitForAsync();
        await reader.Page.Keyboard.PressAsync("Enter");
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = "深化水环境综合治理" })).ToBeVisibleAsync();
    }
}
