using System.Text.Json;
using Lantu.Api.Security;
using Microsoft.Playwright;
using OtpNet;
using static Lantu.EndToEnd.AccountTests;
using static Lantu.EndToEnd.AdministrationTests;
using static Lantu.EndToEnd.Journeys.ReportingTests;
using static Lantu.EndToEnd.ScreenTests;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd;

/// <summary>
/// A Lantu set up as operators do it: a second administrator confirms who decides, those who decide have a second factor, and another
/// house's sign-in is one of the ways in. Each journey has people of its own.
/// </summary>
public sealed class StrictAccessTests
{
    private OtherHouse house = null!;
    private LantuProcess lantu = null!;

    /// <summary>The authenticator apps and recovery codes of those who were enrolled without a screen.</summary>
    private readonly Dictionary<string, (Totp App, Queue<string> RecoveryCodes)> apps = [];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        house = await OtherHouse.StartAsync();
        lantu = await LantuProcess.StartPublishedAsync([("Access:ConfirmGrants", "true"), ("Access:RequireTotp", "true"), .. house.Settings]);
        house.RedirectUri = $"{lantu.Address}/connect/callback/zwsso";
        await EnrolAsync("security");
        await EnrolAsync("security.second");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (lantu is not null)
        {
            await lantu.DisposeAsync();
        }

