using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Lantu.Api.Domain;
using Column = DocumentFormat.OpenXml.Spreadsheet.Column;

namespace Lantu.Api.Tables;

/// <summary>
/// A submission as a workbook: what names a line and what it said before is locked, the cells to fill are open and checked as
/// they are typed. The lock has no password: it keeps from slips, not from intent.
/// </summary>
public static class WorkbookWriter
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Sheet = "填报";
    private static readonly double[] Widths = [12, 12, 12, 6, 8, 10, 40, 12, 14, 14, 16, 24, 48, 10, 32, 32, 32, 16, 12, 10, 14];

    public static byte[] Write(IReadOnlyList<LineRow> lines, IReadOnlyList<(string Name, string Value)> stamp)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.For(lines.Max(l => l.Decimals));
            var (filling, hidden) = (workbook.AddNewPart<WorksheetPart>(), workbook.AddNewPart<WorksheetPart>());
            filling.Worksheet = Filling(lines);
            hidden.Worksheet = new Worksheet(new SheetData(stamp.Select(s => new Row(Text(s.Name, 0), Text(s.Value, 0)))));
            workbook.Workbook.AppendChild(new Sheets(
                new Sheet { Id = workbook.GetIdOfPart(filling), SheetId = 1, Name = Sheet },
                new Sheet { Id = workbook.GetIdOfPart(hidden), SheetId = 2, Name = WorkbookStamp.Sheet, State = SheetStateValues.VeryHidden }));
        }

        return memory.ToArray();
    }

    private static Worksheet Filling(IReadOnlyList<LineRow> lines)
    {
        var heading = new Row(LineColumns.For(lines).Select(title => Text(title, WorkbookStyles.Heading)));
        var pane = new Pane { TopLeftCell = "A2", VerticalSplit = 1, ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        return new Worksheet(
            new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }),
            new Columns(Widths.Take(LineColumns.For(lines).Count).Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true, Hidden = i < LineColumns.Naming ? true : null })),
            new SheetData(lines.Select(Row).Prepend(heading)),
            new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false },
            Validations(lines));
    }

    private static Row Row(LineRow line) => new(line.Cells.Select((cell, i) => IsOpen(line, i)
        ? Written(cell, i == LineColumns.FirstFilled ? WorkbookStyles.Figure(line.Decimals, open: true) : OpenStyle(i))
        : Written(cell, cell is decimal ? WorkbookStyles.Figure(line.Decimals, open: false) : WorkbookStyles.Locked)));

    private static bool IsOpen(LineRow line, int column) => column >= LineColumns.All.Count ? line.Takes.HasFlag(LineColumns.Details[column - LineColumns.All.Count].Member) : column >= LineColumns.FirstFilled;

    /// <summary>What is typed into a column of days or money becomes one.</summary>
    private static uint OpenStyle(int column) => column < LineColumns.All.Count ? WorkbookStyles.OpenText : LineColumns.Details[column - LineColumns.All.Count].Member switch
    {
        DetailMembers.BlockedUntil or DetailMembers.DoneOn => WorkbookStyles.OpenDay,
        DetailMembers.Invested => WorkbookStyles.OpenNumber,
        _ => WorkbookStyles.OpenText,
    };

    private static Cell Written(object? cell, uint style) => cell switch
    {
        null => new Cell { StyleIndex = style },
        string text => Text(FormulaGuard.Guard(text), style),
        DateOnly day => new Cell { StyleIndex = style, CellValue = new CellValue(WorkbookStyles.SerialOf(day)) },
        _ => new Cell { StyleIndex = style, CellValue = new CellValue(((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture)) },
    };

    private static Cell Text(string text, uint style) =>
        new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    private static DataValidations Validations(IReadOnlyList<LineRow> lines) => new(
        new DataValidation[]
        {
            Figure(lines, AnswerKind.Number, -(Figures.Limit - 1), Figures.Limit - 1, "请填数值。"),
            Figure(lines, AnswerKind.Progress, 0, 100, "完成比例在 0 到 100 之间。"),
            Figure(lines, AnswerKind.Completion, -(Figures.Limit - 1), Figures.Limit - 1, "请填数值。"),
            // A drop-down that suggests and leaves other words alone.
            new(new Formula1("\"完成任务,未完成任务\"")) { Type = DataValidationValues.List, ShowErrorMessage = false, SequenceOfReferences = Cells(lines, 'L', AnswerKind.Completion) },
            Length(lines, 'L', AnswerKind.Number, 0, "本行填数值，不填文字。"),
            Length(lines, 'L', AnswerKind.Progress, 2000, "最多 2000 字。"),
            new(new Formula1($"\"{string.Join(',', DetailCells.StatusWords)}\"")) { Type = DataValidationValues.List, AllowBlank = true, ShowErrorMessage = true, Error = "请选择状态。", SequenceOfReferences = Cells(lines, 'N', AnswerKind.Progress) },
            new(new Formula1("2000")) { Type = DataValidationValues.TextLength, Operator = DataValidationOperatorValues.LessThanOrEqual, AllowBlank = true, ShowErrorMessage = true, Error = "最多 2000 字。", SequenceOfReferences = new ListValue<StringValue>([$"M2:M{lines.Count + 1}"]) },
        }.Where(v => v.SequenceOfReferences!.Items.Count > 0));

    private static DataValidation Figure(IReadOnlyList<LineRow> lines, AnswerKind kind, decimal least, decimal most, string error) =>
        new(new Formula1(least.ToString(CultureInfo.InvariantCulture)), new Formula2(most.ToString(CultureInfo.InvariantCulture)))
        {
            Type = DataValidationValues.Decimal, AllowBlank = true, ShowErrorMessage = true, Error = error, SequenceOfReferences = Cells(lines, 'K', kind),
        };

    private static DataValidation Length(IReadOnlyList<LineRow> lines, char column, AnswerKind kind, int most, string error) => new(new Formula1($"{most}"))
    {
        Type = DataValidationValues.TextLength, Operator = DataValidationOperatorValues.LessThanOrEqual, AllowBlank = true, ShowErrorMessage = true, Error = error, SequenceOfReferences = Cells(lines, column, kind),
    };

    private static ListValue<StringValue> Cells(IReadOnlyList<LineRow> lines, char column, AnswerKind kind) =>
        new(lines.Index().Where(l => l.Item.AnswerKind == kind).Select(l => new StringValue($"{column}{l.Index + 2}")));
}
