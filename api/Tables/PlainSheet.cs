using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Column = DocumentFormat.OpenXml.Spreadsheet.Column;

namespace Lantu.Api.Tables;

/// <summary>
/// A workbook of one sheet under headings, to read, reckon with and print: figures are numbers and days are dates, the headings stay in
/// sight.
/// </summary>
public static class PlainSheet
{
    /// <param name="name">Of the sheet.</param>
    /// <param name="headings">Of the columns.</param>
    /// <param name="widths">Of the columns, in characters.</param>
    /// <param name="rows">Cells: a text, a decimal or int, a day, or null for none.</param>
    public static byte[] Write(string name, IReadOnlyList<string> headings, IReadOnlyList<double> widths, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.For(0);
            var sheet = workbook.AddNewPart<WorksheetPart>();
            var pane = new Pane { TopLeftCell = "A2", VerticalSplit = 1, ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
            sheet.Worksheet = new Worksheet(
                new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }),
                new Columns(widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })),
                new SheetData(rows.Select(row => new Row(row.Select(Written))).Prepend(new Row(headings.Select(h => Text(h, WorkbookStyles.Heading))))),
                new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 });
            workbook.Workbook.AppendChild(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = name }));
        }

        return memory.ToArray();
    }

    private static Cell Written(object? cell) => cell switch
    {
        null => new Cell { StyleIndex = WorkbookStyles.OpenText },
        string text => Text(FormulaGuard.Guard(text), WorkbookStyles.OpenText),
        DateOnly day => new Cell { StyleIndex = WorkbookStyles.OpenDay, CellValue = new CellValue(WorkbookStyles.SerialOf(day)) },
        // The fraction is as it was said: a format of so many decimals would round it.
        decimal or int => new Cell { StyleIndex = WorkbookStyles.OpenNumber, CellValue = new CellValue(((IFormattable)cell).ToString("0.############################", CultureInfo.InvariantCulture)) },
        _ => throw new ArgumentException($"no cell is written of a {cell.GetType().Name}", nameof(cell)),
    };

    private static Cell Text(string text, uint style) =>
        new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };
}
