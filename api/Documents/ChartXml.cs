using System.Globalization;
using System.Xml.Linq;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;

namespace Lantu.Api.Documents;

/// <summary>A chart in the words of DrawingML. No titles (the caption stands below), no gradients; one pale line a step, as on the screens.</summary>
internal static class ChartXml
{
    public const string Sheet = "数据";
    private const int CategoryAxis = 100001;
    private const int ValueAxis = 100002;
    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Cdr = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing";

    /// <summary>Where a chart that lies has its bars, in shares of the whole, so that a line can be drawn across them.</summary>
    private const double Top = 0.1;
    private const double Right = 0.94;

    /// <summary>A line across columns is a series; across bars, which no line goes with, it is drawn.</summary>
    public static bool HasMarkSeries(ReportChart chart) => chart.Mark is not null && !Lies(chart);

    /// <summary>Where an axis of values does not begin at nothing; else null.</summary>
    public static decimal? CutAt(ReportChart chart) => Scale(chart).Least is > 0 and var least ? least : null;

    public static XElement Of(ReportChart chart)
    {
        var (least, most, step) = Scale(chart);
        var lies = Lies(chart);
        var plot = new XElement(C + "plotArea", lies ? InnerLayout(chart) : new XElement(C + "layout"));
        plot.Add(chart.Kind == ReportChartKind.Lines ? Lines(chart) : Bars(chart));
        if (HasMarkSeries(chart))
        {
            plot.Add(MarkLine(chart));
        }

        plot.Add(Categories(lies), Values(chart, lies, least, most, step), new XElement(C + "spPr", new XElement(A + "noFill")));
        return new XElement(C + "chartSpace",
            new XAttribute(XNamespace.Xmlns + "c", C.NamespaceName), new XAttribute(XNamespace.Xmlns + "a", A.NamespaceName), new XAttribute(XNamespace.Xmlns + "r", R.NamespaceName),
            Val("date1904", 0), Val("lang", "zh-CN"), Val("roundedCorners", 0),
            new XElement(C + "chart", Val("autoTitleDeleted", 1), plot,
                chart.Series.Count > 1 || HasMarkSeries(chart) ? new XElement(C + "legend", Val("legendPos", "t"), Val("overlay", 0), Letters(ReportColors.Word)) : null,
                Val("plotVisOnly", 1), Val("dispBlanksAs", "gap")),
            new XElement(C + "spPr", new XElement(A + "noFill"), new XElement(A + "ln", new XElement(A + "noFill"))),
            Letters(ReportColors.Word),
            new XElement(C + "externalData", new XAttribute(R + "id", "rId1"), Val("autoUpdate", 0)),
            LineAcross(chart) is null ? null : new XElement(C + "userShapes", new XAttribute(R + "id", "rId2")));
    }

    /// <summary>The mark of a chart that lies, or nothing: a line from top to bottom with its name above.</summary>
    public static XElement? LineAcross(ReportChart chart)
    {
        if (chart.Mark is not { } mark || !Lies(chart))
        {
            return null;
        }

        var (least, most, _) = Scale(chart);
        var left = LabelShare(chart);
        var x = left + ((Right - left) * (double)((mark.Value - least) / (most - least)));
        const double half = 0.14;
        return new XElement(C + "userShapes", new XAttribute(XNamespace.Xmlns + "c", C.NamespaceName), new XAttribute(XNamespace.Xmlns + "a", A.NamespaceName), new XAttribute(XNamespace.Xmlns + "cdr", Cdr.NamespaceName),
            Anchor(x, Top, x, BottomShare(chart), new XElement(Cdr + "cxnSp", new XAttribute("macro", ""),
                new XElement(Cdr + "nvCxnSpPr", Named(2, "线"), new XElement(Cdr + "cNvCxnSpPr")),
                new XElement(Cdr + "spPr", Box("line"), Line(ReportColors.Palette[3], 1.5, "dash")))),
            Anchor(Math.Max(0, x - half), 0, Math.Min(1, x + half), Top, new XElement(Cdr + "sp", new XAttribute("macro", ""), new XAttribute("textlink", ""),
                new XElement(Cdr + "nvSpPr", Named(3, "线名"), new XElement(Cdr + "cNvSpPr", new XAttribute("txBox", 1))),
                new XElement(Cdr + "spPr", Box("rect"), new XElement(A + "noFill")),
                new XElement(Cdr + "txBody", new XElement(A + "bodyPr", new XAttribute("wrap", "none"), new XAttribute("lIns", 0), new XAttribute("rIns", 0), new XAttribute("tIns", 0), new XAttribute("bIns", 0), new XAttribute("anchor", "b")), new XElement(A + "lstStyle"),
                    new XElement(A + "p", new XElement(A + "pPr", new XAttribute("algn", "ctr")), new XElement(A + "r", Properties("rPr", ReportColors.Palette[3]), new XElement(A + "t", WrittenText.Clean(mark.Name.Contains(Said(mark.Value), StringComparison.Ordinal) ? mark.Name : $"{mark.Name} {Said(mark.Value)}"))))))));
    }

