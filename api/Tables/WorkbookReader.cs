using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Lantu.Api.Tables;

/// <summary>A workbook as it came in: what it was made from, if it is one of ours, and the rows of its sheet.</summary>
public sealed record ReadWorkbook(IReadOnlyDictionary<string, string> Stamp, List<TableRow> Rows);

/// <summary>Reads workbooks as streams of XML, never as a tree in memory: a megabyte can hold hundreds.</summary>
public static class WorkbookReader
{
    /// <summary>What stands outside the sheets and is needed to read their cells.</summary>
    private sealed record Texts(List<string> Shared, PercentFormats Percent);

    internal static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 100_000_000 };

    /// <exception cref="TableException">Not a workbook, or one that no honest spreadsheet writes.</exception>
    public static ReadWorkbook Read(Stream content)
    {
        ZipGuard.Require(content);
        try
        {
            using var document = SpreadsheetDocument.Open(content, isEditable: false);
            var workbook = document.WorkbookPart ?? throw new TableException("table_not_a_workbook");
            var (sheets, words) = (Sheets(workbook), new Texts(Words(workbook), PercentFormats.Of(workbook)));
            var stamp = sheets.GetValueOrDefault(WorkbookStamp.Sheet) is { } hidden ? Rows(workbook, hidden, words) : [];
            var filling = sheets.GetValueOrDefault(WorkbookWriter.Sheet) ?? sheets.Where(s => s.Key != WorkbookStamp.Sheet).Select(s => s.Value).FirstOrDefault() ?? throw new TableException("table_not_a_workbook");
            return new ReadWorkbook(stamp.Where(r => r.Cells.Count == 2).DistinctBy(r => r.Cells[0].Text).ToDictionary(r => r.Cells[0].Text, r => r.Cells[1].Text), Rows(workbook, filling, words));
        }
        catch (Exception foreign) when (foreign is not TableException)
        {
            // Whatever the package or its XML breaks on, the file is to blame.
            throw new TableException("table_not_a_workbook");
        }
    }

    /// <summary>Relationship ids by name, in order.</summary>
    private static Dictionary<string, string> Sheets(WorkbookPart workbook)
    {
        var sheets = new Dictionary<string, string>();
        using var xml = XmlReader.Create(workbook.GetStream(), Settings);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                var id = "";
                for (var i = 0; i < xml.AttributeCount; i++)
                {
                    xml.MoveToAttribute(i);
                    id = xml.LocalName == "id" ? xml.Value : id;
                }

                xml.MoveToElement();
                sheets.TryAdd(xml.GetAttribute("name") ?? "", id);
            }
        }

        return sheets;
    }

    private static List<string> Words(WorkbookPart workbook)
    {
        var words = new List<string>();
        if (workbook.SharedStringTablePart is { } part)
        {
            using var xml = XmlReader.Create(part.GetStream(), Settings);
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                {
                    words.Add(Content(xml).Text);
                }
            }
        }

        return words;
    }

    private static List<TableRow> Rows(WorkbookPart workbook, string sheet, Texts words)
    {
        var rows = new List<TableRow>();
        using var xml = XmlReader.Create(workbook.GetPartById(sheet).GetStream(), Settings);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                var no = int.TryParse(xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var given) ? given : rows.Count + 1;
                TableLimits.Add(rows, new TableRow(no, Cells(xml, words)));
            }
        }

        return rows;
    }

    private static List<TableCell> Cells(XmlReader xml, Texts words)
    {
        var cells = new List<TableCell>();
        using var row = xml.ReadSubtree();
        while (row.Read())
        {
            if (row is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                var column = row.GetAttribute("r") is { } reference ? ColumnOf(reference) : cells.Count;
                TableLimits.RequireColumn(column);
                while (cells.Count < column)
                {
                    cells.Add(new TableCell(""));
                }

                var (kind, style) = (row.GetAttribute("t"), row.GetAttribute("s"));
                var (text, isFormula) = Content(row);
                cells.Add(new TableCell(kind switch { "s" => words.Shared[int.Parse(text, CultureInfo.InvariantCulture)], null or "n" => Figure(text, words.Percent.Has(style)), _ => text }, isFormula));
            }
        }

        return cells;
    }

    /// <summary>The text inside a cell or a shared string, without its reading aids.</summary>
    private static (string Text, bool IsFormula) Content(XmlReader xml)
    {
        var (text, at, isFormula, isAid) = (new StringBuilder(), "", false, false);
        using var inner = xml.ReadSubtree();
        while (inner.Read())
        {
            if (inner.NodeType == XmlNodeType.Element)
            {
                (at, isFormula, isAid) = (inner.LocalName, isFormula || inner.LocalName == "f", isAid || inner.LocalName == "rPh");
            }
            else if (inner.NodeType == XmlNodeType.EndElement)
            {
                (at, isAid) = ("", isAid && inner.LocalName != "rPh");
            }
            else if (at is "v" or "t" && !isAid)
            {
                text.Append(inner.Value);
            }
        }

        return (text.ToString(), isFormula);
    }

    /// <summary>A spreadsheet keeps 28.6 as 28.600000000000001, and 97.5% as 0.97499999999999998; what it shows has 15 digits.</summary>
    private static string Figure(string text, bool isPercent) =>
        !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) || Math.Abs(figure) >= 1e25 ? text
        : isPercent ? $"{((decimal)figure * 100).ToString("0.############################", CultureInfo.InvariantCulture)}%"
        : ((decimal)figure).ToString(CultureInfo.InvariantCulture);

    /// <summary>"AB12" is column 27, counted from 0.</summary>
    private static int ColumnOf(string reference) => reference.TakeWhile(char.IsAsciiLetterUpper).Take(4).Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1;
}
