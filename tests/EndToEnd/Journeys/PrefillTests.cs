using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>预填: an administrator names what another system publishes, and a drafter takes it over, one figure and all.</summary>
public sealed class PrefillTests
{
    private const string Plan = "plans/quzhou-eco-14";
    private const string Figures = "地区,指标,年份,值\r\nlongyou,1,2022,97.8\r\nlongyou,2,2022,0.0286\r\n";
    private string published = Figures;

    [Test]
    public async Task ASource_IsTriedAndFetched_AndTheDrafterTakesItsFiguresOver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var house = builder.Build();
        house.Run(context => context.Response.WriteAsync(published));
        await house.StartAsync();

        await using var admin = await Person.SignInAsync("admin");
        await admin.Page.GotoAsync($"/{Plan}/prefill-sources");
        await Expect(admin.Page.GetByText("没有预填来源")).ToBeVisibleAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "添加来源" }).ClickAsync();
        var dialog = admin.Page.GetByRole(AriaRole.Dialog, new() { Name = "添加来源" });
        foreach (var (label, text) in new[] { ("名称", "监测平台"), ("地址", $"{house.Urls.Single()}/annual.csv"), ("地区", "地区"), ("指标", "指标"), ("报告期", "年份"), ("数值", "值") })
        {
            await dialog.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        }

        // What the source measures otherwise is converted; what cannot be is refused.
        await dialog.GetByRole(AriaRole.Button, new() { Name = "添加指标" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "添加指标" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "移除" }).First.ClickAsync();
        await dialog.GetByLabel("来源的计量单位 2").FillAsync("公顷");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "试取" }).ClickAsync();
        await Expect(dialog.GetByText("计量单位不能换算：公顷 → μg/m3").First).ToBeVisibleAsync();
        await dialog.GetByLabel("来源的计量单位 2").FillAsync("mg/m³");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "试取" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Row, new() { Name = "龙游县" })).ToHaveCountAsync(2);
        await Expect(dialog.GetByText("0.0286 mg/m³ → 28.6 μg/m3")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "立即取" }).ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Dialog, new() { Name = "“监测平台”的取数记录" })).ToContainTextAsync("2 行，新值 2 项");
        await ScreenTests.AssertCleanOnBothAsync(admin);

        await using var drafter = await Person.SignInAsync("longyou.drafter");
        await drafter.Page.GotoAsync($"/{await Filing.FindAsync(drafter, "annual-indicators", "2022")}".Replace("/submissions/", "/reporting/", StringComparison.Ordinal));
        var all = drafter.Page.GetByRole(AriaRole.Button, new() { Name = "采用全部预填（2）" });
        await Expect(all).ToBeVisibleAsync();
        await drafter.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("预填值：监测平台 28.6，来源：0.0286 mg.m³$") }).ClickAsync();
        await Expect(drafter.Page.GetByLabel(new System.Text.RegularExpressions.Regex("^2 "))).ToHaveValueAsync("28.6");
        await drafter.Page.GetByRole(AriaRole.Button, new() { Name = "采用全部预填（1）" }).ClickAsync();
        await Expect(drafter.Page.GetByLabel(new System.Text.RegularExpressions.Regex("^1 "))).ToHaveValueAsync("97.8");
        await Expect(drafter.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("预填值：监测平台 97.8$") })).ToBeDisabledAsync();
        await ScreenTests.AssertCleanOnBothAsync(drafter);

        // The source withdraws what was taken over: it stays, and the cell says so.
        published = "地区,指标,年份,值\r\nlongyou,1,2022,\r\nlongyou,2,2022,0.0286\r\n";
        var sources = (await admin.CallAsync("GET", $"{Plan}/prefill-sources")).Json.GetProperty("items");
        await admin.CallAsync("POST", $"{Plan}/prefill-sources/{sources[0].GetProperty("id").GetString()}/runs");
        await drafter.Page.ReloadAsync();
        await Expect(drafter.Page.GetByText("采用的 97.8 取自“监测平台”，该来源已撤回")).ToBeAttachedAsync();
        await Expect(drafter.Page.GetByText("来源已撤回", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(drafter.Page.GetByLabel(new System.Text.RegularExpressions.Regex("^1 "))).ToHaveValueAsync("97.8");
        await ScreenTests.AssertCleanOnBothAsync(drafter);
    }
}
