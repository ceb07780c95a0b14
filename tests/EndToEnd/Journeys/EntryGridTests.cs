using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Lantu.EndToEnd.ScreenTests;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>The grid that figures are entered in: keys, blocks, undo, and what becomes of typed work when others or the network interfere.</summary>
public sealed class EntryGridTests
{
    private static async Task<Person> OpenFormAsync(string userName, string period, int width = 1366, ColorScheme theme = ColorScheme.Light)
    {
        var drafter = await Person.SignInAsync(userName, width, width == 360 ? 740 : 768);
        await drafter.Page.EmulateMediaAsync(new() { ColorScheme = theme });
        var forms = (await drafter.CallAsync("GET", $"plans/quzhou-eco-14/submissions?mine=true&period={period}")).Json.GetProperty("items").EnumerateArray();
        var form = forms.First(f => f.GetProperty("form").GetProperty("name").GetString() == "生态环境年度指标报表");
        await drafter.Page.GotoAsync($"/plans/quzhou-eco-14/reporting/{form.GetProperty("id").GetString()}");
        await Expect(drafter.Page.GetByRole(AriaRole.Grid)).ToBeVisibleAsync();
        return drafter;
    }

    /// <summary>The field of a line, by the number that the plan gives it.</summary>
    private static ILocator Cell(Person person, string code) => person.Page.GetByLabel(new Regex($"^{Regex.Escape(code)} "));

    private static Task PressAsync(Person person, string key) => person.Page.Keyboard.PressAsync(key);

    private static Task TypeAsync(Person person, string text) => person.Page.Keyboard.TypeAsync(text);

    /// <summary>Puts a text on the clipboard as another program would, and pastes it with the keys.</summary>
    private static async Task PasteAsync(Person person, string text)
    {
        await person.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await person.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await PressAsync(person, "Control+v");
    }

    private static Task<string> CopiedAsync(Person person) => person.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

    private static Task SavedAsync(Person person) => Expect(person.Page.GetByText(new Regex("^✓ 已保存"))).ToBeVisibleAsync();

