using System.Globalization;
using System.Text;
using FluentValidation;

namespace Lantu.Api.Http;

/// <summary>Text that people write: what cannot be kept, or would show something other than it holds, is refused, not mended in silence.</summary>
public static class PlainText
{
    /// <summary>False for NUL and other controls (line breaks and tabs are fine), broken surrogates, and marks that change the direction of the text.</summary>
    public static bool IsKeepable(string text)
    {
        var doubtful = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        for (var i = doubtful < 0 ? text.Length : doubtful; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune)
                || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control && rune.Value is not ('\n' or '\r' or '\t'))
                || rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
            {
                return false;
            }

            i += rune.Utf16SequenceLength;
        }

        return true;
    }

    /// <summary>All that an address holds in its segments.</summary>
    public static bool IsKeepable(RouteValueDictionary segments)
    {
        foreach (var segment in segments)
        {
            if (segment.Value is string text && !IsKeepable(text))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Without the blanks around it; nothing but blanks is nothing.</summary>
    public static string? Trimmed(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Text that has to be there, can be kept, and is not longer than that.</summary>
    public static IRuleBuilderOptions<T, string?> IsWritten<T>(this IRuleBuilderInitial<T, string?> text, int longest) =>
        text.Must(words => !string.IsNullOrWhiteSpace(words)).WithErrorCode("required").IsPrintable().IsAtMost(longest);

    /// <summary>Not longer than that.</summary>
    public static IRuleBuilderOptions<T, string?> IsAtMost<T>(this IRuleBuilder<T, string?> text, int longest) =>
        text.MaximumLength(longest).WithErrorCode("too_long").WithState(_ => longest);

    /// <summary>Text that can be kept, or none.</summary>
    public static IRuleBuilderOptions<T, string?> IsPrintable<T>(this IRuleBuilder<T, string?> text) =>
        text.Must(t => t is null || IsKeepable(t)).WithErrorCode("unprintable_characters");
}
