using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Imports;

/// <summary>What one row of a file or stream says, before anything is known of where it belongs.</summary>
internal sealed class RowDraft(int no)
{
    private List<(string Member, string Code, string? Detail)>? problems;

    public string? Form { get; set; }
    public string? OrgUnit { get; set; }
    public string? Period { get; set; }
    public string? LineKind { get; set; }
    public string? LineCode { get; set; }
    public Optional<decimal?> Value { get; set; }
    public string? RawValue { get; init; }
    public Optional<string?> Text { get; set; }
    public Optional<string?> Explanation { get; set; }
    public DetailsChange Details { get; set; } = DetailsChange.Nothing;

    public RowDraft Refuse(string member, string code, string? detail = null)
    {
        (problems ??= []).Add((member, code, detail));
        return this;
    }

    /// <summary>As it is staged. Text that no database keeps is left out and told.</summary>
    public ImportRow ToRow()
    {
        var row = new ImportRow
        {
            No = no,
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
        foreach (var (member, code, detail) in problems ?? [])
        {
            row.Refuse(member, code, detail);
        }

        return row;
    }

    private string? KeptDetails()
    {
        var unprintable = DetailsChange.Members.Where(m => Details.Details.WordsOf(m) is { } words && !PlainText.IsKeepable(words)).ToList();
        unprintable.ForEach(m => Refuse(DetailsChange.NameOf(m), "unprintable_characters"));
        return unprintable.Count > 0 ? null : Details.ToJson();
    }

    private string? Kept(string member, string? text)
    {
        if (text is null || PlainText.IsKeepable(text))
        {
            return text;
        }

        Refuse(member, "unprintable_characters");
        return null;
    }
}