    private static bool Lies(ReportChart chart) => chart.Kind is ReportChartKind.Bars or ReportChartKind.StackedBars;

    private static XElement Bars(ReportChart chart)
    {
        var isStacked = chart.Kind == ReportChartKind.StackedBars;
        // Behind the bars a line across them would run through the figures.
        var isInside = isStacked || LineAcross(chart) is not null;
        return new XElement(C + "barChart", Val("barDir", Lies(chart) ? "bar" : "col"), Val("grouping", isStacked ? "stacked" : "clustered"), Val("varyColors", 0),
            chart.Series.Select((series, i) => Series(chart, i, series.Name, series.Values,
                [new XElement(C + "spPr", Fill(ColorOf(chart, i))), Val("invertIfNegative", 0), Labels(isStacked ? "ctr" : isInside ? "inBase" : "outEnd", isInside ? "FFFFFF" : ReportColors.Palette[3], isStacked ? "General;-General;;" : "General", chart.Series.Count == 1 || isStacked)])),
            Val("gapWidth", isStacked ? 45 : 60), Val("overlap", isStacked ? 100 : 0), Val("axId", CategoryAxis), Val("axId", ValueAxis));
    }

    private static XElement Lines(ReportChart chart) => new(C + "lineChart", Val("grouping", "standard"), Val("varyColors", 0),
        chart.Series.Select((series, i) => Series(chart, i, series.Name, series.Values,
            [
                new XElement(C + "spPr", Line(ColorOf(chart, i), 1.75, i % 2 == 0 ? null : "sysDash")),
                new XElement(C + "marker", Val("symbol", (i % 3) switch { 0 => "circle", 1 => "diamond", _ => "square" }), Val("size", 6), new XElement(C + "spPr", Fill(ColorOf(chart, i)))),
                Labels("t", ReportColors.Palette[3], "General", chart.Series.Count <= 2 && i == 0),
            ], Val("smooth", 0))),
        Val("marker", 1), Val("axId", CategoryAxis), Val("axId", ValueAxis));

    private static XElement MarkLine(ReportChart chart) => new(C + "lineChart", Val("grouping", "standard"), Val("varyColors", 0),
        Series(chart, chart.Series.Count, chart.Mark!.Name, [.. chart.Categories.Select(_ => (decimal?)chart.Mark.Value)],
            [new XElement(C + "spPr", Line(ReportColors.Mark, 1.5, "dash")), new XElement(C + "marker", Val("symbol", "none"))], Val("smooth", 0)),
        Val("marker", 1), Val("axId", CategoryAxis), Val("axId", ValueAxis));

