using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lantu.Api.Documents;

/// <summary>Counts headings as the template's own numbering does, for what the contents say; the headings themselves are numbered by the program that opens the file.</summary>
internal sealed class HeadingNumbers(WordprocessingDocument file, IReadOnlyDictionary<string, string> styles)
{
    private const string Digits = "零一二三四五六七八九";
    private readonly Numbering? numbering = file.MainDocumentPart?.NumberingDefinitionsPart?.Numbering;
    private readonly Dictionary<(int Abstract, int Level), int> counts = [];

    /// <summary>What stands before the next heading of the style, or nothing.</summary>
    public string Next(string styleName)
    {
        if (Of(styleName) is not var (levels, level))
        {
            return "";
        }

        var list = levels.AbstractNumberId!.Value;
        counts[(list, level)] = counts.GetValueOrDefault((list, level)) + 1;
        foreach (var lower in counts.Keys.Where(k => k.Abstract == list && k.Level > level).ToList())
        {
            counts.Remove(lower);
        }

        return LevelsOf(levels).Where(l => l.LevelIndex?.Value <= level).Aggregate(
            LevelsOf(levels).FirstOrDefault(l => l.LevelIndex?.Value == level)?.LevelText?.Val?.Value ?? "",
            (text, l) => text.Replace($"%{l.LevelIndex!.Value + 1}", Word(l.NumberingFormat?.Val?.Value, counts.GetValueOrDefault((list, l.LevelIndex.Value), 1)), StringComparison.Ordinal));
    }

    /// <summary>A list like that of a style which counts its lower levels anew: those of an annex.</summary>
    public int? Restarted(string styleName)
    {
        if (numbering is null || Of(styleName) is not var (levels, level))
        {
            return null;
        }

        foreach (var lower in counts.Keys.Where(k => k.Abstract == levels.AbstractNumberId!.Value && k.Level >= level).ToList())
        {
            counts.Remove(lower);
        }

        var id = numbering.Elements<NumberingInstance>().Max(n => n.NumberID!.Value) + 1;
        numbering.InsertAfter(
            new NumberingInstance(new AbstractNumId { Val = levels.AbstractNumberId!.Value }, new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = level }) { NumberID = id },
            numbering.Elements<NumberingInstance>().Last());
        return id;
    }

    public Style? StyleOf(string styleName) => file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().FirstOrDefault(s => s.StyleId?.Value == styles.GetValueOrDefault(styleName));

    private static IEnumerable<Level> LevelsOf(AbstractNum list) => list.Elements<Level>();

    private (AbstractNum Levels, int Level)? Of(string styleName)
    {
        var properties = StyleOf(styleName)?.StyleParagraphProperties?.NumberingProperties;
        var instance = numbering?.Elements<NumberingInstance>().FirstOrDefault(n => n.NumberID?.Value == properties?.NumberingId?.Val?.Value);
        return numbering?.Elements<AbstractNum>().FirstOrDefault(a => a.AbstractNumberId?.Value == instance?.AbstractNumId?.Val?.Value) is { } found
            ? (found, properties!.NumberingLevelReference?.Val?.Value ?? 0)
            : null;
    }

    private static string Word(NumberFormatValues? format, int number) =>
        format is { } f && (f == NumberFormatValues.ChineseCounting || f == NumberFormatValues.ChineseCountingThousand || f == NumberFormatValues.JapaneseCounting) && number is > 0 and < 100
            ? number switch
            {
                < 10 => $"{Digits[number]}",
                < 20 => $"十{(number > 10 ? Digits[number % 10] : "")}",
                _ => $"{Digits[number / 10]}十{(number % 10 > 0 ? Digits[number % 10] : "")}",
            }
            : WrittenText.Number(number);
}
