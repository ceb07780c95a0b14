using System.Collections.Frozen;

namespace Lantu.Api.Security.Passwords;

/// <summary>What a new password must be. Codes of what it is not are returned, all at once; length is counted in characters people see as one (runes).</summary>
public static class PasswordPolicy
{
    public const int MaxLength = 128;

    /// <summary>How many former passwords may not come back.</summary>
    public const int History = 5;

    /// <summary>The 3000 commonest passwords of four characters and more, from zxcvbn-ts's list (MIT).</summary>
    private static readonly FrozenSet<string> Common = ReadCommon();

    /// <summary>When a password must be replaced; null for never, and for the demo accounts, whose change is not dated.</summary>
    public static DateTimeOffset? ExpiresAt(PasswordProfile profile, DateTimeOffset? changedAt) =>
        profile == PasswordProfile.Dengbao && changedAt is { } changed ? changed.AddDays(90) : null;

    public static int MinLength(PasswordProfile profile) => profile == PasswordProfile.Dengbao ? 10 : 15;

    /// <param name="profile">Which rules.</param>
    /// <param name="password">The new password.</param>
    /// <param name="names">What it may not contain: the user's name, the unit's, the product's.</param>
    public static IReadOnlyList<(string Code, object[] Values)> Flaws(PasswordProfile profile, string password, IEnumerable<string> names)
    {
        var flaws = new List<(string, object[])>();
        var length = password.EnumerateRunes().Count();
        if (length < MinLength(profile))
        {
            flaws.Add(("password_too_short", [MinLength(profile)]));
        }

        if (length > MaxLength)
        {
            flaws.Add(("too_long", [MaxLength]));
        }

        if (profile == PasswordProfile.Dengbao && Classes(password) < 3)
        {
            flaws.Add(("password_needs_three_classes", []));
        }

        if (names.Any(name => name.Length > 2 && password.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            flaws.Add(("password_contains_name", []));
        }

        if (IsCommon(password))
        {
            flaws.Add(("password_common", []));
        }

        return flaws;
    }

    /// <summary>Lower case, upper case, digits, and anything else (a Chinese character is one of these).</summary>
    private static int Classes(string password) => new[]
    {
        password.Any(char.IsAsciiLetterLower), password.Any(char.IsAsciiLetterUpper), password.Any(char.IsAsciiDigit), password.Any(c => !char.IsAsciiLetterOrDigit(c)),
    }.Count(has => has);

    /// <summary>One of the commonest, in any case, with letters swapped for look-alikes, or with digits and marks hung on either end.</summary>
    private static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        char[] hangers = [.. "0123456789!@#$%^&*._-?"];
        return new[] { lower, lower.Trim(hangers), Plain(lower), Plain(lower.TrimEnd(hangers)) }.Any(Common.Contains);
    }

    private static string Plain(string text) => text.Replace('@', 'a').Replace('0', 'o').Replace('1', 'l').Replace('3', 'e').Replace('$', 's');

    private static FrozenSet<string> ReadCommon()
    {
        using var reader = new StreamReader(typeof(PasswordPolicy).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
    }
}
