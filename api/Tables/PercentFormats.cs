using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Lantu.Api.Tables;

/// <summary>Which formats of a workbook show a figure as per cent: of 0.975 people see and mean 97.5%.</summary>
internal sealed partial class PercentFormats
{
    /// <summary>Excel's own: 0% and 0.00%.</summary>
    private static readonly string[] BuiltIn = ["9", "10"];
    private readonly List<bool> formats;

    private PercentFormats(List<bool> formats) => this.formats = formats;

    /// <param name="style">The number of a cell's format.</param>
    public bool Has(string? style) => int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var no) && no < formats.Count && formats[no];

    public static PercentFormats Of(WorkbookPart workbook)
    {
        var (own, formats, isInCells) = (new HashSet<string>(BuiltIn), new List<bool>(), false);
        if (workbook.WorkbookStylesPart is { } part)
        {
            using var xml = XmlReader.Create(part.GetStream(), WorkbookReader.Settings);
            while (xml.Read())
            {
                isInCells = xml.LocalName == "cellXfs" ? xml.NodeType == XmlNodeType.Element : isInCells;
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && ShowsPercent(xml.GetAttribute("formatCode") ?? ""))
                {
                    own.Add(xml.GetAttribute("numFmtId") ?? "");
                }
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "xf" } && isInCells)
                {
                    formats.Add(own.Contains(xml.GetAttribute("numFmtId") ?? ""));
                }
            }
        }

        return new PercentFormats(formats);
    }

    /// <summary>A sign in quotation marks or after a backslash is only written there; it multiplies nothing.</summary>
    private static bool ShowsPercent(string code) => Literal().Replace(code, "").Contains('%', StringComparison.Ordinal);

    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]")]
    private static partial Regex Literal();
}
