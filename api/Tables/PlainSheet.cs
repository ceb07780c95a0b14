using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Column = DocumentFormat.OpenXml.Spreadsheet.Column;

namespace Lantu.Api.Tables;

/// <summary>A workbook of one sheet of texts under headings, to read and print: landscape, the headings stay in sight.</summary>
public static class PlainSheet
{
    public static byte[] Write(string name, IReadOnlyList<string> headings, IReadOnlyList<double> widths, IEnumerable<IReadOnlyList<string>> rows)
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
                new SheetData(rows.Select(row => Row(row, WorkbookStyles.OpenText)).Prepend(Row(headings, WorkbookStyles.Heading))),
                new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 });
            workbook.Workbook.AppendChild(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = name }));
        }

        return memory.ToArray();
    }

    private static Row Row(IEnumerable<string> cells, uint style) => new(cells.Select(text => new Cell(new InlineString(new Text(FormulaGuard.Guard(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style }));
}
