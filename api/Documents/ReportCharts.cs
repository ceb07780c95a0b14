using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Lantu.Api.Domain.Reports;
using Drawing = DocumentFormat.OpenXml.Drawing;
using Inline = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Lantu.Api.Documents;

/// <summary>Charts of a report are charts of the file: lines and letters, not pictures, with their figures in a small workbook behind them.</summary>
internal static class ReportCharts
{
    /// <summary>Between the margins of the standard's page, in points.</summary>
    public const double TextWidth = 442.2;

    private const int EmuPerPoint = 12_700;
    private const string Namespace = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    /// <param name="width">Of the text, in points.</param>
    public static double HeightOf(ReportChart chart, double width) => chart.Kind is ReportChartKind.Bars or ReportChartKind.StackedBars
        ? Math.Clamp(70 + (chart.Categories.Count * 20 * (chart.Kind == ReportChartKind.Bars ? Math.Max(1, chart.Series.Count * 0.7) : 1)), 130, 560)
        : width * 0.52;

    /// <param name="no">The how manieth it is.</param>
    public static Run Add(MainDocumentPart document, ReportChart chart, int no, double width)
    {
        var (id, height) = ($"rIdChart{no}", HeightOf(chart, width));
        var part = document.AddNewPart<ChartPart>(id);
        var workbook = part.AddEmbeddedPackagePart(EmbeddedPackagePartType.Xlsx);
        part.ChangeIdOfPart(workbook, "rId1");
        workbook.FeedData(new MemoryStream(ChartFigures.Of(chart)));
        if (ChartXml.LineAcross(chart) is { } drawing)
        {
            var shapes = part.AddNewPart<ChartDrawingPart>("rId2");
            Feed(shapes, drawing);
        }

        Feed(part, ChartXml.Of(chart));
        var (cx, cy) = ((long)(width * EmuPerPoint), (long)(height * EmuPerPoint));
        return new Run(new DocumentFormat.OpenXml.Wordprocessing.Drawing(new Inline.Inline(
            new Inline.Extent { Cx = cx, Cy = cy },
            new Inline.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new Inline.DocProperties { Id = (uint)no, Name = $"图{no}", Description = Described(chart) },
            new Inline.NonVisualGraphicFrameDrawingProperties(),
            new Drawing.Graphic(new Drawing.GraphicData(new Drawing.Charts.ChartReference { Id = id }) { Uri = Namespace }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 }));
    }

    /// <summary>What is read to somebody who does not see it.</summary>
    private static string Described(ReportChart chart)
    {
        var series = chart.Series.Select(s => $"{s.Name}：{string.Join("，", chart.Categories.Zip(s.Values, (category, value) => $"{category} {value?.ToString(CultureInfo.InvariantCulture) ?? "无数据"}"))}");
        var text = WrittenText.Clean($"{chart.Caption}{(chart.Unit is null ? "" : $"（{chart.Unit}）")}。{string.Join("；", series)}{(chart.Mark is { } mark ? $"；{mark.Name}：{mark.Value.ToString(CultureInfo.InvariantCulture)}" : "")}。");
        return text.Length <= 1000 ? text : text[..999] + "…";
    }

    private static void Feed(OpenXmlPart part, XElement xml)
    {
        using var stream = part.GetStream(FileMode.Create);
        new XDocument(new XDeclaration("1.0", "utf-8", "yes"), xml).Save(stream, SaveOptions.DisableFormatting);
    }
}
