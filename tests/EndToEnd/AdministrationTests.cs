using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd;

/// <summary>People and programs, from an administrator's screen to what they can then do.</summary>
public sealed class AdministrationTests
{
    private static readonly HttpClient Http = new();

    private static Uri At(string path) => new(new Uri(RunningLantu.Address), path);

    internal static async Task ChooseAsync(IPage page, string label, string option)
    {
        await page.GetByLabel(label, new() { Exact = true }).ClickAsync();
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option", new() { HasText = option }).ClickAsync();
    }

    /// <summary>What stands on the screen this once; closing it takes it away.</summary>
    private static async Task<string> TakeAsync(IPage page)
    {
        var shown = await page.Locator(".once code").InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "已妥善保存，关闭" }).ClickAsync();
        await Expect(page.GetByText(shown)).ToHaveCountAsync(0);
        return shown;
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonNode>())!;

    private static Task<HttpResponseMessage> AskForTokenAsync(string clientId, string secret) => Http.PostAsync(At("/connect/token"), new FormUrlEncodedContent(
        new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = secret }));

    private static Task<HttpResponseMessage> CallAsync(string token, HttpMethod method, string path, string? ifMatch = null, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, At($"/api/v1/plans/quzhou-eco-14/submissions{path}")) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return Http.SendAsync(request);
    }

    [TestCase(1366)]
    [TestCase(360)]
    public async Task NewPerson_GetsARoleAndAPasswordForTheFirstSignIn(int width)
    {
        var userName = $"qujiang.new{width}";
        await using var security = await Person.SignInAsync("security", width, 768);
        var page = security.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "新建用户" }).ClickAsync();
        await page.GetByLabel("用户名", new() { Exact = true }).FillAsync(userName);
        await page.GetByLabel("姓名", new() { Exact = true }).FillAsync("张敏");
        await ChooseAsync(page, "角色（可不填）", "为县（市、区）填报");
        await ChooseAsync(page, "单位（可不填）", "衢江区");
        Assert.That(await security.AccessibilityFaultsAsync(), Is.Empty);
        await page.GetByRole(AriaRole.Button, new() { Name = "建立", Exact = true }).ClickAsync();
        var password = await TakeAsync(page);

        using var signedIn = await Http.PostAsJsonAsync(At("/api/v1/session"), new { userName, password });
        Assert.That((await JsonAsync(signedIn))["steps"]!.AsArray().Select(step => (string?)step), Is.EqualTo(new[] { "changePassword" }));

        await page.GetByLabel("用户名或姓名").FillAsync(userName);
        await page.GetByRole(AriaRole.Link, new() { Name = userName }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "张敏" })).ToBeVisibleAsync();
        await Expect(page.GetByText("衢江区").Locator("visible=true").First).ToBeVisibleAsync();
        Assert.That(await security.AccessibilityFaultsAsync(), Is.Empty);

        await page.GetByRole(AriaRole.Button, new() { Name = "停用" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"停用“张敏”（{userName}）？");
        Assert.That(await security.AccessibilityFaultsAsync(), Is.Empty);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "停用" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "启用" })).ToBeVisibleAsync();
        Assert.That(security.Complaints, Is.Empty);
    }

    [Test]
    public async Task Program_RegisteredOnScreen_SavesALine_UntilItsSecretIsRevoked()
    {
        await using var security = await Person.SignInAsync("security");
        var page = security.Page;
        await page.GotoAsync("/administration/api-clients");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记第三方系统" }).ClickAsync();
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("智造新城数据平台");
        await ChooseAsync(page, "填报单位", "智造新城");
        await ChooseAsync(page, "责任人", "zhizao.drafter");
        Assert.That(await security.AccessibilityFaultsAsync(), Is.Empty);
        await page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("调用示例")).ToContainTextAsync(RunningLantu.Address.TrimEnd('/'));
        Assert.That(await security.AccessibilityFaultsAsync(), Is.Empty);
        var secret = await TakeAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "智造新城数据平台" }).ClickAsync();
        await Expect(page.GetByText($"…{secret[^4..]}")).ToBeVisibleAsync();
        var clientId = await page.Locator(".facts dd").First.InnerTextAsync();
        Assert.That(await security.AccessibilityFaultsAsync(), Is.Empty);

        using var granted = await AskForTokenAsync(clientId, secret);
        var token = (string)(await JsonAsync(granted))["access_token"]!;
        using var forms = await CallAsync(token, HttpMethod.Get, "?form=annual-indicators&sort=-period");
        var form = $"/{(string)(await JsonAsync(forms))["items"]![0]!["id"]!}";
        using var read = await CallAsync(token, HttpMethod.Get, form);
        using var saved = await CallAsync(token, HttpMethod.Put, $"{form}/lines", read.Headers.ETag!.ToString(), JsonContent.Create(new { lines = new[] { new { indicatorCode = "1", value = 96.4 } } }));
        Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        await page.GetByRole(AriaRole.Button, new() { Name = "再加一个密钥" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "再加一个密钥" }).ClickAsync();
        var second = await TakeAsync(page);
        await page.GetByRole(AriaRole.Row, new() { Name = $"…{secret[^4..]}" }).GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(page.GetByText($"…{secret[^4..]}")).ToHaveCountAsync(0);

        using var late = await CallAsync(token, HttpMethod.Get, form);
        using var refused = await AskForTokenAsync(clientId, secret);
        using var renewed = await AskForTokenAsync(clientId, second);
        Assert.That(new[] { late.StatusCode, refused.StatusCode, renewed.StatusCode }, Is.EqualTo(new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK }));
        Assert.That(security.Complaints, Is.Empty);
    }

    [Test]
    public async Task Auditor_SeesItAll_AndChangesNothing()
    {
        await using var auditor = await Person.SignInAsync("auditor");
        var page = auditor.Page;
        await page.GotoAsync("/administration/users?q=kecheng.drafter");
        await page.GetByRole(AriaRole.Link, new() { Name = "kecheng.drafter" }).WaitForAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "新建用户" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "kecheng.drafter" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "徐丽" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await page.GotoAsync("/administration/confirmations");
        await Expect(page.GetByText("没有等待确认的授权")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await page.GotoAsync("/administration/api-clients");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "登记第三方系统" })).ToHaveCountAsync(0);
        Assert.That(auditor.Complaints, Is.Empty);
    }
}