    [Test]
    public async Task Block_IsPasted_SaysWhatItCouldNotTake_AndIsUndoneInOneStep()
    {
        await using var drafter = await OpenFormAsync("zhihui.drafter", "2022");
        await Cell(drafter, "1").ClickAsync();
        await PasteAsync(drafter, "９７．５\t+1.2\r\n1,234.5\t-3\r\nabc\tx\r\n(12)\t\r\n");
        await Expect(drafter.Page.GetByText("粘贴 3 格，跳过 4 格只读，1 格无法识别")).ToBeVisibleAsync();
        await Expect(Cell(drafter, "1")).ToHaveValueAsync("97.5");
        await Expect(Cell(drafter, "2")).ToHaveValueAsync("1234.5");
        await Expect(Cell(drafter, "3.1")).ToHaveValueAsync("-12.0");
        await Expect(Cell(drafter, "3")).ToHaveValueAsync("abc");
        await Expect(Cell(drafter, "3")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(drafter.Page.GetByRole(AriaRole.Button, new() { Name = "提交县级审核" })).ToBeDisabledAsync();
        await Expect(drafter.Page.GetByText("改正 1 格不能识别后可提交")).ToBeVisibleAsync();

        await PressAsync(drafter, "Control+z");
        foreach (var code in new[] { "1", "2", "3", "3.1" })
        {
            await Expect(Cell(drafter, code)).ToHaveValueAsync("");
        }

        await PressAsync(drafter, "Control+y");
        await drafter.Page.GetByRole(AriaRole.Button, new() { Name = "不能识别 1" }).ClickAsync();
        await Expect(Cell(drafter, "3")).ToBeFocusedAsync();
        await TypeAsync(drafter, "96");
        await PressAsync(drafter, "Enter");
        await Expect(Cell(drafter, "3")).ToHaveValueAsync("96.0");
        await SavedAsync(drafter);

        await Cell(drafter, "1").ClickAsync();
        await PressAsync(drafter, "Shift+ArrowDown");
        await PressAsync(drafter, "Control+c");
        Assert.That((await CopiedAsync(drafter)).ReplaceLineEndings("\n"), Is.EqualTo("97.5\n1234.5"));
        Assert.That(drafter.Complaints, Is.Empty);
    }

    [Test]
    public async Task Form_IsFilledAndSubmitted_ByKeyboardAlone()
    {
        await using var drafter = await OpenFormAsync("zhihui.drafter", "2023");
        await drafter.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        for (var i = 0; i < 40 && !await Cell(drafter, "1").EvaluateAsync<bool>("cell => cell === document.activeElement"); i++)
        {
            await PressAsync(drafter, "Tab");
        }

        await Expect(Cell(drafter, "1")).ToBeFocusedAsync();
        await TypeAsync(drafter, "95.14");
        await PressAsync(drafter, "Enter");
        await Expect(Cell(drafter, "2")).ToBeFocusedAsync();
        await TypeAsync(drafter, "28");
        await PressAsync(drafter, "Escape");
        await Expect(Cell(drafter, "2")).ToHaveValueAsync("");
        await TypeAsync(drafter, "29.4");
        await PressAsync(drafter, "Shift+Enter");
        await Expect(Cell(drafter, "1")).ToBeFocusedAsync();

        // F2 edits at the end of the text; typing would have replaced it.
        await PressAsync(drafter, "F2");
        await PressAsync(drafter, "Backspace");
        await PressAsync(drafter, "Tab");
        await Expect(Cell(drafter, "1")).ToHaveValueAsync("95.1");
        await Expect(Cell(drafter, "2")).ToBeFocusedAsync();

        await PressAsync(drafter, "Shift+F2");
        await Expect(drafter.Page.GetByLabel("说明 2", new() { Exact = true })).ToBeFocusedAsync();
        await drafter.Page.Keyboard.InsertTextAsync("四月两次沙尘输入");
        await PressAsync(drafter, "Alt+Enter");
        await drafter.Page.Keyboard.InsertTextAsync("已附监测站证明");
        await PressAsync(drafter, "Control+End");
        await Expect(drafter.Page.GetByLabel("说明 2", new() { Exact = true })).ToHaveValueAsync("四月两次沙尘输入\n已附监测站证明");
        await PressAsync(drafter, "Tab");
        await PressAsync(drafter, "Control+Home");
        await SavedAsync(drafter);
        await AssertCleanAsync(drafter);

        // From the last cell Tab leaves the grid; the bar follows it.
        await Cell(drafter, "1").FocusAsync();
        await PressAsync(drafter, "Control+End");
        var submit = drafter.Page.GetByRole(AriaRole.Button, new() { Name = "提交县级审核" });
        for (var i = 0; i < 12 && !await submit.EvaluateAsync<bool>("button => button === document.activeElement"); i++)
        {
            await PressAsync(drafter, "Tab");
        }

        await PressAsync(drafter, "Enter");
        await Expect(drafter.Page.GetByRole(AriaRole.Button, new() { Name = "撤回" })).ToBeVisibleAsync();
        await Expect(drafter.Page.GetByRole(AriaRole.Gridcell, new() { Name = "已附监测站证明" })).ToBeVisibleAsync();
        Assert.That(drafter.Complaints, Is.Empty);
    }

    [Test]
    public async Task TwoAtOneDraft_ChooseCellByCell_AndNothingIsLost()
    {
        await using var first = await OpenFormAsync("zhizao.drafter", "2022");
        await using var second = await OpenFormAsync("zhizao.drafter", "2022");
        await Cell(first, "1").FillAsync("95.1");
        await Cell(first, "3").FillAsync("61.2");
        await SavedAsync(first);

        await Cell(second, "1").FillAsync("96.2");
        await Cell(second, "2").FillAsync("28.6");
        var dialog = second.Page.GetByRole(AriaRole.Dialog, new() { Name = "1 格别人也改了" });
        await Expect(dialog).ToBeVisibleAsync();
        await Expect(dialog.GetByText("95.1")).ToBeVisibleAsync();
        // The browser reports the refusal that this test provokes.
        second.Complaints.RemoveAll(complaint => complaint.Contains("status of 412 ", StringComparison.Ordinal));
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "确定" })).ToBeDisabledAsync();
        await AssertCleanAsync(second);

        // Put off, it waits, with everything typed in its place.
        await PressAsync(second, "Escape");
        await Expect(Cell(second, "1")).ToHaveValueAsync("96.2");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "逐格选定" }).FocusAsync();
        await PressAsync(second, "Enter");
        await second.Page.GetByRole(AriaRole.Radio).First.FocusAsync();
        await PressAsync(second, "Space");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "确定" }).FocusAsync();
        await PressAsync(second, "Enter");
        await SavedAsync(second);
        await Expect(Cell(second, "3")).ToHaveValueAsync("61.2");

        await first.Page.ReloadAsync();
        await Expect(Cell(first, "1")).ToHaveValueAsync("96.2");
        await Expect(Cell(first, "2")).ToHaveValueAsync("28.6");
        Assert.That(first.Complaints.Concat(second.Complaints), Is.Empty);
    }

    [Test]
    public async Task WithoutAConnection_EditsStay_AndAreSavedWhenItIsBack()
    {
        await using var drafter = await OpenFormAsync("zhizao.drafter", "2023");
        await drafter.Page.Context.SetOfflineAsync(true);
        await Cell(drafter, "1").FillAsync("95.1");
        await Expect(drafter.Page.GetByText("连接中断，内容已留在本机")).ToBeVisibleAsync();
        await Cell(drafter, "2").FillAsync("28.6");
        await drafter.Page.Context.SetOfflineAsync(false);
        await SavedAsync(drafter);
        await drafter.Page.ReloadAsync();
        await Expect(Cell(drafter, "1")).ToHaveValueAsync("95.1");
        await Expect(Cell(drafter, "2")).ToHaveValueAsync("28.6");
    }

    [Test]
    public async Task EditsThatNeverArrived_AreOfferedAfterAReload_AndGoneAfterSigningOut()
    {
        await using var drafter = await OpenFormAsync("zhizao.drafter", "2024");
        drafter.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await drafter.Page.RouteAsync("**/lines", route => route.AbortAsync());
        await Cell(drafter, "1").FillAsync("95.1");
        await Expect(drafter.Page.GetByText("连接中断，内容已留在本机")).ToBeVisibleAsync();
        await drafter.Page.ReloadAsync();
        await Expect(drafter.Page.GetByText("上次有 1 处没有保存到服务器")).ToBeVisibleAsync();
        await drafter.Page.GetByRole(AriaRole.Button, new() { Name = "恢复" }).ClickAsync();
        await Expect(Cell(drafter, "1")).ToHaveValueAsync("95.1");

        await drafter.Page.GetByRole(AriaRole.Button, new() { Name = "当前用户" }).ClickAsync();
        await drafter.Page.GetByRole(AriaRole.Menuitem, new() { Name = "退出登录" }).ClickAsync();
        await drafter.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await Expect(drafter.Page.GetByLabel("用户名")).ToBeVisibleAsync();
        Assert.That(await drafter.Page.EvaluateAsync<int>("Object.keys(localStorage).filter((key) => key.startsWith('lantu-edits:')).length"), Is.Zero);
    }

    [TestCase(360, ColorScheme.Light)]
    [TestCase(360, ColorScheme.Dark)]
    [TestCase(1366, ColorScheme.Light)]
    [TestCase(1366, ColorScheme.Dark)]
    public async Task Form_OpensCleanly_WithACellThatCannotBeRead(int width, ColorScheme theme)
    {
        await using var drafter = await OpenFormAsync("zhihui.drafter", "2024", width, theme);
        await Cell(drafter, "2").FillAsync("二十八");
        await Cell(drafter, "1").FocusAsync();
        await Expect(drafter.Page.GetByText("1 格不能识别", new() { Exact = true })).ToBeVisibleAsync();
        await AssertCleanAsync(drafter);
    }

    /// <summary>The grid alone, with 3,000 rows of 20 columns, as built for this test.</summary>
    [Test]
    public async Task ThreeThousandRows_DrawWhatIsInSight_AndTakeAWholeBlock()
    {
        await using var person = await OpenBenchAsync();
        var page = person.Page;
        var grid = page.GetByRole(AriaRole.Grid);
        await Expect(grid).ToHaveAttributeAsync("aria-rowcount", "3001");
        await Expect(grid).ToHaveAttributeAsync("aria-colcount", "20");
        Assert.That(await grid.GetByRole(AriaRole.Row).CountAsync(), Is.LessThan(100), "only the rows in sight are drawn");
        await AssertCleanAsync(person);

        var first = page.GetByLabel("1 列 5", new() { Exact = true });
        var last = page.GetByLabel("3000 列 19", new() { Exact = true });
        await first.ClickAsync();
        await PressAsync(person, "Control+End");
        await Expect(last).ToBeFocusedAsync();
        await Expect(last).ToBeInViewportAsync();
        await PressAsync(person, "Control+Home");
        await Expect(page.Locator("[data-row='0'][data-column='0']")).ToBeFocusedAsync();

        var block = string.Join("\r\n", Enumerable.Range(0, 500).Select(r => string.Join('\t', Enumerable.Range(0, 20).Select(c => c == 2 ? "\"两行\n文字\"" : "1,234.5"))));
        await PasteAsync(person, block + "\r\n");
        await Expect(page.GetByText("""{"pasted":9000,"readOnly":1000,"unreadable":0,"beyond":0}""")).ToBeVisibleAsync();
        await Expect(first).ToHaveValueAsync("1234.5");
        await Expect(page.GetByLabel("1 列 2", new() { Exact = true })).ToHaveValueAsync("两行\n文字");
        await PressAsync(person, "Control+z");
        await Expect(first).ToHaveValueAsync("65.0");
        await Expect(page.GetByLabel("1 列 2", new() { Exact = true })).ToHaveValueAsync("");

        // A range drawn with the mouse is filled down from its first row.
        await page.GetByLabel("1 列 5", new() { Exact = true }).HoverAsync();
        await page.Mouse.DownAsync();
        await page.GetByLabel("4 列 6", new() { Exact = true }).HoverAsync();
        await page.Mouse.UpAsync();
        await Expect(page.GetByText("已选 4 行 2 列")).ToBeAttachedAsync();
        await PressAsync(person, "Control+d");
        await Expect(page.GetByLabel("4 列 6", new() { Exact = true })).ToHaveValueAsync("78.0");
        await PressAsync(person, "Delete");
        await Expect(page.GetByLabel("3 列 5", new() { Exact = true })).ToHaveValueAsync("");
        await PressAsync(person, "Control+z");
        await PressAsync(person, "Control+z");
        await Expect(page.GetByLabel("4 列 6", new() { Exact = true })).ToHaveValueAsync("99.0");

        // Chinese, composed: the first character replaces what stood there, and Enter only ends the composition.
        await page.GetByLabel("2 列 1", new() { Exact = true }).ClickAsync();
        var input = await page.Context.NewCDPSessionAsync(page);
        await input.SendAsync("Input.imeSetComposition", new() { ["text"] = "sha", ["selectionStart"] = 3, ["selectionEnd"] = 3 });
        await input.SendAsync("Input.imeSetComposition", new() { ["text"] = "沙尘", ["selectionStart"] = 2, ["selectionEnd"] = 2 });
        await input.SendAsync("Input.insertText", new() { ["text"] = "沙尘" });
        await Expect(page.GetByLabel("2 列 1", new() { Exact = true })).ToBeFocusedAsync();
        await PressAsync(person, "Enter");
        await Expect(page.GetByLabel("2 列 1", new() { Exact = true })).ToHaveValueAsync("沙尘");
        await Expect(page.GetByLabel("3 列 1", new() { Exact = true })).ToBeFocusedAsync();
        var painted = await page.EvaluateAsync<double>("performance.getEntriesByName('first paint')[0].duration");
        TestContext.Progress.WriteLine($"EntryGrid 3000 × 20: first paint {painted:0} ms");
        Assert.That(person.Complaints, Is.Empty);
    }

    private static async Task<Person> OpenBenchAsync()
    {
        var client = Path.Combine(Repository.Folder, "client");
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["run", "--silent", "build:bench"]) { WorkingDirectory = client, RedirectStandardOutput = true, RedirectStandardError = true };
        using var npm = Process.Start(start)!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.That(npm.ExitCode, Is.Zero, $"{await output}\n{await errors}");
        var person = await Person.OpenAsync();
        // Under the product's own address, so that it may use the clipboard.
        await person.Page.RouteAsync("**/bench/**", route =>
        {
            var path = new Uri(route.Request.Url).AbsolutePath["/bench/".Length..];
            return route.FulfillAsync(new() { Path = Path.Combine(client, "dist-bench", path is "" ? "index.html" : path) });
        });
        await person.Page.GotoAsync("/bench/");
        await Expect(person.Page.GetByRole(AriaRole.Grid)).ToBeVisibleAsync();
        return person;
    }
}
