using Microsoft.Playwright;
using static Lantu.EndToEnd.ScreenTests;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>公众留言: sent from the public's page, forwarded, answered, published, and read there. With the plan before, as the portal's journey: its release touches no other.</summary>
public sealed class FeedbackTests
{
    private const string Plan = "quzhou-eco-13";

    [Test]
    public async Task WhatThePublicAsks_IsForwarded_Answered_Published_AndReadByThePublic()
    {
        await using var finalizer = await Person.SignInAsync("finalizer");
        string[] domains = [.. (await finalizer.CallAsync("GET", $"plans/{Plan}")).Json.GetProperty("domains").EnumerateArray().Select(d => d.GetString()!)];
        var scope = new { through = "2020", domains, chapters = Array.Empty<int>() };
        var preview = (await finalizer.CallAsync("POST", $"plans/{Plan}/releases/preview", scope)).Json;
        await finalizer.CallAsync("POST", $"plans/{Plan}/releases", new { title = "“十三五”终期", note = "", scope.through, scope.domains, scope.chapters, previewed = preview.GetProperty("digest").GetString() });

        await using var anybody = await Person.OpenAsync(path: $"/public/plans/{Plan}/indicators/2");
        var open = anybody.Page;
        await open.GetByText("留言与提问").ClickAsync();
        await open.GetByLabel("内容").FillAsync("明年还会更好吗？");
        await open.GetByLabel("联系方式（可不填）").FillAsync("13800000000");
        await AssertCleanOnBothAsync(anybody);
        await open.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await open.GetByRole(AriaRole.Link, new() { Name = "查看办理情况", Exact = true }).ClickAsync();
        await Expect(open.GetByText("已收到，等待转办")).ToBeVisibleAsync();

        var page = finalizer.Page;
        var dialog = page.GetByRole(AriaRole.Dialog);
        // The cockpit says that it waits, to whoever forwards it and then to whom it is forwarded.
        await page.GotoAsync($"/plans/{Plan}/dashboard");
        await page.GetByRole(AriaRole.Link, new() { Name = "待您办理的公众留言 1 条" }).ClickAsync();
        await Expect(page.GetByText("13800000000")).ToBeVisibleAsync();
        await AssertCleanOnBothAsync(finalizer);
        await page.GetByRole(AriaRole.Button, new() { Name = "转办" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Combobox).FillAsync("水利");
        await page.Keyboard.PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "转办" }).ClickAsync();
        await Expect(page.GetByText("没有待您办理的公众留言")).ToBeVisibleAsync();

        await using (var unit = await Person.SignInAsync("water.drafter", path: $"/plans/{Plan}/dashboard"))
        {
            await Expect(unit.Page.GetByRole(AriaRole.Link, new() { Name = "待您办理的公众留言 1 条" })).ToBeVisibleAsync();
            await unit.Page.GotoAsync($"/plans/{Plan}/workbench");
            await unit.Page.GetByRole(AriaRole.Link, new() { Name = "去办理" }).ClickAsync();
            await Expect(unit.Page.GetByText("明年还会更好吗？")).ToBeVisibleAsync();
            Assert.That(await unit.Page.GetByText("13800000000").CountAsync(), Is.Zero);
            await unit.Page.GetByRole(AriaRole.Button, new() { Name = "答复" }).ClickAsync();
            await unit.Page.GetByLabel("答复", new() { Exact = true }).FillAsync("目标已写入下一个五年规划。");
            await unit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "答复" }).ClickAsync();
            await Expect(unit.Page.GetByText("没有待您办理的公众留言")).ToBeVisibleAsync();
        }

        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "公开", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "公开", Exact = true }).ClickAsync();
        await Expect(page.GetByText("没有待您办理的公众留言")).ToBeVisibleAsync();

        // Whoever has just been there sees it a minute later: what is public may be kept that long.
        await using var another = await Person.OpenAsync(path: $"/public/plans/{Plan}/indicators/2");
        await Expect(another.Page.GetByText("目标已写入下一个五年规划。")).ToBeVisibleAsync();
        await AssertCleanAsync(another);
    }
}
