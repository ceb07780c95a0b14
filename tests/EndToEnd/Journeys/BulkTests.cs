using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>Many at once, and many side by side.</summary>
public sealed class BulkTests
{
    /// <summary>A county's form is saved and handed in as its drafter's screen would.</summary>
    private static async Task HandInAsync(Person drafter, string period, double value) =>
        await Filing.HandInAsync(drafter, await Filing.FindAsync(drafter, "forestry-year", period), new[] { new { indicatorCode = "13", value } });

    [Test]
    public async Task Approver_PicksTwo_SeesWhatWouldHappen_AndApprovesThem_AndTheDepartmentComparesThem()
    {
        await using var drafter = await Person.SignInAsync("zhihui.drafter");
        await HandInAsync(drafter, "2021", 71.2);
        await HandInAsync(drafter, "2022", 71.3);

        await using var approver = await Person.SignInAsync("zhihui.approver");
        var page = approver.Page;
        await page.GotoAsync("/plans/quzhou-eco-14/approvals");
        foreach (var period in new[] { "2021年", "2022年" })
        {
            await page.GetByRole(AriaRole.Checkbox, new() { Name = $"选中智慧新城《森林资源年度报表》{period}" }).CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "全部通过" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("预览：2 份可以办理，0 份不能");
        Assert.That(await approver.AccessibilityFaultsAsync(), Is.Empty);
        await page.GetByRole(AriaRole.Button, new() { Name = "确认通过 2 份" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("已办理 2 份，0 份未办");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "关闭" }).Last.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "选中智慧新城《森林资源年度报表》2021年" })).ToHaveCountAsync(0);

        await using var reviewer = await Person.SignInAsync("forestry.reviewer");
        await reviewer.Page.GotoAsync("/plans/quzhou-eco-14/comparison/forestry-year/2022");
        await Expect(reviewer.Page.GetByText("1/8 个单位的数据已送到")).ToBeVisibleAsync();
        await reviewer.Page.GetByRole(AriaRole.Link, new() { Name = "智慧新城" }).ClickAsync();
        await Expect(reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "通过", Exact = true })).ToBeVisibleAsync();
        Assert.That(drafter.Complaints.Concat(approver.Complaints).Concat(reviewer.Complaints), Is.Empty);
    }
}