    private static XElement Series(ReportChart chart, int index, string name, IReadOnlyList<decimal?> values, XElement[] looks, XElement? last = null)
    {
        var (column, count) = (Column(index + 1), chart.Categories.Count);
        return new XElement(C + "ser", Val("idx", index), Val("order", index),
            new XElement(C + "tx", new XElement(C + "strRef", new XElement(C + "f", $"{Sheet}!${column}$1"), new XElement(C + "strCache", Val("ptCount", 1), Point(0, WrittenText.Clean(name))))),
            looks,
            new XElement(C + "cat", new XElement(C + "strRef", new XElement(C + "f", $"{Sheet}!$A$2:$A${count + 1}"), new XElement(C + "strCache", Val("ptCount", count), chart.Categories.Select((category, i) => Point(i, WrittenText.Clean(category)))))),
            new XElement(C + "val", new XElement(C + "numRef", new XElement(C + "f", $"{Sheet}!${column}$2:${column}${count + 1}"),
                new XElement(C + "numCache", new XElement(C + "formatCode", "General"), Val("ptCount", count), values.Take(count).Index().Where(v => v.Item is not null).Select(v => Point(v.Index, Said(v.Item!.Value)))))),
            last);
    }

    private static XElement Categories(bool lies) => new(C + "catAx", Val("axId", CategoryAxis),
        // Bars are read from above.
        new XElement(C + "scaling", Val("orientation", lies ? "maxMin" : "minMax")), Val("delete", 0), Val("axPos", lies ? "l" : "b"),
        Val("numFmt", null, new XAttribute("formatCode", "General"), new XAttribute("sourceLinked", 0)), Val("majorTickMark", "none"), Val("minorTickMark", "none"), Val("tickLblPos", "low"),
        new XElement(C + "spPr", Line(ReportColors.Axis, 0.75, null)), Letters(ReportColors.Word), Val("crossAx", ValueAxis), Val("crosses", "autoZero"), Val("auto", 0), Val("lblAlgn", "ctr"), Val("lblOffset", 100), Val("noMultiLvlLbl", 1));

    private static XElement Values(ReportChart chart, bool lies, decimal least, decimal most, decimal step) => new(C + "valAx", Val("axId", ValueAxis),
        new XElement(C + "scaling", Val("orientation", "minMax"), Val("max", Said(most)), Val("min", Said(least))), Val("delete", 0), Val("axPos", lies ? "b" : "l"),
        new XElement(C + "majorGridlines", new XElement(C + "spPr", Line(ReportColors.Grid, 0.75, null))),
        Val("numFmt", null, new XAttribute("formatCode", "General"), new XAttribute("sourceLinked", 0)), Val("majorTickMark", "none"), Val("minorTickMark", "none"), Val("tickLblPos", "nextTo"),
        new XElement(C + "spPr", new XElement(A + "ln", new XElement(A + "noFill"))), Letters(ReportColors.Word), Val("crossAx", CategoryAxis),
        // Of an axis that is turned round the other one stands at its far end.
        Val("crosses", lies ? "max" : "autoZero"), Val("crossBetween", "between"), Val("majorUnit", Said(step)));

