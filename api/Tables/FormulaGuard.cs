namespace Lantu.Api.Tables;

/// <summary>
/// Text that a spreadsheet would take for a formula gets an apostrophe before it, and loses it again when it comes back. So do texts
/// that would begin so without their own apostrophes: what is guarded is told from what was written.
/// </summary>
public static class FormulaGuard
{
    private static readonly char[] Before = [' ', '\u00a0', '\u3000', '\''];

    public static string Guard(string text) => IsTakenForFormula(text) ? "'" + text : text;

    public static string Unguard(string text) => text.StartsWith('\'') && IsTakenForFormula(text[1..]) ? text[1..] : text;

    private static bool IsTakenForFormula(string text) => text.TrimStart(Before) is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..];
}
