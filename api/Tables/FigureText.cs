using System.Globalization;
using System.Text.RegularExpressions;

namespace Lantu.Api.Tables;

/// <summary>A figure as people write it: full-width digits, thousands separated, with a per cent sign. Nothing is guessed beyond that.</summary>
public static partial class FigureText
{
    private const int Longest = 60;

    public static bool TryRead(string text, out decimal figure)
    {
        figure = 0;
        var plain = Plain(text).TrimEnd('%').TrimEnd();
        return text.Length <= Longest && Shape().IsMatch(plain) && decimal.TryParse(plain.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out figure);
    }

    public static bool IsPercent(string text) => Plain(text).EndsWith('%');

    private static string Plain(string text) => string.Concat(text.Select(c => c switch
    {
        >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
        '\u3000' or '\u00a0' => ' ',
        '−' => '-',
        _ => c,
    })).Trim();

    [GeneratedRegex(@"^[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?$")]
    private static partial Regex Shape();
}
