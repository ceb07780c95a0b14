using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Imports;

/// <summary>What one row of a file or stream says, before anything is known of where it belongs.</summary>
internal sealed record RowDraft(int No)
{
    private readonly List<(string Member, string Code, string? Detail)> problems = [];

    public string? Form { get; init; }
    public string? OrgUnit { get; init; }
    public string? Period { get; init; }
    public string? LineKind { get; init; }
    public string? LineCode { get; init; }
    public Optional<decimal?> Value { get; init; }
    public string? RawValue { get; init; }
    public Optional<string?> Text { get; init; }
    public Optional<string?> Explanation { get; init; }
    public DetailsChange Details { get; init; } = DetailsChange.Nothing;

    public RowDraft Refuse(string member, string code, string? detail = null)
    {
        problems.Add((member, code, detail));
        return this;
    }

    /// <summary>As it is staged. Text that no database keeps is left out and told.</summary>
    public ImportRow ToRow()
    {
        var row = new ImportRow
        {
            No = No,
            Form = Kept("form", Form),
            OrgUnit = Kept("orgUnit", OrgUnit),
            Period = Kept("period", Period),
            LineKind = Kept("line", LineKind),
            LineCode = Kept("line", LineCode),
            ValueGiven = Value.IsGiven,
            TextGiven = Text.IsGiven,
            ExplanationGiven = Explanation.IsGiven,
            Value = Value.Content,
            RawValue = Kept("value", RawValue),
            Text = Kept("text", Text.Content),
            Explanation = Kept("explanation", Explanation.Content),
        };
        row.Details = Details.Given == DetailMembers.None ? null : KeptDetails();
        foreach (var (member, code, detail) in problems)
        {
            row.Refuse(member, code, detail);
        }

        return row;
    }

    private string? KeptDetails()
    {
        var unprintable = DetailsChange.Members.Where(m => Details.Details.WordsOf(m) is { } words && !PlainText.IsKeepable(words)).ToList();
        problems.AddRange(unprintable.Select(m => (DetailsChange.NameOf(m), "unprintable_characters", (string?)null)));
        return unprintable.Count > 0 ? null : Details.ToJson();
    }

    private string? Kept(string member, string? text)
    {
        if (text is null || PlainText.IsKeepable(text))
        {
            return text;
        }

        problems.Add((member, "unprintable_characters", null));
        return null;
    }
}
