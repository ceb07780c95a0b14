using Microsoft.Playwright;
using OtpNet;
using static Lantu.EndToEnd.ScreenTests;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd;

/// <summary>Signing in, and what is one's own. With accounts of their own: the demo accounts stay as they are for the other tests.</summary>
public sealed class AccountTests
{
    internal const string Password = "Qianjiang-yuan-7";

    /// <summary>An account as a security administrator hands it out: a drafter, and a password good for one sign-in.</summary>
    private static async Task<(string UserName, string OneTimePassword)> CreateAsync()
    {
        await using var security = await Person.SignInAsync("security");
        var userName = $"e2e.{Guid.NewGuid():N}"[..12];
        var created = (await security.CallAsync("POST", "users", new { userName, displayName = "张敏" })).Json;
        var id = created.GetProperty("user").GetProperty("id").GetString();
        var version = (await security.CallAsync("GET", $"users/{id}")).ETag;
        await security.CallAsync("POST", $"users/{id}/memberships", new { role = "drafter", orgUnit = "zhizao" }, version);
        return (userName, created.GetProperty("oneTimePassword").GetString()!);
    }

    /// <summary>The same with the first sign-in behind it: <see cref="Password"/>.</summary>
    private static async Task<string> CreateReadyAsync()
    {
        var (userName, oneTimePassword) = await CreateAsync();
        await using var person = await Person.OpenAsync();
        await person.CallAsync("POST", "session", new { userName, password = oneTimePassword });
        await person.CallAsync("PUT", "account/password", new { currentPassword = oneTimePassword, newPassword = Password });
        return userName;
    }

    internal static ILocator Button(Person person, string name) => person.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator UserMenu(Person person) => person.Page.GetByRole(AriaRole.Button, new() { Name = "当前用户" });

    internal static ILocator Field(Person person, string label) => person.Page.GetByLabel(label, new() { Exact = true });

    /// <summary>A section of the account page.</summary>
    internal static ILocator Section(Person person, string title) =>
        person.Page.Locator("section").Filter(new() { Has = person.Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });

    internal static async Task SignOutAsync(Person person)
    {
        await UserMenu(person).ClickAsync();
        await person.Page.GetByRole(AriaRole.Menuitem, new() { Name = "退出登录" }).ClickAsync();
        await Expect(Field(person, "用户名")).ToBeVisibleAsync();
    }

