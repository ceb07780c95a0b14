using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Lantu.Api.Tables;

/// <summary>How the cells of a workbook look, and which of them are open; numbers are the places in its list of formats.</summary>
internal static class WorkbookStyles
{
    public const uint Heading = 1;
    public const uint Locked = 2;
    public const uint OpenText = 3;
    public const uint OpenNumber = 4;
    public const uint OpenDay = 5;
    private const uint FirstFigure = 6;

    /// <summary>The number of the format yyyy-mm-dd.</summary>
    private const uint DayFormat = 164;

    /// <summary>The number of Excel's own format for text.</summary>
    private const uint TextFormat = 49;

    /// <summary>Below are formats of Excel's own, and that of days.</summary>
    private const uint FirstOwnFormat = DayFormat + 1;

    /// <summary>A day as a workbook keeps it: counted from 1899-12-30.</summary>
    public static int SerialOf(DateOnly day) => day.DayNumber - new DateOnly(1899, 12, 30).DayNumber;

    public static uint Figure(int decimals, bool open) => FirstFigure + ((uint)decimals * 2) + (open ? 1u : 0u);

    public static Stylesheet For(int mostDecimals)
    {
        var decimals = Enumerable.Range(0, mostDecimals + 1).ToList();
        return new Stylesheet(
            new NumberingFormats(decimals.Select(d => new NumberingFormat { NumberFormatId = FirstOwnFormat + (uint)d, FormatCode = d == 0 ? "#,##0" : $"#,##0.{new string('0', d)}" }).Prepend(new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy-mm-dd" })),
            new Fonts(new Font(new FontSize { Val = 11 }), new Font(new Bold(), new FontSize { Val = 11 })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFF0F0F0"), Solid("FFFFFBE6")),
            new Borders(new Border(), new Border(new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin }, new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin })),
            new CellStyleFormats(new CellFormat()),
            new CellFormats([
                new CellFormat(),
                Format(font: 1, fill: 2, number: TextFormat, open: false),
                Format(font: 0, fill: 2, number: 0, open: false),
                Format(font: 0, fill: 3, number: TextFormat, open: true),
                Format(font: 0, fill: 3, number: 0, open: true),
                Format(font: 0, fill: 3, number: DayFormat, open: true),
                .. decimals.SelectMany(d => new[] { Format(0, 2, FirstOwnFormat + (uint)d, open: false), Format(0, 3, FirstOwnFormat + (uint)d, open: true) }),
            ]));
    }

    private static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static CellFormat Format(uint font, uint fill, uint number, bool open) => new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Center }, new Protection { Locked = !open })
    {
        FontId = font,
        FillId = fill,
        BorderId = 1,
        NumberFormatId = number,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyFill = true,
        ApplyBorder = true,
        ApplyAlignment = true,
        ApplyProtection = true,
    };
}
