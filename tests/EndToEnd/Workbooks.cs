using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Playwright;

namespace Lantu.EndToEnd;

/// <summary>Downloaded templates, filled in as a spreadsheet would.</summary>
public static class Workbooks
{
    /// <summary>As somebody would type into the open cells of the indicators' rows.</summary>
    public static FilePayload Filled(byte[] template, params (string Indicator, string Value)[] figures)
    {
        using var memory = new MemoryStream();
        memory.Write(template);
        using (var document = SpreadsheetDocument.Open(memory, true))
        {
            var workbook = document.WorkbookPart!;
            var sheet = ((WorksheetPart)workbook.GetPartById(workbook.Workbook!.Sheets!.Elements<Sheet>().First().Id!)).Worksheet!;
            foreach (var (indicator, value) in figures)
            {
                var cell = sheet.Descendants<Row>().Single(r => r.Elements<Cell>().ElementAt(5).InnerText == indicator).Elements<Cell>().ElementAt(10);
                (cell.DataType, cell.CellValue) = (CellValues.String, new CellValue(value));
            }
        }

        return new FilePayload { Name = "回填.xlsx", MimeType = "application/octet-stream", Buffer = memory.ToArray() };
    }
}
