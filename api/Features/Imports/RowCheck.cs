using System.Globalization;
using Lantu.Api.Domain;
using Lantu.Api.Tables;

namespace Lantu.Api.Features.Imports;

/// <summary>The limits of figures and texts, as saving has them.</summary>
internal static class RowCheck
{
    private const int LongestText = 2000;

    public static ImportRow Judge(ImportRow row, ReportFormLine line, DateOnly today)
    {
        var details = DetailsChange.Nothing;
        if (row.Details is not null)
        {
            details = DetailsChange.FromJson(row.Details);
            row.Details = details.For(line) is { Given: not DetailMembers.None } taken ? taken.ToJson() : null;
        }

        if (!row.ValueGiven && !row.TextGiven && !row.ExplanationGiven && details.Given == DetailMembers.None)
        {
            return row.Refuse("line", "empty_line");
        }

        if (line.AnswerKind == AnswerKind.Completion && row is { TextGiven: true, Value: null } && Completion.DoneIn(row.Text) is { } done)
        {
            (row.ValueGiven, row.Value) = (true, done);
        }

        if (row.RawValue is { } raw && FigureText.IsPercent(raw) && line.Unit != "%")
        {
            row.Refuse("value", "percent_not_taken", line.Unit);
        }

        if (row.Value is { } value && Math.Abs(value) >= Figures.Limit)
        {
            row.Refuse("value", "figure_out_of_range");
        }
        else if (row.Value is { } figure && Figures.SignificantDigits(figure) > Figures.MaxDigits)
        {
            row.Refuse("value", "too_many_digits");
        }

        if (row.Text?.Length > LongestText || row.Explanation?.Length > LongestText)
        {
            row.Refuse(row.Text?.Length > LongestText ? "text" : "explanation", "too_long", $"{LongestText}");
        }

        foreach (var (member, code, most) in details.Given == DetailMembers.None ? [] : details.Misfits(line, today))
        {
            row.Refuse(member, code, most?.ToString(CultureInfo.InvariantCulture));
        }

        return line.AnswerKind.Misfit(row.Value, row.Text) is { } misfit ? row.Refuse(misfit.Member, misfit.Code, misfit.Most?.ToString(CultureInfo.InvariantCulture)) : row;
    }
}
