using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lantu.Api.Security;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd;

/// <summary>
/// A whole quarter of one monthly form, for all eight areas, at two screens side by side: six areas typed by keyboard, one by Excel,
/// one by a program; one late unit reminded, one return, one correction; all of it final in the end.
/// </summary>
public sealed class QuarterTests
{
    private const string Plan = "plans/quzhou-eco-14";
    private const string Form = "surface-water-month";
    private const string FormName = "地表水环境质量月报";
    private static readonly string[] Months = ["2025-10", "2025-11", "2025-12"];
    private static readonly string[] Typed = ["kecheng", "jiangshan", "changshan", "kaihua", "zhizao", "zhihui"];
    private const string ByExcel = "longyou";
    private const string ByProgram = "qujiang";
    private const string Late = "kaihua";

    private LantuProcess lantu = null!;
    private Person left = null!;
    private Person right = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        // A product of its own, as operators run it: the inboxes hold this quarter and nothing else.
        lantu = await LantuProcess.StartPublishedAsync();
        left = await Person.OpenAsync(address: lantu.Address);
        right = await Person.OpenAsync(address: lantu.Address);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await left.DisposeAsync();
        await right.DisposeAsync();
        await lantu.DisposeAsync();
    }

    [Test]
    public async Task EightAreas_RunAQuarter_AtTwoScreens()
    {
        foreach (var area in Typed)
        {
            await SeatAsync(left, $"{area}.drafter");
            foreach (var month in Months.Where(m => !(area == Late && m == Months[^1])))
            {
                await TypeAsync(area, month);
            }

            await ApproveAllAsync($"{area}.approver", area == Late ? 2 : 3);
        }

        await SeatAsync(left, $"{ByExcel}.drafter");
        foreach (var month in Months)
        {
            await FillByWorkbookAsync(month);
        }

        await ApproveAllAsync($"{ByExcel}.approver", 3);
        await SendByProgramAsync();
        await ApproveAllAsync($"{ByProgram}.approver", 3);

        await RemindTheLateAsync();
        await ReturnOneAsync();
        await ApproveAllAsync("epb.reviewer", 24);
        await ApproveAllAsync("finalizer", 24);
        await CorrectOneAsync();

        var (all, _) = await right.CallAsync("GET", $"{Plan}/submissions?form={Form}&limit=500&state=approved");
        Assert.That(all.GetProperty("items").EnumerateArray().Count(s => Months.Contains(s.GetProperty("period").GetString())), Is.EqualTo(25), "eight areas, three months, one correction");
        foreach (var area in Typed.Append(ByExcel).Append(ByProgram))
        {
            var (series, _) = await right.CallAsync("GET", $"{Plan}/indicators/3/series?orgUnit={area}&from=2025-10&to=2025-12");
            var expected = Months.Select(m => (area, m) is ("jiangshan", "2025-12") ? 93.3m : (area, m) is ("changshan", "2025-11") ? 90.9m : decimal.Parse(ValueOf(area, m), System.Globalization.CultureInfo.InvariantCulture));
            Assert.That(series.GetProperty("items").EnumerateArray().Select(o => o.GetProperty("value").GetDecimal()), Is.EqualTo(expected), area);
        }

        Assert.That(left.Complaints.Concat(right.Complaints), Is.Empty);
    }

    /// <summary>Another figure for every area and month.</summary>
    private static string ValueOf(string area, string month) => $"9{Array.IndexOf([.. Typed, ByExcel, ByProgram], area)}.{Array.IndexOf(Months, month) + 1}";

    private static Task PressAsync(Person person, string key) => person.Page.Keyboard.PressAsync(key);

    private static ILocator Button(Person person, string name) => person.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Cell(Person person, string code) => person.Page.GetByLabel(new Regex($"^{Regex.Escape(code)} "));

    /// <summary>With the keys: whatever has the focus goes on to this, and it is pressed.</summary>
    private static async Task EnterAsync(ILocator target)
    {
        await target.FocusAsync();
        await target.PressAsync("Enter");
    }

    /// <summary>Somebody else takes the seat: signs the other out, and in with name, Tab, password and Enter.</summary>
    private static async Task SeatAsync(Person person, string userName)
    {
        if ((await person.Page.Context.CookiesAsync()).Any(c => c.Name == "XSRF-TOKEN") && await person.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).CountAsync() > 0)
        {
            await person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^当前用户") }).ClickAsync();
            await person.Page.GetByRole(AriaRole.Menuitem, new() { Name = "退出登录" }).ClickAsync();
            // Asked again and again: an event of the navigation may have come before anybody listens.
            await Expect(person.Page).ToHaveURLAsync(new Regex("^https?://[^/]+/$"));
        }

        await person.Page.GetByLabel("用户名").FocusAsync();
        await person.Page.Keyboard.TypeAsync(userName);
        await PressAsync(person, "Tab");
        await person.Page.Keyboard.TypeAsync(DemoAccounts.Password);
        await PressAsync(person, "Enter");
        await person.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).WaitForAsync();
    }

    private static string Say(string month) => $"2025年{int.Parse(month[5..], System.Globalization.CultureInfo.InvariantCulture)}月";

    private static async Task OpenFormAsync(Person person, string month)
    {
        await person.Page.GotoAsync($"/{Plan}/reporting?form={Form}&period={month}");
        await EnterAsync(person.Page.GetByRole(AriaRole.Link, new() { Name = FormName }).First);
        await Expect(person.Page.GetByRole(AriaRole.Grid)).ToBeVisibleAsync();
    }

    /// <summary>Tab leads from the grid to the bar and its last button.</summary>
    private static async Task SubmitAsync(Person person)
    {
        var submit = Button(person, "提交县级审核");
        await Expect(submit).ToBeEnabledAsync();
        await EnterAsync(submit);
        await Expect(Button(person, "撤回")).ToBeVisibleAsync();
    }

    private async Task TypeAsync(string area, string month)
    {
        await OpenFormAsync(left, month);
        await Cell(left, "3").FocusAsync();
        await left.Page.Keyboard.TypeAsync(ValueOf(area, month));
        await PressAsync(left, "Enter");
        await left.Page.Keyboard.TypeAsync("100");
        await PressAsync(left, "Enter");
        await SubmitAsync(left);
    }

    private async Task FillByWorkbookAsync(string month)
    {
        await OpenFormAsync(left, month);
        var download = await left.Page.RunAndWaitForDownloadAsync(() => EnterAsync(left.Page.GetByRole(AriaRole.Link, new() { Name = "下载模板" })));
        var filled = Workbooks.Filled(await File.ReadAllBytesAsync(await download.PathAsync()), ("3", ValueOf(ByExcel, month)), ("3.1", "100"));
        await EnterAsync(left.Page.GetByRole(AriaRole.Button, new() { Name = "导入" }));
        await Expect(left.Page.GetByRole(AriaRole.Button, new() { Name = "选择文件" })).ToBeFocusedAsync();
        // What the operating system's window would give; that the button opens it is tried elsewhere.
        await left.Page.GetByRole(AriaRole.Dialog).Locator("input[type=file]").SetInputFilesAsync(filled);
        await EnterAsync(left.Page.GetByRole(AriaRole.Button, new() { Name = "确认写入 2 行" }));
        await Expect(Cell(left, "3")).ToHaveValueAsync(ValueOf(ByExcel, month));
        await SubmitAsync(left);
    }

    /// <summary>J and K walk, X picks; what is picked is looked through before it is done.</summary>
    private async Task ApproveAllAsync(string userName, int count)
    {
        await SeatAsync(right, userName);
        await right.Page.GotoAsync($"/{Plan}/approvals");
        var list = right.Page.GetByRole(AriaRole.Region, new() { Name = "待办", Exact = true });
        if (count <= 3)
        {
            for (var i = 0; i < count; i++)
            {
                await Expect(list.GetByRole(AriaRole.Checkbox).Nth(i + 1)).ToBeVisibleAsync();
                await PressAsync(right, "x");
                await Expect(list.GetByRole(AriaRole.Checkbox).Nth(i + 1)).ToBeCheckedAsync();
                await PressAsync(right, "j");
            }
        }
        else
        {
            await list.GetByRole(AriaRole.Checkbox, new() { Name = "全选" }).PressAsync("Space");
        }

        await EnterAsync(Button(right, "全部通过"));
        await Expect(right.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"预览：{count} 份可以办理，0 份不能");
        await EnterAsync(Button(right, $"确认通过 {count} 份"));
        await Expect(right.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"已办理 {count} 份，0 份未办");
        await PressAsync(right, "Escape");
        await Expect(right.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    /// <summary>As a county's programmer does it: a token, the obligations, lines, submit.</summary>
    private async Task SendByProgramAsync()
    {
        await SeatAsync(right, "security");
        var (users, _) = await right.CallAsync("GET", $"users?q={ByProgram}.drafter");
        var (made, _) = await right.CallAsync("POST", "api-clients", new { name = "衢江监测平台", orgUnit = ByProgram, responsibleUserId = users.GetProperty("items")[0].GetProperty("id").GetString(), scopes = new[] { "submissions:read", "submissions:write" } });
        using var http = new HttpClient { BaseAddress = new Uri(lantu.Address) };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = made.GetProperty("client").GetProperty("clientId").GetString()!,
            ["client_secret"] = made.GetProperty("secret").GetString()!,
        });
        using var token = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString());
        foreach (var month in Months)
        {
            var owed = await http.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/{Plan}/submissions?form={Form}&period={month}", UriKind.Relative));
            var submission = owed.GetProperty("items")[0];
            var path = $"/api/v1/{Plan}/submissions/{submission.GetProperty("id").GetString()}";
            var tag = $"\"{submission.GetProperty("version").GetInt64()}\"";
            var lines = new { lines = new object[] { new { indicatorCode = "3", value = decimal.Parse(ValueOf(ByProgram, month), System.Globalization.CultureInfo.InvariantCulture) }, new { indicatorCode = "3.1", value = 100m } } };
            tag = await SendAsync(http, HttpMethod.Put, $"{path}/lines", lines, tag);
            await SendAsync(http, HttpMethod.Post, $"{path}/transitions", new { action = "submit" }, tag);
        }
    }

    private static async Task<string> SendAsync(HttpClient http, HttpMethod method, string path, object body, string tag)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await http.SendAsync(request);
        Assert.That(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return response.Headers.ETag!.ToString();
    }

    /// <summary>The administrator sees the gap in the matrix and reminds the unit, which finds the notice, fills, and is approved.</summary>
    private async Task RemindTheLateAsync()
    {
        await SeatAsync(right, "admin");
        await right.Page.GotoAsync($"/{Plan}/progress?from=2026-01&to=2026-01&form={Form}");
        await Expect(right.Page.GetByText("已报 7/8，逾期 1")).ToBeVisibleAsync();
        await right.Page.GetByRole(AriaRole.Checkbox, new() { Name = $"选中催报：开化县《{FormName}》{Say(Months[^1])}" }).PressAsync("Space");
        await EnterAsync(Button(right, "催报选中（1）"));
        await Expect(right.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("将催报 1 份，跳过 0 份");
        await right.Page.GetByLabel("附言（可不填）").FillAsync("全市只差贵县一份。");
        await EnterAsync(Button(right, "确认催报 1 份"));
        await Expect(right.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("已催报 1 份，跳过 0 份");
        await PressAsync(right, "Escape");

        await SeatAsync(left, $"{Late}.drafter");
        await EnterAsync(left.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^消息，") }));
        // The workbench, which is left, shows the newest notices too.
        await Expect(left.Page.GetByRole(AriaRole.Heading, new() { Name = "消息", Level = 1 })).ToBeVisibleAsync();
        var notice = left.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "全市只差贵县一份。" });
        await EnterAsync(notice.GetByRole(AriaRole.Link));
        await Expect(left.Page.GetByRole(AriaRole.Grid)).ToBeVisibleAsync();
        await TypeAsync(Late, Months[^1]);
        await SeatAsync(right, $"{Late}.approver");
        await ApproveOneAsync(right);
    }

    /// <summary>The first in the inbox, alone.</summary>
    private static async Task ApproveOneAsync(Person person)
    {
        await person.Page.GotoAsync($"/{Plan}/approvals");
        // Done is when the server has answered: leaving the page before would take the request along.
        var answer = await person.Page.RunAndWaitForResponseAsync(() => EnterAsync(Button(person, "通过")), response => response.Url.EndsWith("/transitions", StringComparison.Ordinal) && response.Request.Method == "POST");
        Assert.That(answer.Status, Is.EqualTo(200));
    }

    /// <summary>Side by side the department sees a figure it doubts and sends that one back; the county mends it.</summary>
    private async Task ReturnOneAsync()
    {
        await SeatAsync(right, "epb.reviewer");
        await right.Page.GotoAsync($"/{Plan}/comparison/{Form}/{Months[^1]}");
        await Expect(right.Page.GetByText("8/8 个单位的数据已送到")).ToBeVisibleAsync();
        await EnterAsync(right.Page.GetByRole(AriaRole.Link, new() { Name = "江山市" }));
        await EnterAsync(right.Page.GetByTitle("点选以标记这一格").First);
        await right.Page.GetByLabel("意见").FillAsync("与监测站报表不符");
        await right.Page.GetByRole(AriaRole.Checkbox, new() { Name = "R01 数据与佐证不一致" }).Or(right.Page.GetByRole(AriaRole.Radio, new() { Name = "R01 数据与佐证不一致" })).PressAsync("Space");
        await EnterAsync(Button(right, "退回（1 处）"));
        await EnterAsync(right.Page.GetByRole(AriaRole.Tooltip).GetByRole(AriaRole.Button, new() { Name = "退回" }));
        await Expect(right.Page.GetByText("已退回").First).ToBeVisibleAsync();

        await SeatAsync(left, "jiangshan.drafter");
        await OpenFormAsync(left, Months[^1]);
        await Expect(left.Page.GetByText("退回原因：与监测站报表不符")).ToBeVisibleAsync();
        await Cell(left, "3").FillAsync("93.3");
        await PressAsync(left, "Enter");
        await SubmitAsync(left);
        await SeatAsync(left, "jiangshan.approver");
        await ApproveOneAsync(left);
    }

    /// <summary>What is final is corrected by a new revision; until that is final the old figure stands, and afterwards both can be read.</summary>
    private async Task CorrectOneAsync()
    {
        await SeatAsync(left, "changshan.drafter");
        await OpenFormAsync(left, Months[1]);
        await EnterAsync(Button(left, "更正"));
        await left.Page.GetByLabel("更正原因（必填）").FillAsync("监测站复核后修订");
        await EnterAsync(Button(left, "开始更正"));
        await Expect(left.Page.GetByText("更正原因：监测站复核后修订")).ToBeVisibleAsync();
        await Cell(left, "3").FillAsync("90.9");
        await PressAsync(left, "Enter");
        await SubmitAsync(left);
        foreach (var userName in new[] { "changshan.approver", "epb.reviewer", "finalizer" })
        {
            await SeatAsync(right, userName);
            await ApproveOneAsync(right);
        }

        await right.Page.GotoAsync($"/{Plan}/corrections");
        await Expect(right.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "监测站复核后修订" })).ToContainTextAsync("常山");
        var (series, _) = await right.CallAsync("GET", $"{Plan}/indicators/3/series?orgUnit=changshan&from={Months[1]}&to={Months[1]}");
        Assert.That(series.GetProperty("items")[0].GetProperty("superseded").EnumerateArray().Select(s => s.GetProperty("value").GetDecimal()), Is.EqualTo(new[] { decimal.Parse(ValueOf("changshan", Months[1]), System.Globalization.CultureInfo.InvariantCulture) }));
    }
}
