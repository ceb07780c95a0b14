using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Lantu.Api.Documents;
using Lantu.Api.Domain.Reports;
using Column = DocumentFormat.OpenXml.Spreadsheet.Column;

namespace Lantu.Api.Tables;

/// <summary>Every table of a report on a sheet of its own, in its order: figures are numbers, headings stay in sight. Row by row, however long a table is.</summary>
public static class ReportTablesFile
{
    private const int LongestName = 31;

    /// <summary>Bounds are numbers that show which they are. Their styles stand behind those of <see cref="WorkbookStyles"/>.</summary>
    private const uint AtLeast = 8;
    private const uint AtMost = 9;
    private static readonly string[] Signs = ["≥", "≤"];

    public static byte[] Write(ReportDocument report)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            // Else by chance, and no two files alike.
            document.ChangeIdOfPart(workbook, "workbook");
            workbook.Workbook = new Workbook();
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            var (sheets, names) = (new Sheets(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            foreach (var (i, table) in report.Blocks.OfType<ReportTable>().Index())
            {
                var part = workbook.AddNewPart<WorksheetPart>($"sheet{i + 1}");
                Write(part, report, table);
                sheets.Append(new Sheet { Id = $"sheet{i + 1}", SheetId = (uint)i + 1, Name = NameOf(table, names) });
            }

            workbook.Workbook.AppendChild(sheets);
        }

        return PackedFile.Again(memory.ToArray());
    }

    private static Stylesheet Styles()
    {
        var styles = WorkbookStyles.For(0);
        foreach (var (i, sign) in Signs.Index())
        {
            styles.NumberingFormats!.Append(new NumberingFormat { NumberFormatId = 200 + (uint)i, FormatCode = $"\"{sign}\"General" });
            var format = (CellFormat)styles.CellFormats!.Elements<CellFormat>().ElementAt((int)WorkbookStyles.OpenNumber).CloneNode(true);
            format.NumberFormatId = 200 + (uint)i;
            styles.CellFormats.Append(format);
        }

        return styles;
    }

    private static void Write(WorksheetPart part, ReportDocument report, ReportTable table)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { TopLeftCell = "A3", VerticalSplit = 2, ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(table.Columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Max(8, c.Width * 5), CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(new Row(Text($"{table.Caption}（{report.Title} {report.Subtitle}）", WorkbookStyles.Heading)));
        writer.WriteElement(new Row(table.Columns.Select(c => Text(c.Title, WorkbookStyles.Heading))));
        foreach (var row in table.Rows)
        {
            writer.WriteElement(new Row(row.Select(Cell)));
        }

        if (table.Note is { } note)
        {
            writer.WriteElement(new Row(Text($"注：{note}", 0)));
        }

        writer.WriteEndElement();
        writer.WriteElement(new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 });
        writer.WriteEndElement();
    }

    /// <summary>A number where the cell is nothing but that; a year or a word beside it is text.</summary>
    private static Cell Cell(ReportCell cell) => cell.Figure is { } figure
        ? new Cell { StyleIndex = cell.Text switch { ['≥', ..] => AtLeast, ['≤', ..] => AtMost, _ => WorkbookStyles.OpenNumber }, CellValue = new CellValue(figure.ToString("0.############################", CultureInfo.InvariantCulture)) }
        : Text(FormulaGuard.Guard(cell.Text), WorkbookStyles.OpenText);

    private static Cell Text(string text, uint style) =>
        new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    /// <summary>As spreadsheets allow it, and no two alike.</summary>
    private static string NameOf(ReportTable table, HashSet<string> names)
    {
        var name = string.Concat(table.Caption.Where(c => c is not ('[' or ']' or ':' or '：' or '*' or '?' or '/' or '\\' or '\'')));
        for (var i = 1; ; i++)
        {
            var (end, stem) = (i == 1 ? "" : $" {i}", name);
            var tried = stem[..Math.Min(stem.Length, LongestName - end.Length)] + end;
            if (names.Add(tried))
            {
                return tried;
            }
        }
    }
}
