using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Lantu.Api.Domain.Reports;

namespace Lantu.Api.Documents;

/// <summary>The workbook behind a chart, so that it can be edited where the report is: categories down, a series a column. By hand, for its bytes must follow from its figures.</summary>
internal static class ChartFigures
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static byte[] Of(ReportChart chart)
    {
        IEnumerable<XElement> heading = [Text(""), .. chart.Series.Select(s => Text(s.Name)), .. ChartXml.HasMarkSeries(chart) ? [Text(chart.Mark!.Name)] : Array.Empty<XElement>()];
        var rows = chart.Categories.Select((category, i) => new XElement(Main + "row",
            Text(category), chart.Series.Select(s => Number(s.Values.ElementAtOrDefault(i))), ChartXml.HasMarkSeries(chart) ? Number(chart.Mark!.Value) : null));
        return PackedFile.Of(
        [
            ("[Content_Types].xml", Part($"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Types}.worksheet+xml"/></Types>""")),
            ("_rels/.rels", Part(Leading("officeDocument", "xl/workbook.xml"))),
            ("xl/_rels/workbook.xml.rels", Part(Leading("worksheet", "worksheets/sheet1.xml"))),
            ("xl/workbook.xml", Part($"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{ChartXml.Sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>""")),
            ("xl/worksheets/sheet1.xml", Part(new XElement(Main + "worksheet", new XElement(Main + "sheetData", new XElement(Main + "row", heading), rows)).ToString(SaveOptions.DisableFormatting))),
        ]);
    }

    private static string Leading(string kind, string target) => $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/{kind}" Target="{target}"/></Relationships>""";

    private static byte[] Part(string xml) => Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}""");

    private static XElement Text(string text) => new(Main + "c", new XAttribute("t", "inlineStr"), new XElement(Main + "is", new XElement(Main + "t", WrittenText.Clean(text))));

    private static XElement Number(decimal? value) => new(Main + "c", value is { } figure ? new XElement(Main + "v", figure.ToString("0.############################", CultureInfo.InvariantCulture)) : null);
}