    /// <summary>Round steps, from nothing on where that leaves something to see; lines of years begin near their values.</summary>
    private static (decimal Least, decimal Most, decimal Step) Scale(ReportChart chart)
    {
        var values = (chart.Kind == ReportChartKind.StackedBars
            ? chart.Categories.Select((_, i) => (decimal?)chart.Series.Sum(s => s.Values.ElementAtOrDefault(i) ?? 0))
            : chart.Series.SelectMany(s => s.Values)).OfType<decimal>().Concat(chart.Mark is { } mark ? [mark.Value] : []).DefaultIfEmpty(1).ToList();
        var (low, high) = (values.Min(), values.Max());
        if (chart.Kind != ReportChartKind.Lines || low <= 0 || high - low > high / 2)
        {
            (low, high) = (Math.Min(0, low), Math.Max(0, high));
        }

        if (high == low)
        {
            (low, high) = (Math.Min(0, low), high == 0 ? 1 : Math.Max(0, high));
        }

        var rough = (high - low) / 5;
        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)rough)));
        var step = power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        var (least, most) = (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
        // Of a hundred points no step leads beyond.
        return (least == low || least == 0 ? least : least - step, most == high && most != 100 ? most + step : most, step);
    }

    private static XElement InnerLayout(ReportChart chart)
    {
        var left = LabelShare(chart);
        return new XElement(C + "layout", new XElement(C + "manualLayout", Val("layoutTarget", "inner"), Val("xMode", "edge"), Val("yMode", "edge"),
            Val("x", Said((decimal)left)), Val("y", Said((decimal)TopShare(chart))), Val("w", Said((decimal)(Right - left))), Val("h", Said((decimal)(BottomShare(chart) - TopShare(chart))))));
    }

    private static double LabelShare(ReportChart chart) => Math.Clamp(chart.Categories.Select(c => c.Length).DefaultIfEmpty(0).Max() * 10.5 / ReportCharts.TextWidth, 0.08, 0.42);

    private static double TopShare(ReportChart chart) => chart.Mark is null && chart.Series.Count == 1 ? 0.03 : Top;

    private static double BottomShare(ReportChart chart) => 1 - (24 / ReportCharts.HeightOf(chart, ReportCharts.TextWidth));

    private static string ColorOf(ReportChart chart, int index) => chart.Series[index].Color is { } verdict
        ? ReportColors.Of(Assessment.LightOf(verdict))
        : ReportColors.Palette[chart.Series.Take(index).Count(s => s.Color is null) % ReportColors.Palette.Count];

    private static XElement Labels(string position, string color, string format, bool shown) => new(C + "dLbls",
        Val("numFmt", null, new XAttribute("formatCode", format), new XAttribute("sourceLinked", 0)), new XElement(C + "spPr", new XElement(A + "noFill")), Letters(color), Val("dLblPos", position),
        Val("showLegendKey", 0), Val("showVal", shown ? 1 : 0), Val("showCatName", 0), Val("showSerName", 0), Val("showPercent", 0), Val("showBubbleSize", 0));

    private static XElement Letters(string color) => new(C + "txPr", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"), new XElement(A + "p", new XElement(A + "pPr", Properties("defRPr", color)), new XElement(A + "endParaRPr", new XAttribute("lang", "zh-CN"))));

    /// <summary>Of the house on paper: 宋体 9, figures in Times.</summary>
    private static XElement Properties(string name, string color) => new(A + name, new XAttribute("lang", "zh-CN"), new XAttribute("altLang", "zh-CN"), new XAttribute("sz", 900), new XAttribute("b", 0), Fill(color),
        new XElement(A + "latin", new XAttribute("typeface", "Times New Roman")), new XElement(A + "ea", new XAttribute("typeface", "宋体")));

    private static XElement Line(string color, double points, string? dash) => new(A + "ln", new XAttribute("w", (int)(points * 12_700)), Fill(color), dash is null ? null : new XElement(A + "prstDash", new XAttribute("val", dash)));

    private static XElement Fill(string color) => new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", color)));

    private static XElement Box(string shape) => new(A + "prstGeom", new XAttribute("prst", shape), new XElement(A + "avLst"));

    private static XElement Named(int id, string name) => new(Cdr + "cNvPr", new XAttribute("id", id), new XAttribute("name", name));

    private static XElement Anchor(double left, double top, double right, double bottom, XElement shape) => new(Cdr + "relSizeAnchor",
        new XElement(Cdr + "from", new XElement(Cdr + "x", Said((decimal)left)), new XElement(Cdr + "y", Said((decimal)top))),
        new XElement(Cdr + "to", new XElement(Cdr + "x", Said((decimal)right)), new XElement(Cdr + "y", Said((decimal)bottom))), shape);

    private static XElement Point(int index, string value) => new(C + "pt", new XAttribute("idx", index), new XElement(C + "v", value));

    private static XElement Val(string name, object? value, params object[] more) => new(C + name, value is null ? null : new XAttribute("val", value), more);

    private static string Column(int index) => index < 26 ? $"{(char)('A' + index)}" : $"{(char)('A' + (index / 26) - 1)}{(char)('A' + (index % 26))}";

    private static string Said(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