        await house.DisposeAsync();
    }

    private Task<Person> OpenAsync() => Person.OpenAsync(address: lantu.Address);

    /// <summary>Somebody signed in, with a recovery code where they have an app: its own codes come once in half a minute.</summary>
    private async Task<Person> SignInAsync(string userName)
    {
        var person = await OpenAsync();
        await person.CallAsync("POST", "session", new { userName, password = DemoAccounts.Password, code = apps.TryGetValue(userName, out var own) ? own.RecoveryCodes.Dequeue() : null });
        await person.Page.ReloadAsync();
        return person;
    }

    private async Task EnrolAsync(string userName)
    {
        await using var person = await SignInAsync(userName);
        var secret = (await person.CallAsync("POST", "account/totp", new { password = DemoAccounts.Password })).Json.GetProperty("secret").GetString();
        var app = new Totp(Base32Encoding.ToBytes(secret));
        var codes = (await person.CallAsync("PUT", "account/totp", new { code = app.ComputeTotp() })).Json.GetProperty("recoveryCodes");
        apps[userName] = (app, new(codes.Deserialize<string[]>()!));
    }

    private static async Task<string> IdAsync(Person security, string userName) =>
        (await security.CallAsync("GET", $"users?q={userName}")).Json.GetProperty("items").EnumerateArray().Single(u => u.GetProperty("userName").GetString() == userName).GetProperty("id").GetString()!;

    /// <summary>A new account with its first sign-in behind it, and no role.</summary>
    private async Task<(Person Person, string Id)> NewcomerAsync(Person security, string userName, string displayName)
    {
        var created = (await security.CallAsync("POST", "users", new { userName, displayName })).Json;
        var password = created.GetProperty("oneTimePassword").GetString()!;
        var person = await OpenAsync();
        await person.CallAsync("POST", "session", new { userName, password });
        await person.CallAsync("PUT", "account/password", new { currentPassword = password, newPassword = Password });
        await person.Page.ReloadAsync();
        return (person, created.GetProperty("user").GetProperty("id").GetString()!);
    }

    private static ILocator Row(Person person, string text) => person.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    private static ILocator Menu(Person person, string name) => person.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByRole(AriaRole.Link, new() { Name = name });

    private static Task SureAsync(Person person, string button) => person.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>To the other house and back, which has as long as opening a page.</summary>
    private static Task GoOutAndBackAsync(Person person) => person.Page.GetByRole(AriaRole.Link, new() { Name = "用政务统一身份认证登录" }).ClickAsync(new() { Timeout = 30_000 });

    private static ILocator Heading(Person person, string name) => person.Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>From the step that asks for an app to its first code accepted.</summary>
    private static async Task<(Totp App, IReadOnlyList<string> RecoveryCodes)> EnrolOnScreenAsync(Person person, string password = DemoAccounts.Password)
    {
        await Expect(Heading(person, "绑定身份验证器")).ToBeVisibleAsync();
        await AssertCleanOnBothAsync(person);
        await Field(person, "您的登录密码").FillAsync(password);
        await Button(person, "继续").ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Img, new() { Name = "绑定用的二维码" })).ToBeVisibleAsync();
        var app = new Totp(Base32Encoding.ToBytes((await Field(person, "密钥").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal)));
        await AssertCleanOnBothAsync(person);
        await Field(person, "六位验证码").FillAsync("000000");
        await Button(person, "完成绑定").ClickAsync();
        await Expect(person.Page.GetByText("验证码不正确或已用过")).ToBeVisibleAsync();
        await Field(person, "六位验证码").FillAsync(app.ComputeTotp());
        await Button(person, "完成绑定").ClickAsync();
        var codes = person.Page.GetByRole(AriaRole.List, new() { Name = "恢复码" }).GetByRole(AriaRole.Listitem);
        await Expect(codes).ToHaveCountAsync(10);
        await AssertCleanOnBothAsync(person);
        var texts = await codes.AllInnerTextsAsync();
        await person.Page.GetByText("我已保存").ClickAsync();
        await Button(person, "完成").ClickAsync();
        return (app, texts);
    }

    [Test]
    public async Task RightToDecide_CountsOnceASecondAdministratorHasConfirmedIt()
    {
        await using var drafter = await SignInAsync("kecheng.drafter");
        await FillAndSubmitAsync(drafter, "2024年", ("1", "97.5"), ("2", "28.6"));
        await using var security = await SignInAsync("security");
        var (person, id) = await NewcomerAsync(security, "e2e.approver", "王芳");
        await using var _ = person;

        await security.Page.GotoAsync($"/administration/users/{id}");
        await Button(security, "授予角色").ClickAsync();
        await ChooseAsync(security.Page, "角色", "县级审核");
        await ChooseAsync(security.Page, "单位", "柯城区");
        await Expect(security.Page.GetByText("须另一位安全管理员确认后才生效")).ToBeVisibleAsync();
        await AssertCleanOnBothAsync(security);
        await SureAsync(security, "授予角色");
        await Expect(security.Page.GetByText("已授予，待另一位安全管理员确认后生效")).ToBeVisibleAsync();
        await Expect(Row(security, "审核员")).ToContainTextAsync("待确认");
        await AssertCleanOnBothAsync(security);

        // Neither on the person's page nor in the list can the one who granted it confirm it.
        await Expect(Row(security, "审核员")).ToContainTextAsync("由您授予，须另一位安全管理员确认");
        await Expect(Row(security, "审核员").GetByRole(AriaRole.Button)).ToHaveTextAsync(["撤销授予"]);
        await security.Page.GotoAsync("/administration/confirmations");
        await Expect(Row(security, "王芳").GetByRole(AriaRole.Button)).ToHaveTextAsync(["撤销授予"]);
        await AssertCleanOnBothAsync(security);

        await person.Page.ReloadAsync();
        await Expect(person.Page.GetByText("还没有角色")).ToBeVisibleAsync();
        await Expect(Menu(person, "审批")).ToHaveCountAsync(0);
        await AssertCleanOnBothAsync(person);

        await using var second = await SignInAsync("security.second");
        await second.Page.GetByRole(AriaRole.Link, new() { Name = "待确认 1" }).ClickAsync();
        await Expect(second.Page.GetByText("授权 1 项")).ToBeVisibleAsync();
        await Row(second, "王芳").GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();
        await Expect(second.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("确认“王芳”任柯城区审核员？");
        await AssertCleanOnBothAsync(second);
        await SureAsync(second, "确认");
        await Expect(second.Page.GetByText("没有等待确认的授权")).ToBeVisibleAsync();
        await Expect(second.Page.GetByRole(AriaRole.Link, new() { Name = "待确认", Exact = true })).ToBeVisibleAsync();
        await second.Page.GotoAsync($"/administration/users/{id}");
        await Expect(Row(second, "审核员")).ToContainTextAsync("钱宁");
        await AssertCleanOnBothAsync(second);

        await person.Page.ReloadAsync();
        await EnrolOnScreenAsync(person, Password);
        await Menu(person, "审批").ClickAsync();
        await ApproveAsync(person, "柯城区");
        Assert.That(security.Complaints.Concat(second.Complaints).Concat(person.Complaints), Is.Empty);
    }

    [Test]
    public async Task PendingGrant_IsWithdrawnByWhoGaveIt_OrRefusedByAnother()
    {
        await using var security = await SignInAsync("security");
        foreach (var (userName, displayName) in new[] { ("e2e.withdrawn", "赵莉"), ("e2e.refused", "李强") })
        {
            var (person, id) = await NewcomerAsync(security, userName, displayName);
            await person.DisposeAsync();
            await security.CallAsync("POST", $"users/{id}/memberships", new { role = "finalizer", orgUnit = "epb" }, (await security.CallAsync("GET", $"users/{id}")).ETag);
        }

        await security.Page.GotoAsync("/administration/confirmations");
        await Row(security, "赵莉").GetByRole(AriaRole.Button, new() { Name = "撤销授予" }).ClickAsync();
        await Expect(security.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("不让“赵莉”任");
        await AssertCleanOnBothAsync(security);
        await SureAsync(security, "撤销授予");
        await Expect(Row(security, "赵莉")).ToHaveCountAsync(0);

        await using var second = await SignInAsync("security.second");
        await second.Page.GotoAsync("/administration/confirmations");
        await Expect(Row(second, "赵莉")).ToHaveCountAsync(0);
        await Row(second, "李强").GetByRole(AriaRole.Button, new() { Name = "拒绝" }).ClickAsync();
        await AssertCleanOnBothAsync(second);
        await SureAsync(second, "拒绝");
        await Expect(Row(second, "李强")).ToHaveCountAsync(0);
        await second.Page.GotoAsync($"/administration/users/{await IdAsync(second, "e2e.refused")}");
        await Expect(Row(second, "核定员")).ToContainTextAsync("已结束");
        await AssertCleanOnBothAsync(second);
        Assert.That(security.Complaints.Concat(second.Complaints), Is.Empty);
    }

    [Test]
    public async Task OutsideSignIn_WaitsForAnAdministrator_ThenLeadsIn()
    {
        house.Person = ("8af2c1", "汪洁");
        await using var person = await OpenAsync();
        await AssertCleanOnBothAsync(person);
        await GoOutAndBackAsync(person);
        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("待授权");
        await AssertCleanOnBothAsync(person);

        await using var security = await SignInAsync("security");
        await security.Page.GetByRole(AriaRole.Link, new() { Name = "待确认 1" }).ClickAsync();
        await Expect(security.Page.GetByText("外部身份 1 个")).ToBeVisibleAsync();
        await Expect(Row(security, "汪洁")).ToContainTextAsync("8af2c1");
        await AssertCleanOnBothAsync(security);
        await Row(security, "汪洁").GetByRole(AriaRole.Button, new() { Name = "关联账号" }).ClickAsync();
        await Field(security, "账号").FillAsync("kaihua.dra");
        await security.Page.Locator(".ant-select-dropdown:visible .ant-select-item-option", new() { HasText = "kaihua.drafter" }).ClickAsync();
        await AssertCleanOnBothAsync(security);
        await SureAsync(security, "关联账号");
        await Expect(security.Page.GetByText("没有等待授权的外部身份")).ToBeVisibleAsync();

        await person.Page.GotoAsync("/plans/quzhou-eco-14/tasks");
        await GoOutAndBackAsync(person);
        await Expect(person.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/plans/quzhou-eco-14/tasks$"));
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "当前用户" })).ToContainTextAsync("开化县 · 填报员");
        await Expect(Menu(person, "填报")).ToBeVisibleAsync();
        Assert.That(security.Complaints.Concat(person.Complaints), Is.Empty);
    }

    [Test]
    public async Task OutsideSignIn_OfSomebodyWithAnApp_AsksItsCodeStill()
    {
        await EnrolAsync("kaihua.approver");
        house.Person = ("51c09e", "余斌");
        await using var person = await OpenAsync();
        await GoOutAndBackAsync(person);
        await using var security = await SignInAsync("security");
        var waiting = (await security.CallAsync("GET", "external-identities?pending=true")).Json.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("subject").GetString() == "51c09e");
        await security.CallAsync("PUT", $"external-identities/{waiting.GetProperty("id").GetString()}/user", new { userId = await IdAsync(security, "kaihua.approver") });

        await GoOutAndBackAsync(person);
        await Expect(Heading(person, "输入验证码")).ToBeVisibleAsync();
        await AssertCleanOnBothAsync(person);
        await Field(person, "六位验证码").FillAsync("000000");
        await Button(person, "验证并登录").ClickAsync();
        await Expect(person.Page.GetByText("验证码不正确或已用过")).ToBeVisibleAsync();
        await AssertCleanOnBothAsync(person);
        await Field(person, "六位验证码").FillAsync(apps["kaihua.approver"].App.ComputeTotp(DateTime.UtcNow.AddSeconds(30)));
        await Button(person, "验证并登录").ClickAsync();
        await Expect(Heading(person, "工作台")).ToBeVisibleAsync();
        Assert.That(person.Complaints, Is.Empty);
    }

    [Test]
    public async Task WhoDecides_EnrolsAnAppFirst_AndIsAskedItsCodeFromThenOn()
    {
        await using var person = await OpenAsync();
        await person.GiveAsync("longyou.approver", DemoAccounts.Password);
        var (app, recoveryCodes) = await EnrolOnScreenAsync(person);
        await Expect(Heading(person, "工作台")).ToBeVisibleAsync();
        await AssertCleanOnBothAsync(person);

        async Task TryAsync(string label, string code)
        {
            await Field(person, label).FillAsync(code);
            await Button(person, "验证并登录").ClickAsync();
        }

        async Task LeaveAndComeBackAsync()
        {
            await SignOutAsync(person);
            await person.GiveAsync("longyou.approver", DemoAccounts.Password);
            await Expect(Field(person, "六位验证码")).ToBeVisibleAsync();
        }

        var refusal = person.Page.GetByText("验证码不正确或已用过，请等下一个");
        await LeaveAndComeBackAsync();
        await AssertCleanOnBothAsync(person);
        await TryAsync("六位验证码", "000000");
        await Expect(refusal).ToBeVisibleAsync();
        await AssertCleanOnBothAsync(person);
        // That of the next half minute, which the server takes already.
        var code = app.ComputeTotp(DateTime.UtcNow.AddSeconds(30));
        await TryAsync("六位验证码", code);
        await Expect(Heading(person, "工作台")).ToBeVisibleAsync();

        await LeaveAndComeBackAsync();
        await TryAsync("六位验证码", code);
        await Expect(refusal).ToBeVisibleAsync();
        await Button(person, "使用恢复码").ClickAsync();
        await AssertCleanOnBothAsync(person);
        await TryAsync("恢复码", recoveryCodes[0]);
        await Expect(Heading(person, "工作台")).ToBeVisibleAsync();

        await LeaveAndComeBackAsync();
        await Button(person, "使用恢复码").ClickAsync();
        await TryAsync("恢复码", recoveryCodes[0]);
        await Expect(person.Page.GetByText("恢复码不正确或已用过，请换一个")).ToBeVisibleAsync();
        await AssertCleanOnBothAsync(person);
        await TryAsync("恢复码", recoveryCodes[1]);
        await Expect(Heading(person, "工作台")).ToBeVisibleAsync();
        Assert.That(person.Complaints, Is.Empty);
    }

    [Test]
    public async Task LostApp_IsResetByAnAdministratorWhoProvesToBeThere_AndEnrolledAnew()
    {
        await EnrolAsync("changshan.approver");
        await using var person = await SignInAsync("changshan.approver");
        await using var security = await SignInAsync("security");
        await security.Page.GotoAsync($"/administration/users/{await IdAsync(security, "changshan.approver")}");
        await Button(security, "重置第二重验证").ClickAsync();
        await Expect(security.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("重置“樊勇”（changshan.approver）的第二重验证");
        await AssertCleanOnBothAsync(security);
        await Field(security, "您自己的密码").FillAsync("not this one");
        await Field(security, "您自己的验证码").FillAsync(apps["security"].App.ComputeTotp(DateTime.UtcNow.AddSeconds(30)));
        await SureAsync(security, "重置第二重验证");
        await Expect(security.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("身份确认未通过");
        await AssertCleanOnBothAsync(security);
        await Field(security, "您自己的密码").FillAsync(DemoAccounts.Password);
        await SureAsync(security, "重置第二重验证");
        await Expect(security.Page.GetByText("已重置“樊勇”的第二重验证")).ToBeVisibleAsync();
        await Expect(security.Page.Locator(".facts")).ToContainTextAsync("未绑定");
        await AssertCleanOnBothAsync(security);

        // Signed out everywhere; the password alone leads to a new app and no further.
        await Menu(person, "指标").ClickAsync();
        await person.GiveAsync("changshan.approver", DemoAccounts.Password);
        await EnrolOnScreenAsync(person);
        await Expect(Heading(person, "指标")).ToBeVisibleAsync();
        Assert.That(security.Complaints.Concat(person.Complaints), Is.Empty);
    }
}
