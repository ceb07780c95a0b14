using Microsoft.Playwright;
using static Lantu.EndToEnd.AdministrationTests;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>Departments that change, tasks in steps, a project's sheet, the calendar: with units, tasks and projects that no other journey uses.</summary>
public sealed class OwnershipTests
{
    private const string Plan = Filing.Plan;
    private static readonly byte[] Photo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Test]
    public async Task Administrator_MergesTwoDepartments_AndCallsItOff()
    {
        await using var admin = await Person.SignInAsync("admin", path: "/administration/org-units");
        var page = admin.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "机构改革", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        foreach (var unit in new[] { "衢州市中级人民法院", "衢州市人民检察院" })
        {
            await dialog.GetByLabel("并入的部门", new() { Exact = true }).FillAsync(unit);
            await page.Locator(".ant-select-dropdown:visible .ant-select-item-option", new() { HasText = unit }).ClickAsync();
            // The list closes and uncovers what is under it.
            await dialog.GetByLabel("并入的部门", new() { Exact = true }).PressAsync("Escape");
        }

        await dialog.GetByText("新设单位", new() { Exact = true }).ClickAsync();
        await dialog.GetByLabel("名称", new() { Exact = true }).FillAsync("衢州市司法联合办公室");
        await dialog.GetByLabel("简称", new() { Exact = true }).FillAsync("市司法联办");
        await dialog.GetByLabel("代码", new() { Exact = true }).FillAsync("joint-justice");
        await dialog.GetByLabel("调整原因").FillAsync("试点合署办公");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "预览", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "确认合并" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("机构改革：结果");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "关闭" }).Last.ClickAsync();

        var change = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "试点合署办公" });
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "衢州市人民检察院" })).ToContainTextAsync("起撤销");
        await change.GetByRole(AriaRole.Button, new() { Name = "撤销", Exact = true }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("市中级法院、市检察院 → 市司法联办");
        await dialog.GetByLabel("撤销理由").FillAsync("编委决定暂缓");
        Assert.That(await admin.AccessibilityFaultsAsync(), Is.Empty);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "撤销", Exact = true }).ClickAsync();
        await Expect(change).ToContainTextAsync("已撤销 编委决定暂缓");
        await Expect(change.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "衢州市人民检察院" })).ToContainTextAsync("现有");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "衢州市司法联合办公室" })).ToContainTextAsync("设立已撤销");
        Assert.That((await admin.AccessibilityFaultsAsync()).Concat(admin.Complaints), Is.Empty);
    }

    [Test]
    public async Task County_BreaksItsTaskIntoSteps_WhichRollUp()
    {
        await using var drafter = await Person.SignInAsync("changshan.drafter", path: $"/{Plan}/tasks/11.1");
        var page = drafter.Page;
        var panel = page.Locator("section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "任务分解", Exact = true }) });
        var dialog = page.GetByRole(AriaRole.Dialog);
        async Task SaveAsync(string title)
        {
            await dialog.GetByLabel("事项", new() { Exact = true }).FillAsync(title);
            await dialog.GetByLabel("期限", new() { Exact = true }).FillAsync("2099-06-30");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
            await Expect(panel.GetByRole(AriaRole.Row).Filter(new() { HasText = title })).ToHaveCountAsync(1);
        }

        await panel.GetByRole(AriaRole.Button, new() { Name = "添加" }).ClickAsync();
        await SaveAsync("常山县落实方案");
        foreach (var step in new[] { "拟定实施细则", "组织培训" })
        {
            await panel.GetByRole(AriaRole.Row).Filter(new() { HasText = "常山县落实方案" }).GetByRole(AriaRole.Button, new() { Name = "加步骤", Exact = true }).ClickAsync();
            await SaveAsync(step);
        }

        var whole = panel.GetByRole(AriaRole.Row).Filter(new() { HasText = "常山县落实方案" });
        await Expect(whole).ToContainTextAsync("步骤 0/2");
        foreach (var (step, done) in new[] { ("拟定实施细则", "步骤 1/2"), ("组织培训", "步骤 2/2") })
        {
            await ChooseAsync(page, $"“{step}”的状态", "已完成");
            await Expect(whole).ToContainTextAsync(done);
        }

        await Expect(whole).ToContainTextAsync("已完成");
        Assert.That((await drafter.AccessibilityFaultsAsync()).Concat(drafter.Complaints), Is.Empty);
    }

    [Test]
    public async Task Lead_ReportsAProjectWithAPhoto_AndItsSheetKeepsEverySave()
    {
        await Filing.AsAsync("admin", async admin =>
        {
            var lead = (await admin.CallAsync("GET", $"{Plan}/responsibilities?subjectKind=project&subject=9-1&role=lead")).Json.GetProperty("items")[0];
            await admin.CallAsync("POST", $"{Plan}/responsibilities/confirmations", new { responsibilities = new[] { new { id = lead.GetProperty("id").GetString(), version = lead.GetProperty("version").GetInt64() } } });
        });
        await using var drafter = await Person.SignInAsync("epb.drafter");
        var page = drafter.Page;
        var owed = await Filing.FindAsync(drafter, "projects-progress", "2025-H2");
        await page.GotoAsync($"/{owed.Replace("submissions", "reporting", StringComparison.Ordinal)}");
        await page.GetByLabel(new System.Text.RegularExpressions.Regex("^9-1 ")).First.FillAsync("60");
        await page.Keyboard.PressAsync("F4");
        await EvidenceTests.AddAsync(drafter, "施工现场.png", Photo);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "施工现场.png" }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提交本单位审核" }).ClickAsync();
        await Expect(page.GetByText("待本单位审核").First).ToBeVisibleAsync();
        await Filing.ApproveAsync(owed, "epb.approver", "epb.reviewer", "finalizer");

        await page.GotoAsync($"/{Plan}/projects/9-1");
        await Expect(page.GetByText("施工现场.png").Or(page.GetByRole(AriaRole.Img, new() { Name = "施工现场.png" })).First).ToBeVisibleAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        foreach (var place in new[] { "衢江区大洲镇", "衢江区全旺镇" })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "填写台账", Exact = true }).ClickAsync();
            await dialog.GetByLabel("地点", new() { Exact = true }).FillAsync(place);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
            await Expect(dialog).ToHaveCountAsync(0);
        }

        var saves = page.Locator("section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "台账变更记录", Exact = true }) }).GetByRole(AriaRole.Row);
        await Expect(saves).ToHaveCountAsync(2);
        await Expect(saves.First).ToContainTextAsync("地点 衢江区全旺镇");
        await Expect(saves.Last).ToContainTextAsync("地点 衢江区大洲镇");
        Assert.That((await drafter.AccessibilityFaultsAsync()).Concat(drafter.Complaints), Is.Empty);
    }

    [Test]
    public async Task Calendar_ShowsWhatIsDue_AndFeedsAProgramUntilItsAddressIsRevoked()
    {
        await using var drafter = await Person.SignInAsync("kaihua.drafter", path: $"/{Plan}/calendar?at=2025-12&view=agenda&unit=all");
        var page = drafter.Page;
        await Expect(page.GetByText("里程碑").Locator("visible=true").First).ToBeVisibleAsync();
        await page.Locator(".page-header").GetByRole(AriaRole.Button, new() { Name = "订阅" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "新建订阅" }).ClickAsync();
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("值班手机");
        await page.GetByRole(AriaRole.Button, new() { Name = "生成地址" }).ClickAsync();
        var address = await page.Locator(".once code").InnerTextAsync();
        Assert.That(await drafter.AccessibilityFaultsAsync(), Is.Empty);
        await page.GetByRole(AriaRole.Button, new() { Name = "已妥善保存，关闭" }).ClickAsync();

        using var program = new HttpClient();
        Assert.That(await program.GetStringAsync(new Uri(address)), Does.StartWith("BEGIN:VCALENDAR").And.Contain("BEGIN:VEVENT"));
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "值班手机" }).GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await page.Locator(".ant-popconfirm:visible").GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "值班手机" })).ToHaveCountAsync(0);
        using var refused = await program.GetAsync(new Uri(address));
        Assert.That(refused.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.NotFound));
        Assert.That(drafter.Complaints, Is.Empty);
    }
}
