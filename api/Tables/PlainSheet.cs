using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Column = DocumentFormat.OpenXml.Spreadsheet.Column;

namespace Lantu.Api.Tables;

/// <summary>A workbook of one sheet of texts and figures under headings, to read and print: landscape, the headings stay in sight.</summary>
public static class PlainSheet
{
    /// <param name="name">Of the sheet.</param>
    /// <param name="headings">Above the columns.</param>
    /// <param name="widths">Of the columns, in characters.</param>
    /// <param name="rows">Texts and, as decimals, figures.</param>
    /// <param name="decimals">Of figures as they are shown; the cell holds all there are.</param>
    public static byte[] Write(string name, IReadOnlyList<string> headings, IReadOnlyList<double> widths, IEnumerable<IReadOnlyList<object?>> rows, int decimals = 0)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.For(decimals);
            var sheet = workbook.AddNewPart<WorksheetPart>();
            var pane = new Pane { TopLeftCell = "A2", VerticalSplit = 1, ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
            sheet.Worksheet = new Worksheet(
                new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }),
                new Columns(widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })),
                new SheetData(rows.Select(row => Row(row, WorkbookStyles.OpenText, decimals)).Prepend(Row(headings, WorkbookStyles.Heading, decimals))),
                new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 });
            workbook.Workbook.AppendChild(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = name }));
        }

        return memory.ToArray();
    }

    private static Row Row(IEnumerable<object?> cells, uint style, int decimals) => new(cells.Select(cell => cell switch
    {
        decimal figure => new Cell(new CellValue(figure.ToString(CultureInfo.InvariantCulture))) { DataType = CellValues.Number, StyleIndex = WorkbookStyles.Figure(decimals, open: true) },
        _ => new Cell(new InlineString(new Text(FormulaGuard.Guard($"{cell}")) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style },
    }));
}
