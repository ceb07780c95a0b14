using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Lantu.Api.IntegrationTests;

/// <summary>Every export is a valid import; nothing is kept before it is confirmed; what is wrong is told row by row.</summary>
public sealed class ImportTests
{
    private const string Plan = SubmissionSteps.Plan;
    private const string Headings = "报表,单位,报告期,类别,编号,数值,说明";

    /// <summary>What a spreadsheet would run, what looks like that and is not, and what a careless file breaks on.</summary>
    private static readonly string[] Nasty = ["=cmd|' /C calc'!A0", "'=1+1", "-5 度以下站点停测", "@SUM(A1)", "  ＝1", "第一行\n第二行，“引号”\"与逗号,", "'普通撇号", "说明 😀"];
    private LantuApp app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private async Task<(Caller Drafter, SubmissionSteps Submission)> NastyDraftAsync(string area, string period)
    {
        var drafter = await app.AsAsync($"{area}.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, period);
        var lines = (await drafter.GetAsync(submission.Path)).Json!["lines"]!.AsArray();
        var body = new JsonArray([.. Nasty.Select((text, i) => new JsonObject { ["indicatorCode"] = (string)lines[i]!["indicatorCode"]!, ["value"] = 0.1m + i, ["explanation"] = text })]);
        Assert.That((await submission.SaveAsync(drafter, body.ToJsonString())).Status, Is.EqualTo(200));
        return (drafter, submission);
    }

    private static async Task<JsonNode> LineAsync(Caller caller, SubmissionSteps submission, string indicator) =>
        (await caller.GetAsync(submission.Path)).Json!["lines"]!.AsArray().Single(l => (string?)l!["indicatorCode"] == indicator)!;

    private static string Row(string indicator, string value, string explanation = "", string area = "kecheng", string period = "2022") => $"annual-indicators,{area},{period},指标,{indicator},{value},{explanation}";

    private static byte[] Csv(params string[] rows) => Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend(Headings)));

    [Test]
    public async Task Workbook_LocksWhatNamesALine_OpensWhatIsFilled_AndCarriesItsStamp()
    {
        var (drafter, submission) = await NastyDraftAsync("zhizao", "2021");
        var file = await submission.ExportAsync(drafter, "xlsx");
        Assert.That((file.Status, file.About.ContentDisposition?.DispositionType, file.About.ContentDisposition?.FileNameStar), Is.EqualTo((200, "attachment", "生态环境年度指标报表-智造新城管委会-2021.xlsx")));
        using var document = SpreadsheetDocument.Open(new MemoryStream(file.Bytes), false);
        Assert.That(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document).Select(e => e.Description), Is.Empty);
        var (workbook, sheets) = (document.WorkbookPart!, document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().ToList());
        Worksheet At(int index) => ((WorksheetPart)workbook.GetPartById(sheets[index].Id!)).Worksheet!;
        Assert.That((sheets[1].State!.Value, At(0).Elements<SheetProtection>().Single().Sheet!.Value, At(0).Elements<SheetProtection>().Single().Password), Is.EqualTo((SheetStateValues.VeryHidden, true, (DocumentFormat.OpenXml.HexBinaryValue?)null)));
        var stamp = At(1).Descendants<Row>().ToDictionary(r => r.Elements<Cell>().First().InnerText, r => r.Elements<Cell>().Last().InnerText);
        Assert.That((stamp["plan"], stamp["form"], stamp["formVersion"], stamp["orgUnit"], stamp["period"], stamp["version"]), Is.EqualTo(("quzhou-eco-14", "annual-indicators", "1", "zhizao", "2021", "2")));

        var formats = workbook.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        var locked = At(0).Descendants<Row>().Skip(1).First().Elements<Cell>().Select(c => formats[(int)c.StyleIndex!.Value].Protection!.Locked!.Value);
        Assert.That(locked, Is.EqualTo(Enumerable.Repeat(true, 10).Concat([false, false, false])));
        Assert.That(At(0).Descendants<Pane>().Single().State!.Value, Is.EqualTo(PaneStateValues.Frozen));
        Assert.That(At(0).Descendants<DataValidation>().Select(v => v.Type!.Value), Does.Contain(DataValidationValues.Decimal));
        Assert.That(At(0).Descendants<CellFormula>(), Is.Empty);
        var explanations = At(0).Descendants<Row>().Skip(1).Select(r => r.Elements<Cell>().Last().InnerText).ToList();
        Assert.That(explanations[0], Is.EqualTo("'" + Nasty[0]));
    }

    [TestCase("xlsx", "changshan")]
    [TestCase("csv", "longyou")]
    public async Task RoundTrip_WithoutAChange_ChangesNothing_AndWithChangesExactlyThose(string format, string area)
    {
        var (drafter, submission) = await NastyDraftAsync(area, "2022");
        var (tag, file) = (await submission.TagAsync(drafter), await submission.ExportAsync(drafter, format));
        var (same, unchanged) = await ImportSteps.MustSendAsync(drafter, format, file.Bytes);
        Assert.That(ImportSteps.Counts(unchanged), Is.EqualTo((15, 0, 0)), $"{(await drafter.GetAsync($"{same}/rows?changed=true")).Json}");
        Assert.That((await ImportSteps.ConfirmAsync(drafter, same)).Status, Is.EqualTo(200));
        Assert.That(await submission.TagAsync(drafter), Is.EqualTo(tag), "nothing to change, nothing written");

        // Meanwhile one cell changes; the file still says what it said before.
        await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":33.3,"explanation":"改"}]""");
        var (import, changed) = await ImportSteps.MustSendAsync(drafter, format, file.Bytes);
        var row = (await drafter.GetAsync($"{import}/rows?changed=true")).Json!["items"]!.AsArray().Single()!;
        Assert.That(((decimal?)row["before"]!["value"], (decimal?)row["after"]!["value"], (string?)row["before"]!["explanation"], (string?)row["after"]!["explanation"]), Is.EqualTo(((decimal?)33.3m, (decimal?)1.1m, "改", Nasty[1])));
        Assert.That(((string?)changed.Json!["submissions"]![0]!["orgUnit"], (int)changed.Json["submissions"]![0]!["changedRows"]!), Is.EqualTo((area, 1)));
        Assert.That((decimal?)(await LineAsync(drafter, submission, "2"))["value"], Is.EqualTo(33.3m), "nothing is kept before it is confirmed");
        var before = await submission.TagAsync(drafter);
        Assert.That((await ImportSteps.ConfirmAsync(drafter, import)).Status, Is.EqualTo(200));
        Assert.That(((decimal?)(await LineAsync(drafter, submission, "2"))["value"], (string?)(await LineAsync(drafter, submission, "2"))["explanation"]), Is.EqualTo(((decimal?)1.1m, Nasty[1])));
        Assert.That(await submission.TagAsync(drafter), Is.Not.EqualTo(before));
        Assert.That((await ImportSteps.ConfirmAsync(drafter, import)).Code, Is.EqualTo("import_confirmed"));
    }

    [Test]
    public async Task Csv_OfAnyEncoding_AndFiguresAsPeopleWriteThem_AreRead()
    {
        var drafter = await app.AsAsync("kecheng.drafter");
        var text = string.Join("\r\n", Headings, Row("1", "９７．５％", "全角"), Row("2", "\"1,028.6\"", "千分位"), Row("3", "97.5%"));
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)], CodePagesEncodingProvider.Instance.GetEncoding("GBK")!.GetBytes(text) })
        {
            var (import, answer) = await ImportSteps.MustSendAsync(drafter, "csv", bytes);
            var rows = (await drafter.GetAsync($"{import}/rows")).Json!["items"]!.AsArray();
            Assert.That(ImportSteps.Counts(answer).Item3, Is.Zero, $"{answer.Json}");
            Assert.That(rows.Select(r => ((decimal?)r!["after"]!["value"], (string?)r["after"]!["explanation"])), Is.EqualTo(new (decimal?, string?)[] { (97.5m, "全角"), (1028.6m, "千分位"), (97.5m, null) }));
        }

        Assert.That((await ImportSteps.SendAsync(drafter, "csv", [0xFF, 0x80, 0xFF])).Status, Is.EqualTo(422));
    }

    [TestCase("9")]
    [TestCase("164")]
    public async Task Figures_ThatAWorkbookShowsAsPerCent_AreWhatIsSeen(string format)
    {
        var drafter = await app.AsAsync("kaihua.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        var workbook = Refilled((await submission.ExportAsync(drafter, "xlsx")).Bytes, format, ("1", 0.97499999999999998), ("2", 0.286));
        var (import, _) = await ImportSteps.MustSendAsync(drafter, "xlsx", workbook);
        var rows = (await drafter.GetAsync($"{import}/rows")).Json!["items"]!.AsArray();
        JsonNode Of(string line) => rows.Single(r => (string?)r!["line"] == line)!;
        Assert.That(((decimal?)Of("指标 1")["after"]!["value"], (string?)Of("指标 1")["found"]!["unit"], (string?)Of("指标 1")["found"]!["title"]), Is.EqualTo(((decimal?)97.5m, "%", "城市空气质量优良天数比例")));
        Assert.That((string?)Of("指标 2")["problem"]?["code"], Is.EqualTo("percent_not_taken"), "of μg/m3 nothing is per cent");
        Assert.That((await ImportSteps.ConfirmAsync(drafter, import)).Status, Is.EqualTo(200));
        Assert.That((decimal?)(await LineAsync(drafter, submission, "1"))["value"], Is.EqualTo(97.5m));
    }

    [Test]
    public async Task Stamp_TellsThatSomebodyHasWrittenSinceTheDownload()
    {
        var drafter = await app.AsAsync("kaihua.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2024");
        var workbook = (await submission.ExportAsync(drafter, "xlsx")).Bytes;
        var (import, fresh) = await ImportSteps.MustSendAsync(drafter, "xlsx", workbook);
        var version = (long)fresh.Json!["stamp"]!["version"]!;
        Assert.That(((long?)fresh.Json["stamp"]!["presentVersion"], submission.Path), Is.EqualTo(((long?)version, $"{Plan}/submissions/{(string)fresh.Json["stamp"]!["submissionId"]!}")));
        await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":33.3}]""");
        Assert.That((long?)(await drafter.GetAsync(import)).Json!["stamp"]!["presentVersion"], Is.EqualTo(version + 1));
        var (_, csv) = await ImportSteps.MustSendAsync(drafter, "csv", Csv(Row("1", "95.5", area: "kaihua")));
        Assert.That(csv.Json!["stamp"], Is.Null);
        var (_, foreign) = await ImportSteps.MustSendAsync(await app.AsAsync("kecheng.drafter"), "xlsx", workbook);
        Assert.That((foreign.Json!["stamp"]!["presentVersion"], ImportSteps.Counts(foreign).Item2), Is.EqualTo(((JsonNode?)null, 0)), "of another's submission nothing is told");
    }

    [Test]
    public async Task Problems_AreToldRowByRow_AndComeAsAFileThatCanBeMendedAndSent()
    {
        var drafter = await app.AsAsync("kecheng.drafter");
        var file = Csv(Row("1", "95.5"), Row("2", "约28"), Row("99", "1"), Row("1", "96"), Row("2", "28.6%"), Row("3", "1", area: "kaihua"), Row("3", "1234567890123456"), Row("3", "1", period: "2099"), "annual-indicators,,2022,指标,3,1,");
        var (import, answer) = await ImportSteps.MustSendAsync(drafter, "csv", file);
        Assert.That(answer.Json!["problems"]!.AsArray().Select(p => ((int)p!["no"]!, (string)p["problem"]!["member"]!, (string)p["problem"]!["code"]!)), Is.EqualTo(new[]
        {
            (3, "value", "not_a_figure"), (4, "line", "unknown_line"), (5, "line", "repeated_line"), (6, "value", "percent_not_taken"), (7, "form", "unknown_submission"),
            (8, "value", "figure_out_of_range"), (9, "form", "unknown_submission"), (10, "orgUnit", "required"),
        }));
        Assert.That((await drafter.GetAsync($"{import}/rows?problems=true&limit=3")).Json!["items"]!.AsArray(), Has.Count.EqualTo(3));
        var errors = Encoding.UTF8.GetString((await ImportSteps.DownloadAsync(drafter, $"{import}/errors.csv")).Bytes);
        Assert.That(errors, Does.Contain("annual-indicators,kecheng,2022,指标,2,约28,,,3,数值,“约28”不是数值"));
        var (_, again) = await ImportSteps.MustSendAsync(drafter, "csv", Encoding.UTF8.GetBytes(errors.Replace("约28", "28.6", StringComparison.Ordinal)));
        Assert.That(ImportSteps.Counts(again), Is.EqualTo((8, 2, 6)), "28.6 is a figure now, and 96 is no longer said twice");
        Assert.That((int)(await ImportSteps.ConfirmAsync(drafter, import)).Json!["changedRows"]!, Is.EqualTo(1), "the row without a problem is written");
    }

    [Test]
    public async Task Files_ThatAreNoHonestTables_AreRefused_WithNothingStaged()
    {
        var (drafter, submission) = await NastyDraftAsync("qujiang", "2022");
        var (staged, workbook) = ((long)(await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM imports WHERE format = 'xlsx'"))!, (await submission.ExportAsync(drafter, "xlsx")).Bytes);
        var bomb = Rewritten(workbook, "xl/worksheets/sheet1.xml", _ => new string(' ', 80_000_000));
        var entity = Rewritten(workbook, "xl/worksheets/sheet1.xml", xml => xml.Replace("<x:worksheet", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x:worksheet", StringComparison.Ordinal));
        foreach (var (bytes, code) in new[] { (bomb, "table_expands_too_much"), (entity, "table_not_a_workbook"), ("PK not really"u8.ToArray(), "table_not_a_workbook"), ([], "table_not_a_workbook") })
        {
            var answer = await ImportSteps.SendAsync(drafter, "xlsx", bytes);
            Assert.That((answer.Status, (string?)answer.Json!["errors"]![0]!["code"]), Is.EqualTo((422, code)));
        }

        Assert.That((await ImportSteps.SendAsync(drafter, "csv", "a,b\r\n1,2")).Status, Is.EqualTo(422));
        Assert.That((await ImportSteps.SendAsync(drafter, "csv", "报表,单位,报告期,类别,编号,数值\r\n\"a")).Status, Is.EqualTo(422));
        Assert.That((await ImportSteps.SendAsync(drafter, "csv", new byte[(10 * 1024 * 1024) + 1])).Status, Is.EqualTo(413));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM imports WHERE format = 'xlsx'"), Is.EqualTo(staged));

        var formula = Rewritten(workbook, "xl/worksheets/sheet1.xml", xml => xml.Replace("<x:v>1.1</x:v>", "<x:f>1+1</x:f><x:v>2</x:v>", StringComparison.Ordinal));
        var (_, told) = await ImportSteps.MustSendAsync(drafter, "xlsx", formula);
        Assert.That(((int)told.Json!["problems"]![0]!["no"]!, (string?)told.Json["problems"]![0]!["problem"]!["code"]), Is.EqualTo((3, "formula_refused")));
    }

    [Test]
    public async Task Confirmation_OverASaveMadeSince_ConflictsOnTheSameCellOnly_AndWritesNothing()
    {
        var drafter = await app.AsAsync("jiangshan.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        var (import, _) = await ImportSteps.MustSendAsync(drafter, "csv", Csv(Row("1", "95.5", area: "jiangshan"), Row("2", "28.6", area: "jiangshan")));
        await submission.SaveAsync(drafter, """[{"indicatorCode":"3","value":100}]""");
        await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":29.9}]""");
        var refused = await ImportSteps.ConfirmAsync(drafter, import);
        Assert.That((refused.Status, refused.Code), Is.EqualTo((409, "import_overtaken")));
        Assert.That((string?)refused.Json!["detail"], Does.Contain("jiangshan 2022 指标 2").And.Not.Contain("指标 1"));
        Assert.That(((decimal?)(await LineAsync(drafter, submission, "1"))["value"], (decimal?)(await LineAsync(drafter, submission, "2"))["value"]), Is.EqualTo(((decimal?)null, (decimal?)29.9m)));

        await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.6}]""");
        Assert.That((await ImportSteps.ConfirmAsync(drafter, import)).Status, Is.EqualTo(200), "the same answer is no conflict, nor is another cell");
        Assert.That((decimal?)(await LineAsync(drafter, submission, "1"))["value"], Is.EqualTo(95.5m));
    }

    [Test]
    public async Task Confirmation_IsASave_WithItsTraceAndItsBans()
    {
        var program = await Programs.CallerAsync(app, await Programs.RegisterAsync(await app.AsAsync("security"), "kaihua", ["submissions:write"], ["annual-indicators"]));
        var (drafter, approver) = (await app.AsAsync("kaihua.drafter"), await app.AsAsync("kaihua.approver"));
        var submission = await SubmissionSteps.OfAsync(drafter, "2021");
        string Line(string form, string more) => $$"""{"form":"{{form}}","orgUnit":"kaihua","period":"2021",{{more}}}""";
        var (import, answer) = await ImportSteps.MustSendAsync(program, "ndjson", Encoding.UTF8.GetBytes(string.Join('\n', Line("annual-indicators", "\"indicatorCode\":\"1\",\"value\":96.5"), "", Line("agriculture-year", "\"indicatorCode\":\"9\",\"value\":1"), Line("annual-indicators", "\"indicatorCode\":\"2\",\"valeu\":1"), Line("annual-indicators", "\"indicatorCode\":\"2\",\"text\":\"好\""))));
        Assert.That(answer.Json!["problems"]!.AsArray().Select(p => ((int)p!["no"]!, (string)p["problem"]!["code"]!)), Is.EqualTo(new[] { (3, "unknown_submission"), (4, "malformed_json"), (5, "text_not_taken") }));
        foreach (var stranger in new[] { drafter, await app.AsAsync("kecheng.drafter") })
        {
            Assert.That((await stranger.GetAsync(import)).Status, Is.EqualTo(404));
            Assert.That((await ImportSteps.ConfirmAsync(stranger, import)).Status, Is.EqualTo(404));
            Assert.That((await stranger.SendAsync(HttpMethod.Delete, import, null)).Status, Is.EqualTo(404));
        }

        Assert.That((await ImportSteps.ConfirmAsync(program, import)).Status, Is.EqualTo(200));
        Assert.That((await drafter.GetAsync(submission.Path)).Json!["state"]!.ToString(), Is.EqualTo("draft"));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, $"SELECT count(*) FROM line_changes c JOIN submissions s ON s.id = c.submission_id WHERE s.id = '{submission.Path.Split('/')[^1]}' AND c.api_client_id IS NOT NULL AND c.value_before IS NULL AND c.value = 96.5 AND c.user_id = ANY (s.drafters)"), Is.EqualTo(1L));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, $"SELECT count(*) FROM audit_entries WHERE action = 'submission.save' AND subject = 'submission:{submission.Path.Split('/')[^1]}' AND detail LIKE 'import %'"), Is.EqualTo(1L));

        var (late, _) = await ImportSteps.MustSendAsync(drafter, "csv", Csv(Row("1", "1", area: "kaihua", period: "2021")));
        await submission.MustMoveAsync(drafter, "submit");
        var refused = await ImportSteps.ConfirmAsync(drafter, late);
        Assert.That((refused.Status, refused.Code), Is.EqualTo((409, "action_not_possible_in_state")));
        var (_, locked) = await ImportSteps.MustSendAsync(drafter, "csv", Csv(Row("1", "1", area: "kaihua", period: "2021")));
        Assert.That((string?)locked.Json!["problems"]![0]!["problem"]!["code"], Is.EqualTo("under_review"));
        await submission.MustMoveAsync(approver, "approve");
    }

    [Test]
    public async Task DryRunAndDiscard_KeepNothing()
    {
        var drafter = await app.AsAsync("zhihui.drafter");
        var dry = await ImportSteps.SendAsync(drafter, "csv", Csv(Row("1", "95.5", area: "zhihui"), Row("2", "?", area: "zhihui")), "&dryRun=true");
        Assert.That((dry.Status, ImportSteps.Counts(dry)), Is.EqualTo((200, (2, 1, 1))));
        Assert.That((await drafter.GetAsync($"{ImportSteps.Path}/{(string)dry.Json!["id"]!}")).Status, Is.EqualTo(404));
        var (import, _) = await ImportSteps.MustSendAsync(drafter, "csv", Csv(Row("1", "95.5", area: "zhihui")));
        Assert.That((await drafter.SendAsync(HttpMethod.Delete, import, null)).Status, Is.EqualTo(204));
        Assert.That((await drafter.GetAsync(import)).Status, Is.EqualTo(404));
        Assert.That(await Sql.ScalarAsync(app.ConnectionString, "SELECT count(*) FROM import_rows WHERE org_unit = 'zhihui'"), Is.EqualTo(0L));
    }

    /// <summary>The workbook with figures in the cells of these indicators, formatted as somebody would in a spreadsheet.</summary>
    private static byte[] Refilled(byte[] workbook, string format, params (string Indicator, double Figure)[] figures)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var document = SpreadsheetDocument.Open(memory, true))
        {
            var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
            styles.NumberingFormats!.Elements<NumberingFormat>().First(f => f.NumberFormatId! == 164).FormatCode = "0.0%";
            styles.CellFormats!.Append(new CellFormat { NumberFormatId = uint.Parse(format, System.Globalization.CultureInfo.InvariantCulture) });
            var sheet = ((WorksheetPart)document.WorkbookPart.GetPartById(document.WorkbookPart.Workbook!.Sheets!.Elements<Sheet>().First().Id!)).Worksheet!;
            foreach (var (indicator, figure) in figures)
            {
                var cell = sheet.Descendants<Row>().Single(r => r.Elements<Cell>().ElementAt(4).InnerText == "指标" && r.Elements<Cell>().ElementAt(5).InnerText == indicator).Elements<Cell>().ElementAt(10);
                (cell.DataType, cell.CellValue, cell.StyleIndex) = (null, new CellValue(figure), (uint)styles.CellFormats.Elements<CellFormat>().Count() - 1);
            }
        }

        return memory.ToArray();
    }

    private static byte[] Rewritten(byte[] workbook, string entry, Func<string, string> change)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            string content;
            using (var reader = new StreamReader(archive.GetEntry(entry)!.Open()))
            {
                content = reader.ReadToEnd();
            }

            archive.GetEntry(entry)!.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
            writer.Write(change(content));
        }

        return memory.ToArray();
    }
}
