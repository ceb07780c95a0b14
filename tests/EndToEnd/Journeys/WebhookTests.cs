using System.Collections.Concurrent;
using System.Globalization;
using Lantu.Api.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>推送: made, tried, replayed, given a new secret, and disabled when the receiver says that it is gone; on a receiver that listens.</summary>
public sealed class WebhookTests
{
    private readonly ConcurrentQueue<(string Id, string Timestamp, string Signature, string Body)> calls = new();
    private int status = StatusCodes.Status200OK;

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers;
        calls.Enqueue(($"{headers["webhook-id"]}", $"{headers["webhook-timestamp"]}", $"{headers["webhook-signature"]}", await reader.ReadToEndAsync()));
        context.Response.StatusCode = status;
    }

    private void LastIsSignedWith(params string[] secrets)
    {
        var (id, timestamp, signature, body) = calls.Last();
        Assert.That(signature, Is.EqualTo(WebhookSignature.Of(secrets, id, DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture)), body)));
    }

    /// <summary>The secret that stands on the screen this once.</summary>
    private static async Task<string> KeepAsync(IPage page)
    {
        var secret = await page.Locator(".once code").InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "已妥善保存，关闭" }).ClickAsync();
        return secret;
    }

    private static async Task TryAsync(IPage page, int rows)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "发送测试" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "已送达" })).ToHaveCountAsync(rows);
    }

    [Test]
    public async Task AWebhook_IsTried_Replayed_Resigned_AndDisabledWhenItsReceiverIsGone()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var receiver = builder.Build();
        receiver.Run(TakeAsync);
        await receiver.StartAsync();

        await using var security = await Person.SignInAsync("security", path: "/administration/webhooks");
        var page = security.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "新建推送" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "新建推送" });
        await dialog.GetByLabel("名称", new() { Exact = true }).FillAsync("开化县监测平台");
        await AdministrationTests.ChooseAsync(page, "第三方系统", "开化县监测平台（演示）");
        await dialog.GetByLabel("推送地址").FillAsync($"{receiver.Urls.Single()}/lantu");
        await dialog.GetByLabel("规划", new() { Exact = true }).ClickAsync();
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option", new() { HasText = "“十四五”" }).ClickAsync();
        await dialog.GetByLabel("报件办理").CheckAsync();
        Assert.That(await security.AccessibilityFaultsAsync(), Is.Empty);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "新建", Exact = true }).ClickAsync();
        var first = await KeepAsync(page);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "开化县监测平台" })).ToBeVisibleAsync();
        await Expect(page.GetByText("quzhou-eco-14")).ToBeVisibleAsync();

        await TryAsync(page, 1);
        LastIsSignedWith(first);
        await page.GetByRole(AriaRole.Row, new() { Name = "已送达" }).GetByRole(AriaRole.Button, new() { Name = "测试" }).ClickAsync();
        var delivery = page.GetByRole(AriaRole.Dialog, new() { Name = "测试" });
        await Expect(delivery.GetByLabel("推送内容")).ToContainTextAsync("lantu.test");
        Assert.That(await security.AccessibilityFaultsAsync(), Is.Empty);
        await delivery.GetByRole(AriaRole.Button, new() { Name = "重新推送" }).ClickAsync();
        await Expect(delivery.Locator(".attempts li")).ToHaveCountAsync(2);
        Assert.That(calls.Select(c => c.Id).Distinct().Count(), Is.EqualTo(1), "the same event");
        await delivery.GetByRole(AriaRole.Button, new() { Name = "关闭", Exact = true }).Last.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "更换密钥" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "更换密钥" }).ClickAsync();
        var second = await KeepAsync(page);
        await Expect(page.GetByText("新旧密钥同时签名至")).ToBeVisibleAsync();
        await TryAsync(page, 2);
        LastIsSignedWith(second, first);
        await ScreenTests.AssertCleanOnBothAsync(security);

        // A county hands something in, and nobody is there any more who wants to know.
        status = StatusCodes.Status410Gone;
        await Filing.AsAsync("kaihua.drafter", async drafter => await Filing.HandInAsync(
            drafter, await Filing.FindAsync(drafter, "energy-year", "2024"), new object[] { new { indicatorCode = "18", value = 11.5, explanation = "县统计局能源年报" }, new { indicatorCode = "20", value = 96.5, explanation = "县统计局能源年报" } }));
        // A second or two later: the page looks again only when it is asked to.
        for (var looks = 0; looks < 20 && !await page.GetByText("已停用：对方已撤销").IsVisibleAsync(); looks++)
        {
            await page.ReloadAsync();
            await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "开化县监测平台" }).WaitForAsync();
        }

        await Expect(page.GetByText("已停用：对方已撤销")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "报件办理" })).ToBeVisibleAsync();
        Assert.That(calls.Last().Body, Does.Contain("lantu.submissionMoved"));
        await page.GetByRole(AriaRole.Button, new() { Name = "恢复" }).WaitForAsync();
        Assert.That(security.Complaints, Is.Empty);
    }
}
