using System.Text.Json.Serialization;

namespace Lantu.Api.Domain.Reports;

/// <summary>
/// A report (报告) block after block, as it is read. The file for Word, the tables of a workbook and the public's page are written from this and nothing else, so that
/// they cannot say different things. Whoever composes it numbers nothing: headings, tables and charts are counted where they are written.
/// </summary>
/// <param name="Subtitle">Under the title, e.g. 截至2023年6月30日.</param>
/// <param name="Issuer">Who signs for it, at its end.</param>
/// <param name="Date">At its end, in words: 2023年7月20日.</param>
public sealed record ReportDocument(string Title, string? Subtitle, string Issuer, string Date, IReadOnlyList<ReportBlock> Blocks);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "block")]
[JsonDerivedType(typeof(ReportHeading), "heading")]
[JsonDerivedType(typeof(ReportParagraph), "paragraph")]
[JsonDerivedType(typeof(ReportTable), "table")]
[JsonDerivedType(typeof(ReportChart), "chart")]
public abstract record ReportBlock;

/// <param name="Level">1 一、 · 2 （一） · 3 1.</param>
/// <param name="IsAnnex">附件: on a page of its own, numbered by itself; of level 1.</param>
public sealed record ReportHeading(int Level, string Text, bool IsAnnex = false) : ReportBlock;

public sealed record ReportParagraph(IReadOnlyList<ReportText> Texts) : ReportBlock
{
    public static ReportParagraph Of(string text) => new([new ReportText(text)]);
}

/// <param name="Path">Where it leads within Lantu, e.g. /plans/quzhou-eco-14/submissions/…; only in what stays inside.</param>
public sealed record ReportText(string Text, bool IsStrong = false, string? Path = null);

/// <param name="Key">Of its sheet in the workbook, and of its anchor on the page: indicators, chapter-3.</param>
/// <param name="Caption">Without its number.</param>
/// <param name="Note">Under it: 注：….</param>
public sealed record ReportTable(string Key, string Caption, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows, string? Note = null) : ReportBlock;

/// <param name="Width">In parts of the sum of all columns' widths.</param>
public sealed record ReportColumn(string Title, int Width, ReportAlign Align = ReportAlign.Start);

/// <summary>Text at the start, words and codes in the centre, figures at the end.</summary>
public enum ReportAlign { Start, Center, End }

/// <param name="Text">As it is read; what is not known says so and is never empty.</param>
/// <param name="Figure">The number behind it, for a spreadsheet.</param>
/// <param name="Verdict">Its light, where the cell shows one.</param>
public sealed record ReportCell(string Text, decimal? Figure = null, Verdict? Verdict = null, string? Path = null);

/// <param name="Unit">On the axis.</param>
/// <param name="Mark">A line across all of it, e.g. the 90 of 优秀.</param>
public sealed record ReportChart(
    string Key, string Caption, ReportChartKind Kind, IReadOnlyList<string> Categories, IReadOnlyList<ReportSeries> Series, string? Unit = null, ReportMark? Mark = null, string? Note = null) : ReportBlock;

/// <summary>Bars lie, columns stand, stacked columns or bars add up, lines follow years.</summary>
public enum ReportChartKind { Bars, Columns, StackedBars, Lines }

/// <param name="Values">One for each category; null where there is none.</param>
/// <param name="Color">Of a verdict's light; else the palette's next.</param>
public sealed record ReportSeries(string Name, IReadOnlyList<decimal?> Values, Verdict? Color = null);

public sealed record ReportMark(string Name, decimal Value);
