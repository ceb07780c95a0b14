using Microsoft.Playwright;
using static Lantu.EndToEnd.ScreenTests;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>What anybody sees without signing in. With the plan before, whose figures are the plan's own: a release of it touches no other journey.</summary>
public sealed class PortalTests
{
    private const string Plan = "quzhou-eco-13";

    [Test]
    public async Task Anybody_ReadsWhatIsReleased_TheSumBehindALight_AndTheAddressOfAFigure()
    {
        await using (var finalizer = await Person.SignInAsync("finalizer"))
        {
            const string through = "2020";
            string[] domains = [.. (await finalizer.CallAsync("GET", $"plans/{Plan}")).Json.GetProperty("domains").EnumerateArray().Select(d => d.GetString()!)];
            var preview = (await finalizer.CallAsync("POST", $"plans/{Plan}/releases/preview", new { through, domains, chapters = Array.Empty<int>() })).Json;
            await finalizer.CallAsync("POST", $"plans/{Plan}/releases", new { title = "“十三五”终期", note = "各项指标均已完成。", through, domains, chapters = Array.Empty<int>(), previewed = preview.GetProperty("digest").GetString() });
        }

        await using var anybody = await Person.OpenAsync(1280, 900, path: $"/public/plans/{Plan}");
        var page = anybody.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("做到哪一步了");
        await Expect(page.GetByText("各项指标均已完成。")).ToBeVisibleAsync();
        await AssertCleanAsync(anybody);
        await page.SetViewportSizeAsync(360, 800);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await AssertCleanAsync(anybody);

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Table).First.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByText("看算式").ClickAsync();
        await Expect(page.GetByText("界限是评价设置，不是规划的规定")).ToBeVisibleAsync();
        await AssertCleanAsync(anybody);
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "2020年" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.GetByText($"{RunningLantu.Address}/public/figures/")).ToBeVisibleAsync();
        await AssertCleanAsync(anybody);

        // What is released is found, and what it counts is said as far as anybody has written it.
        await page.GotoAsync($"/public/plans/{Plan}");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("PM2.5");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).Filter(new() { HasText = "细颗粒物" }).First.ClickAsync();
        await Expect(page.GetByText("发布单位还没有填写这项指标的口径")).ToBeVisibleAsync();
        await Expect(page.GetByText("数据的使用许可尚未声明")).ToBeVisibleAsync();
        await AssertCleanAsync(anybody);

        // Others may show the chart in their pages, and nothing else.
        var framed = await page.GotoAsync($"/public/embed/plans/{Plan}/indicators/1");
        Assert.That(framed!.Headers["content-security-policy"], Does.EndWith("frame-ancestors *"));
        Assert.That((await page.GotoAsync($"/public/plans/{Plan}/chapters"))!.Headers["content-security-policy"], Does.EndWith("frame-ancestors 'none'"));
        await Expect(page.GetByText("还没有发布任何内容。")).ToBeVisibleAsync();

        // The contract, without a word from anywhere else.
        await page.GotoAsync("/docs#/Changes/listChanges");
        await Expect(page.GetByText("nothing is missed and nothing told twice")).ToBeVisibleAsync();
        Assert.That(anybody.Complaints, Is.Empty);
    }
}
