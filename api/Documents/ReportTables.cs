using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;

namespace Lantu.Api.Documents;

/// <summary>Tables of a report: the heading is repeated on every page, rows do not break, a verdict shows its mark before its word.</summary>
internal static class ReportTables
{
    private const string MarkFont = "宋体";
    private const int MostUpright = 7;
    private const double Letter = 10.5;
    private const double Padding = 7;
    private const int LettersBeforeBreaking = 12;

    /// <summary>Many columns that would not stand side by side on a page of 442 points: their table lies.</summary>
    public static bool IsWide(ReportTable table) => table.Columns.Count > MostUpright && table.Columns
        .Select((column, i) => Padding + (Letter * Math.Min(LettersBeforeBreaking, table.Rows.Select(row => i < row.Count ? Letters(row[i].Text) + (row[i].Verdict is null ? 0 : 1) : 0).Append(Letters(column.Title)).Max())))
        .Sum() > ReportCharts.TextWidth;

    /// <summary>Figures are half as wide.</summary>
    private static double Letters(string text) => text.Sum(c => c < 0x2000 ? 0.5 : 1);

    /// <param name="width">Of all of it, in twentieths of a point.</param>
    /// <param name="link">A run that leads somewhere.</param>
    public static Table Of(ReportTable table, int width, IReadOnlyDictionary<string, string> styles, Func<string, Run, OpenXmlElement> link)
    {
        var widths = Widths(table.Columns, width);
        return new Table([
            new TableProperties(
                new TableStyle { Val = styles[TemplateStyles.Table] },
                new TableWidth { Width = WrittenText.Number(width), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = WrittenText.Clean(table.Caption) }),
            new TableGrid(widths.Select(w => new GridColumn { Width = WrittenText.Number(w) })),
            Row([new CantSplit(), new TableHeader()], table.Columns.Select((column, i) => Cell(widths[i], styles[TemplateStyles.TableHeading], null, [WrittenText.Run(column.Title)]))),
            .. table.Rows.Select((row, no) => Row([new CantSplit()], table.Columns.Select((column, i) =>
                Cell(widths[i], styles[TemplateStyles.TableText], column.Align, Content(i < row.Count ? row[i] : new ReportCell(""), link), no == table.Rows.Count - 1 && table.Note is not null)))),
            .. table.Rows.Count == 0 ? new[] { Nothing(table.Columns.Count, width, styles[TemplateStyles.TableText]) } : [],
        ]);
    }

    private static int[] Widths(IReadOnlyList<ReportColumn> columns, int width)
    {
        var sum = Math.Max(1, columns.Sum(c => Math.Max(1, c.Width)));
        var widths = columns.Select(c => width * Math.Max(1, c.Width) / sum).ToArray();
        widths[^1] += width - widths.Sum();
        return widths;
    }

    private static TableRow Row(IEnumerable<OpenXmlElement> properties, IEnumerable<TableCell> cells) => new([new TableRowProperties(properties), .. cells]);

    private static TableRow Nothing(int columns, int width, string style)
    {
        var cell = Cell(width, style, ReportAlign.Center, [WrittenText.Run("（无）")]);
        cell.TableCellProperties!.GridSpan = new GridSpan { Val = columns };
        return Row([new CantSplit()], [cell]);
    }

    /// <param name="isKept">With what follows: a note stays with the last row.</param>
    private static TableCell Cell(int width, string style, ReportAlign? align, IEnumerable<OpenXmlElement> content, bool isKept = false)
    {
        var paragraph = new ParagraphProperties(new ParagraphStyleId { Val = style }) { KeepNext = isKept ? new KeepNext() : null };
        if (align is ReportAlign.Center or ReportAlign.End)
        {
            paragraph.Append(new Justification { Val = align == ReportAlign.Center ? JustificationValues.Center : JustificationValues.Right });
        }

        return new TableCell(
            new TableCellProperties(new TableCellWidth { Width = WrittenText.Number(width), Type = TableWidthUnitValues.Dxa }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
            new Paragraph([paragraph, .. content]));
    }

    private static IEnumerable<OpenXmlElement> Content(ReportCell cell, Func<string, Run, OpenXmlElement> link)
    {
        if (cell.Verdict is { } verdict)
        {
            var light = Assessment.LightOf(verdict);
            yield return WrittenText.Run(ReportColors.MarkOf(light), new RunProperties(new RunFonts { Hint = FontTypeHintValues.EastAsia, Ascii = MarkFont, HighAnsi = MarkFont, EastAsia = MarkFont }, new Color { Val = ReportColors.Of(light) }));
        }

        var run = WrittenText.Run(cell.Text);
        yield return cell.Path is { } path ? link(path, run) : run;
    }
}

/// <summary>The house's colours, on paper.</summary>
internal static class ReportColors
{
    public const string Mark = "1F6F54";
    public const string Axis = "B8C2BE";
    public const string Grid = "EDF0EF";
    public const string Word = "4F5B57";

    /// <summary>For series without a light; told apart in grey, too.</summary>
    public static IReadOnlyList<string> Palette { get; } = ["1F6F54", "8B9692", "2F5F8A", "1B2421", "B08D57", "6F8FAF"];

    public static string Of(Light light) => light switch { Light.Green => "2B8A57", Light.Yellow => "A86B00", Light.Red => "C0271C", _ => "7D8985" };

    public static string MarkOf(Light light) => light switch { Light.Green => "●", Light.Yellow => "▲", Light.Red => "■", _ => "○" };
}
