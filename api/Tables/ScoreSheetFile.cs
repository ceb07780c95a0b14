using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Column = DocumentFormat.OpenXml.Spreadsheet.Column;

namespace Lantu.Api.Tables;

/// <summary>评分表 as a file: JSON, from which everything can be recomputed to the digit, or a workbook whose scores are formulas.</summary>
public static class ScoreSheetFile
{
    public const string JsonMediaType = "application/json";
    private static readonly string[] Headings = ["清单", "编号", "名称", "属性", "基期 b", "目标 T", "应达 P（底线为其数值）", "实际 x", "应完成 p", "已完成 q", "函数", "参数", "权重", "得分", "折合总分", "说明"];
    private static readonly double[] Widths = [8, 8, 40, 8, 12, 12, 12, 12, 10, 10, 12, 10, 8, 10, 10, 40];

    public static ExportedFile Of(ScoreSheet sheet, bool asWorkbook) => asWorkbook
        ? new ExportedFile(Workbook(sheet), WorkbookWriter.MediaType, $"{sheet.Title}-评分表.xlsx")
        : new ExportedFile(Encoding.UTF8.GetBytes(sheet.ToJson()), JsonMediaType, $"{sheet.Title}-评分表.json");

    private static byte[] Workbook(ScoreSheet sheet)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.For(0);
            var sheets = new Sheets();
            foreach (var (i, scope) in sheet.Inputs.Scopes.Index())
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = Page(sheet, scope, sheet.Result.Scopes.Single(s => s.OrgUnit == scope.OrgUnit));
                sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)i + 1, Name = scope.ShortName });
            }

            workbook.Workbook.AppendChild(sheets);
            workbook.Workbook.AppendChild(new CalculationProperties { FullCalculationOnLoad = true });
        }

        return memory.ToArray();
    }

    /// <summary>The total in row 2, the four lists in rows 4 to 7, the lines from row 10 on.</summary>
    private static Worksheet Page(ScoreSheet sheet, EvaluationScope scope, ScopeResult result)
    {
        const int first = 10;
        var last = first + Math.Max(0, result.Lines.Count - 1);
        var lists = result.Lists.Select((l, i) => (List: l, Row: 4 + i)).ToList();
        var own = result.Lists.ToDictionary(l => l.List, l => l.Score is null ? 0 : sheet.Scheme.Weights.Of(l.List));
        var isLower = sheet.Scheme.Combination == Combination.LowerOfTwo && own[EvaluationList.Indicators] > 0 && own[EvaluationList.Tasks] + own[EvaluationList.Projects] > 0;
        var rows = new List<Row>
        {
            Headed(scope.Name, sheet.Title, $"截至 {Clock.DayOf(sheet.Inputs.AsOf):yyyy-MM-dd}", $"结果 SHA-256 {sheet.ResultSha256}"),
            // SUMPRODUCT over the lists: those without a score have no weight.
            Cells("总分", Live("ROUND(SUMPRODUCT(B4:B7,C4:C7)/SUM(B4:B7),4)", result.Score), Text(result.Grade is { } grade ? EvaluationWords.Of(grade, Language.Chinese) : "")),
            Headed("清单", "计入权重", "得分", "方案权重"),
        };
        rows.AddRange(lists.Select(l => Cells(EvaluationWords.Of(l.List.List, Language.Chinese),
            isLower ? Live(LowerOfTwo(l.List.List), l.List.Weight) : Number(l.List.Weight),
            l.List.Score is { } score
                ? Live($"ROUND(SUMPRODUCT((A{first}:A{last}=A{l.Row})*M{first}:M{last}*N{first}:N{last})/SUMPRODUCT((A{first}:A{last}=A{l.Row})*M{first}:M{last}),4)", score)
                : Number(0), Number(own[l.List.List]))));
        rows.Add(new Row());
        rows.Add(Headed(Headings));
        rows.AddRange(result.Lines.Select((line, i) => Line(sheet, scope, line, first + i, 4 + (int)line.List, first, last)));
        return new Worksheet(
            new Columns(Widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })),
            new SheetData(rows.Select((row, i) =>
            {
                row.RowIndex = (uint)i + 1;
                foreach (var (column, cell) in row.Elements<Cell>().Index())
                {
                    cell.CellReference = $"{(char)('A' + column)}{i + 1}";
                }

                return row;
            })));
    }

    /// <summary>Of indicators and works the lower stands for both.</summary>
    private static string LowerOfTwo(EvaluationList list)
    {
        const string isQuality = "C4*(D5+D6)<=D5*C5+D6*C6";
        return list switch
        {
            EvaluationList.Indicators => $"IF({isQuality},(D5+D6)*(D4+D5+D6),0)",
            EvaluationList.Tasks => $"IF({isQuality},0,D5*(D4+D5+D6))",
            EvaluationList.Projects => $"IF({isQuality},0,D6*(D4+D5+D6))",
            EvaluationList.Qualitative => "D7*(D5+D6)",
        };
    }

    private static Row Line(ScoreSheet sheet, EvaluationScope scope, EvaluationLine line, int row, int listRow, int first, int last)
    {
        var item = scope.Items.FirstOrDefault(i => i.List == line.List && i.Code == line.Code);
        var isOut = line.Score is null;
        var function = item is null || isOut ? null : Scoring.FunctionOf(item, sheet.Scheme).Function;
        var parameter = function?.Kind switch
        {
            ScoringKind.Deduction => function.Points,
            ScoringKind.Path => function.ShareDue(item!.IsWork ? sheet.Inputs.YearsGone : item.Year!.Value - item.BaseYear!.Value),
            _ => (decimal?)null,
        };
        var formula = item is null || function is null ? null : FormulaOf(item, function.Kind, line, row, parameter);
        var notes = line.Out is { } reason ? [EvaluationWords.Of(reason, Language.Chinese), item?.OutNote ?? ""] : line.Remarks.Select(r => EvaluationWords.Of(r, Language.Chinese)).ToArray();
        return new Row(
            Text(EvaluationWords.Of(line.List, Language.Chinese)), Text(line.Code), Text(item?.Name ?? sheet.Scheme.Qualitative.Criteria.First(c => c.Code == line.Code).Name),
            Text(item?.Nature switch { Nature.Binding => "约束性", Nature.Expected => "预期性", _ => "" }), Number(item?.Baseline), Number(item?.Target), Number(item?.IsBound == true ? item.Aim : item?.Planned ?? item?.Aim),
            Number(item?.Value), Number(item?.Due), Number(item?.Done), Text(line.Formula), Number(parameter),
            // What does not count weighs nothing here, too.
            Number(isOut ? 0 : line.Weight), formula is null ? Number(line.Score ?? 0) : Live(formula, line.Score),
            Live($"ROUND(B{listRow}/SUM(B$4:B$7)*M{row}/SUMPRODUCT((A${first}:A${last}=A{row})*M${first}:M${last})*N{row},4)", line.Contribution, isOut),
            Text(string.Join("；", notes.Where(n => n.Length > 0))));
    }

    /// <summary>Null where the score is not one quotient of the cells beside it: it stands as a number then, and the note says why.</summary>
    private static string? FormulaOf(EvaluationSubject item, ScoringKind kind, EvaluationLine line, int row, decimal? parameter)
    {
        if (line.Remarks.Any(r => r is LineRemark.FellBack or LineRemark.Rose or LineRemark.NothingDue or LineRemark.NoBaseline or LineRemark.NotReportedZero))
        {
            return null;
        }

        if (item.IsWork)
        {
            return kind switch
            {
                ScoringKind.Pace => $"ROUND(MAX(0,MIN(100,100*J{row}/I{row})),4)",
                ScoringKind.Path => $"ROUND(MAX(0,MIN(100,100*J{row}/L{row})),4)",
                ScoringKind.Deduction => $"ROUND(MAX(0,100-L{row}*MAX(0,100*(I{row}-J{row}))),4)",
                _ => $"ROUND(MAX(0,MIN(100,100*J{row})),4)",
            };
        }

        var reached = item.Better switch { Better.Higher => $"H{row}>=G{row}", Better.Lower => $"H{row}<=G{row}", _ => $"H{row}=G{row}" };
        var share = kind switch { ScoringKind.Pace => $"(G{row}-E{row})", ScoringKind.Distance => $"(F{row}-E{row})", _ => $"(L{row}*(F{row}-E{row}))" };
        return kind switch
        {
            // A bound that was broken in an earlier year stays broken, whatever the last value is.
            ScoringKind.Completion => item.IsBound && item.Aim is not null && (line.Score == 100) == IsThere(item) ? $"IF({reached},100,0)" : null,
            ScoringKind.Deduction => item.Better == Better.Higher ? $"ROUND(MAX(0,100-L{row}*MAX(0,G{row}-H{row})),4)" : item.Better == Better.Lower ? $"ROUND(MAX(0,100-L{row}*MAX(0,H{row}-G{row})),4)" : $"ROUND(MAX(0,100-L{row}*ABS(H{row}-G{row})),4)",
            _ when item.Baseline is not { } b || line.Score != Quotient(item, kind, kind == ScoringKind.Path ? parameter ?? 0 : 1) => null,
            _ => $"ROUND(MAX(0,MIN(100,100*(H{row}-E{row})/{share})),4)",
        };
    }

    private static bool IsThere(EvaluationSubject item) => item.Better switch { Better.Higher => item.Value >= item.Aim, Better.Lower => item.Value <= item.Aim, _ => item.Value == item.Aim };

    private static decimal? Quotient(EvaluationSubject item, ScoringKind kind, decimal share)
    {
        var to = kind == ScoringKind.Pace ? item.Planned ?? item.Aim : item.Target ?? item.Aim;
        return to is not { } end || share * (end - item.Baseline!.Value) is not (not 0 and var way) ? null : Scoring.Round(Math.Clamp(100 * (item.Value!.Value - item.Baseline.Value) / way, 0, 100));
    }

    private static Row Headed(params string[] texts) => new(texts.Select(t => new Cell(new InlineString(new Text(t))) { DataType = CellValues.InlineString, StyleIndex = WorkbookStyles.Heading }));

    private static Row Cells(string label, params Cell[] cells) => new(cells.Prepend(Text(label)));

    private static Cell Text(string text) => new(new InlineString(new Text(FormulaGuard.Guard(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = WorkbookStyles.OpenText };

    private static Cell Number(decimal? figure) => figure is { } value ? new Cell { StyleIndex = WorkbookStyles.OpenNumber, CellValue = new CellValue(Said(value)) } : new Cell { StyleIndex = WorkbookStyles.OpenText };

    private static Cell Live(string formula, decimal? value, bool isBlank = false) => isBlank ? Number(null) : new Cell { StyleIndex = WorkbookStyles.OpenNumber, CellFormula = new CellFormula(formula), CellValue = new CellValue(Said(value ?? 0)) };

    private static string Said(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
