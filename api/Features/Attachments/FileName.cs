using System.Globalization;
using System.Text;

namespace Lantu.Api.Features.Attachments;

/// <summary>The name a file came with, as it may be shown and saved under again.</summary>
public static class FileName
{
    private const string NotOnWindows = "<>:\"|?*";

    /// <summary>Without folders, controls and invisible marks, those that turn the direction of the text among them.</summary>
    public static string Clean(string? given)
    {
        var name = (given ?? "")[((given ?? "").LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                clean.Append(rune.IsAscii && NotOnWindows.Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
            }
        }

        return clean.ToString().Trim().TrimEnd('.', ' ');
    }
}
