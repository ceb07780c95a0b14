namespace Lantu.Api.Domain;

/// <summary>Finds what a written name means among the names there are, and what it nearly means.</summary>
public static class NameMatch
{
    /// <summary>Below this similarity two names are not taken for one another.</summary>
    public const double Near = 0.5;

    private const int MostCandidates = 5;

    /// <param name="written">As somebody wrote it.</param>
    /// <param name="known">What there is, each with all its names.</param>
    /// <returns>The one that is meant; where none is, those that are nearly called so, the nearest first.</returns>
    public static (T? Exact, IReadOnlyList<T> Near) Find<T>(string written, IEnumerable<(T Item, IReadOnlyList<string> Names)> known)
        where T : class
    {
        var name = Plain(written);
        var all = known.Select(k => (k.Item, Names: k.Names.Select(Plain).ToList())).ToList();
        var exact = all.Where(k => k.Names.Contains(name)).Select(k => k.Item).Distinct().ToList();
        return exact.Count == 1
            ? (exact[0], [])
            : (null, [.. all.Select(k => (k.Item, Score: k.Names.Max(n => Similarity(name, n)))).Where(k => k.Score >= Near).OrderByDescending(k => k.Score).Take(MostCandidates).Select(k => k.Item)]);
    }

    /// <summary>Shared pairs of characters, 2·|A∩B|/(|A|+|B|) (Sørensen–Dice); a name inside another counts as near at least.</summary>
    public static double Similarity(string a, string b)
    {
        if (a == b)
        {
            return 1;
        }

        if (a.Length == 0 || b.Length == 0)
        {
            return 0;
        }

        var (ofA, ofB) = (Pairs(a), Pairs(b));
        var shared = ofA.Sum(pair => Math.Min(pair.Value, ofB.GetValueOrDefault(pair.Key)));
        var dice = 2.0 * shared / (ofA.Values.Sum() + ofB.Values.Sum());
        var isInside = Math.Min(a.Length, b.Length) >= 2 && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal));
        return isInside ? Math.Max(dice, Near) : dice;
    }

    /// <summary>Without blanks, quotation marks and the width of brackets and commas, which nobody writes alike.</summary>
    public static string Plain(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not ('"' or '“' or '”' or '\'' or '‘' or '’' or '《' or '》')));

    private static Dictionary<string, int> Pairs(string text)
    {
        // The ends count, so that names of one character have pairs too.
        var framed = $"^{text}$";
        return Enumerable.Range(0, framed.Length - 1).Select(i => framed.Substring(i, 2)).CountBy(pair => pair).ToDictionary();
    }
}
