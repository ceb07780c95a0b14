using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lantu.Api.Documents;

/// <summary>Text as runs of a paragraph.</summary>
internal static class WrittenText
{
    /// <summary>Without what XML cannot hold: controls, halves of pairs.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    public static Run Run(string text, RunProperties? properties = null)
    {
        var run = new Run();
        if (properties is not null)
        {
            run.Append(properties);
        }

        foreach (var (i, line) in Clean(text).ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>A field with what it says until somebody updates it.</summary>
    public static IEnumerable<Run> Field(string instruction, string said) => [.. FieldStart(instruction), Run(said), FieldEnd()];

    public static IEnumerable<Run> FieldStart(string instruction) =>
    [
        new(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new(new FieldCode($" {instruction} ") { Space = SpaceProcessingModeValues.Preserve }),
        new(new FieldChar { FieldCharType = FieldCharValues.Separate }),
    ];

    public static Run FieldEnd() => new(new FieldChar { FieldCharType = FieldCharValues.End });

    public static Paragraph Paragraph(string style, params OpenXmlElement[] content) => new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. content]);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
