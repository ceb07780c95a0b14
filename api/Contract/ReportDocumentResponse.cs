using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Domain.Reports;

namespace Lantu.Api.Contract;

/// <summary>A report (报告) block after block, as it is read. Headings, tables and charts are numbered by whoever shows them.</summary>
public sealed record ReportDocumentResponse
{
    /// <example>《衢州市生态环境保护“十四五”规划》实施情况中期评估报告</example>
    public required string Title { get; init; }

    /// <example>截至2023年6月30日</example>
    public required string? Subtitle { get; init; }

    /// <example>衢州市生态环境局</example>
    public required string Issuer { get; init; }

    /// <example>2023年7月20日</example>
    public required string Date { get; init; }

    /// <summary>Of the canonical JSON that is kept.</summary>
    public required string Sha256 { get; init; }
    public required IReadOnlyList<Block> Blocks { get; init; }

    public static ReportDocumentResponse Of(string json, string sha256)
    {
        var document = CanonicalJson.To<ReportDocument>(json);
        return new() { Title = document.Title, Subtitle = document.Subtitle, Issuer = document.Issuer, Date = document.Date, Sha256 = sha256, Blocks = [.. document.Blocks.Select(Block.Of)] };
    }

    /// <summary>Exactly one of its members is not null.</summary>
    public sealed record Block
    {
        public required Heading? Heading { get; init; }
        public required Paragraph? Paragraph { get; init; }
        public required Table? Table { get; init; }
        public required Chart? Chart { get; init; }

        internal static Block Of(ReportBlock block) => new()
        {
            Heading = block is ReportHeading h ? new() { Level = h.Level, Text = h.Text, IsAnnex = h.IsAnnex } : null,
            Paragraph = block is ReportParagraph p ? new() { Texts = [.. p.Texts.Select(t => new Text { Value = t.Text, IsStrong = t.IsStrong, Path = t.Path })] } : null,
            Table = block is ReportTable t ? Table.Of(t) : null,
            Chart = block is ReportChart c ? Chart.Of(c) : null,
        };
    }

    public sealed record Heading
    {
        /// <summary>1 一、 · 2 （一） · 3 1.</summary>
        /// <example>1</example>
        public required int Level { get; init; }

        /// <example>总体情况</example>
        public required string Text { get; init; }
        public required bool IsAnnex { get; init; }
    }

    public sealed record Paragraph
    {
        public required IReadOnlyList<Text> Texts { get; init; }
    }

    public sealed record Text
    {
        public required string Value { get; init; }
        public required bool IsStrong { get; init; }

        /// <summary>Where it leads within Lantu; in what stays inside only.</summary>
        public required string? Path { get; init; }
    }

    public sealed record Table
    {
        /// <example>indicators</example>
        public required string Key { get; init; }
        public required string Caption { get; init; }
        public required IReadOnlyList<Column> Columns { get; init; }
        public required IReadOnlyList<IReadOnlyList<Cell>> Rows { get; init; }
        public required string? Note { get; init; }

        internal static Table Of(ReportTable table) => new()
        {
            Key = table.Key, Caption = table.Caption, Note = table.Note,
            Columns = [.. table.Columns.Select(c => new Column { Title = c.Title, Width = c.Width, Align = c.Align })],
            Rows = [.. table.Rows.Select(r => (IReadOnlyList<Cell>)[.. r.Select(c => new Cell { Text = c.Text, Figure = c.Figure, Light = c.Verdict is { } verdict ? new Assessment(AssessmentRule.RaiseLower, verdict).Light : null, Path = c.Path })])],
        };
    }

    public sealed record Column
    {
        public required string Title { get; init; }

        /// <summary>In parts of the sum of all columns' widths.</summary>
        public required int Width { get; init; }
        public required ReportAlign Align { get; init; }
    }

    public sealed record Cell
    {
        public required string Text { get; init; }

        /// <summary>The number behind it.</summary>
        public required decimal? Figure { get; init; }
        public required Light? Light { get; init; }
        public required string? Path { get; init; }
    }

    public sealed record Chart
    {
        public required string Key { get; init; }
        public required string Caption { get; init; }
        public required ReportChartKind Kind { get; init; }
        public required IReadOnlyList<string> Categories { get; init; }
        public required IReadOnlyList<Series> Series { get; init; }
        public required string? Unit { get; init; }

        /// <summary>A line across all of it.</summary>
        public required Mark? Mark { get; init; }
        public required string? Note { get; init; }

        internal static Chart Of(ReportChart chart) => new()
        {
            Key = chart.Key, Caption = chart.Caption, Kind = chart.Kind, Categories = chart.Categories, Unit = chart.Unit, Note = chart.Note,
            Series = [.. chart.Series.Select(s => new Series { Name = s.Name, Values = s.Values, Verdict = s.Color })],
            Mark = chart.Mark is { } mark ? new() { Name = mark.Name, Value = mark.Value } : null,
        };
    }

    public sealed record Series
    {
        public required string Name { get; init; }

        /// <summary>One for each category; null where there is none.</summary>
        public required IReadOnlyList<decimal?> Values { get; init; }

        /// <summary>In the colour of its light.</summary>
        public required Verdict? Verdict { get; init; }
    }

    public sealed record Mark
    {
        public required string Name { get; init; }
        public required decimal Value { get; init; }
    }
}