    [TestCase(360, ColorScheme.Dark)]
    [TestCase(1366, ColorScheme.Light)]
    public async Task NewAccount_ReplacesItsPassword_EnrolsAnApp_SignsInWithACodeAndARecoveryCode(int width, ColorScheme theme)
    {
        var (userName, oneTimePassword) = await CreateAsync();
        await using var person = await Person.OpenAsync(width, 740, theme, "/sign-in?external=pending");
        await Expect(person.Page.GetByText("待授权")).ToBeVisibleAsync();
        await AssertCleanAsync(person);

        // What an administrator set is replaced before anything else.
        await person.GiveAsync(userName, oneTimePassword);
        await Field(person, "现在的密码").FillAsync(oneTimePassword);
        await Field(person, "新密码").FillAsync("zhizao");
        await Expect(person.Page.GetByText("至少 10 个字符未满足")).ToBeVisibleAsync();
        await Field(person, "再输一次新密码").FillAsync("zhizao");
        await Button(person, "更换密码").ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("密码不能包含用户名、姓名或单位名称");
        await AssertCleanAsync(person);
        await Field(person, "新密码").FillAsync(Password);
        await Expect(person.Page.GetByText("至少 10 个字符已满足")).ToBeVisibleAsync();
        await Field(person, "再输一次新密码").FillAsync(Password);
        await Button(person, "更换密码").ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();

        await person.Page.GotoAsync("/account");
        await Section(person, "身份验证器").GetByRole(AriaRole.Button, new() { Name = "绑定" }).ClickAsync();
        await Field(person, "您的登录密码").FillAsync(Password);
        await Button(person, "继续").ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Img, new() { Name = "绑定用的二维码" })).ToBeVisibleAsync();
        var app = new Totp(Base32Encoding.ToBytes((await Field(person, "密钥").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal)));
        await AssertCleanAsync(person);
        await Field(person, "六位验证码").FillAsync(app.ComputeTotp());
        await Button(person, "完成绑定").ClickAsync();
        var list = person.Page.GetByRole(AriaRole.List, new() { Name = "恢复码" }).GetByRole(AriaRole.Listitem);
        await Expect(list).ToHaveCountAsync(10);
        var codes = await list.AllInnerTextsAsync();
        await Expect(Button(person, "完成")).ToBeDisabledAsync();
        await AssertCleanAsync(person);
        await person.Page.GetByText("我已保存").ClickAsync();
        await Button(person, "完成").ClickAsync();
        await Expect(Section(person, "身份验证器")).ToContainTextAsync("恢复码还剩 10 个");
        await AssertCleanAsync(person);

        await SignOutAsync(person);
        await person.GiveAsync(userName, Password);
        await Field(person, "六位验证码").FillAsync("000000");
        await Button(person, "验证并登录").ClickAsync();
        await Expect(person.Page.GetByText("验证码不正确或已用过")).ToBeVisibleAsync();
        await AssertCleanAsync(person);
        // Each code works once: that of the next half minute, which the server takes already.
        await Field(person, "六位验证码").FillAsync(app.ComputeTotp(DateTime.UtcNow.AddSeconds(30)));
        await Button(person, "验证并登录").ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();

        await SignOutAsync(person);
        await person.GiveAsync(userName, Password);
        await Button(person, "使用恢复码").ClickAsync();
        await Field(person, "恢复码").FillAsync(codes[0]);
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(person.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();
        await person.Page.GotoAsync("/account");
        await Expect(Section(person, "身份验证器")).ToContainTextAsync("恢复码还剩 9 个");
        Assert.That(person.Complaints, Is.Empty);
    }

    [Test]
    public async Task Password_Changed_IsTheOneThatSignsIn()
    {
        var userName = await CreateReadyAsync();
        await using var person = await Person.OpenAsync();
        await person.GiveAsync(userName, Password);
        await person.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).WaitForAsync();
        await person.Page.GotoAsync("/account");
        await Section(person, "密码").GetByRole(AriaRole.Button, new() { Name = "修改" }).ClickAsync();
        await Field(person, "现在的密码").FillAsync("not this one");
        await Field(person, "新密码").FillAsync(Password);
        await Field(person, "再输一次新密码").FillAsync(Password);
        await Button(person, "更换密码").ClickAsync();
        await Expect(person.Page.GetByText("密码不正确")).ToBeVisibleAsync();
        await Field(person, "现在的密码").FillAsync(Password);
        await Button(person, "更换密码").ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Alert).GetByText("不能与最近 5 个密码相同")).ToBeVisibleAsync();
        await Field(person, "新密码").FillAsync("Wuxijiang-8-heliu");
        await Field(person, "再输一次新密码").FillAsync("Wuxijiang-8-heliu");
        await AssertCleanAsync(person);
        await Button(person, "更换密码").ClickAsync();
        await Expect(person.Page.GetByText("密码已更换")).ToBeVisibleAsync();

        await SignOutAsync(person);
        await person.GiveAsync(userName, Password);
        await Expect(person.Page.GetByText("用户名或密码不正确")).ToBeVisibleAsync();
        await person.GiveAsync(userName, "Wuxijiang-8-heliu");
        await Expect(person.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();
        Assert.That(person.Complaints, Is.Empty);
    }

    [Test]
    public async Task Delegation_IsSeenByBoth_AndGivesTheRoleForItsTime()
    {
        await using var approver = await Person.SignInAsync("kaihua.approver");
        await approver.Page.GotoAsync("/account");
        await Button(approver, "委托代理").ClickAsync();
        await Field(approver, "代理人").ClickAsync();
        await Field(approver, "代理人").FillAsync("kaihua.drafter");
        await approver.Page.Keyboard.PressAsync("Enter");
        await Field(approver, "最后一天（含）").FillAsync(DateTime.Now.AddDays(7).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await approver.Page.Keyboard.PressAsync("Enter");
        await Field(approver, "事由（可不填）").FillAsync("赴省厅培训");
        await Expect(approver.Page.GetByText("余斌不能办理的报件，汪洁也不能办理")).ToBeVisibleAsync();
        await AssertCleanAsync(approver);
        await approver.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "委托代理" }).ClickAsync();
        var given = Section(approver, "代理").GetByRole(AriaRole.Row).Filter(new() { HasText = "汪洁 代 余斌" }).First;
        await Expect(given).ToContainTextAsync("生效中");

        await using var drafter = await Person.SignInAsync("kaihua.drafter");
        await Expect(UserMenu(drafter)).ToContainTextAsync("开化县 · 审核员 · 代 余斌");
        await Expect(drafter.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByText("审批")).ToBeVisibleAsync();
        await drafter.Page.GotoAsync("/account");
        await Expect(Section(drafter, "角色").GetByText("代 余斌")).ToBeVisibleAsync();
        await Expect(Section(drafter, "代理")).ToContainTextAsync("我代理的");
        await AssertCleanAsync(drafter);

        await given.GetByRole(AriaRole.Button, new() { Name = "终止" }).ClickAsync();
        await approver.Page.GetByRole(AriaRole.Tooltip).GetByRole(AriaRole.Button, new() { Name = "终止" }).ClickAsync();
        await Expect(given).ToContainTextAsync("已终止");
        await drafter.Page.ReloadAsync();
        await Expect(Section(drafter, "代理")).ToContainTextAsync("已终止");
        await Expect(drafter.Page.GetByText("代 余斌", new() { Exact = true })).ToHaveCountAsync(0);
        Assert.That(approver.Complaints.Concat(drafter.Complaints), Is.Empty);
    }

    [Test]
    public async Task AnotherSession_Ended_AsksWhoItIsAtItsNextClick()
    {
        var userName = await CreateReadyAsync();
        await using var elsewhere = await Person.OpenAsync();
        await elsewhere.GiveAsync(userName, Password);
        await elsewhere.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByRole(AriaRole.Link, new() { Name = "指标" }).WaitForAsync();
        await using var here = await Person.OpenAsync();
        await here.GiveAsync(userName, Password);
        await here.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).WaitForAsync();
        await here.Page.GotoAsync("/account");
        var devices = Section(here, "登录设备");
        // The one that made the account ready, the one elsewhere, and this one.
        await Expect(devices.GetByRole(AriaRole.Row)).ToHaveCountAsync(4);
        await devices.GetByRole(AriaRole.Row).Nth(2).GetByRole(AriaRole.Button).ClickAsync();
        await here.Page.GetByRole(AriaRole.Tooltip).GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await Expect(devices.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await elsewhere.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByRole(AriaRole.Link, new() { Name = "指标" }).ClickAsync();
        await Expect(Field(elsewhere, "用户名")).ToBeVisibleAsync();

        await Button(here, "退出其他设备").ClickAsync();
        await here.Page.GetByRole(AriaRole.Tooltip).GetByRole(AriaRole.Button, new() { Name = "退出其他设备" }).ClickAsync();
        await Expect(devices.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Expect(devices).ToContainTextAsync("当前");
        Assert.That(here.Complaints.Concat(elsewhere.Complaints), Is.Empty);
    }
}
