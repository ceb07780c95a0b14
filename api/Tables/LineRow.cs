using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Tables;

/// <summary>One line of a submission as a row of a file.</summary>
public sealed record LineRow(int Decimals, AnswerKind AnswerKind, DetailMembers Takes, IReadOnlyList<object?> Cells)
{
    /// <param name="submission">With its form and unit.</param>
    /// <param name="line">With what it is about.</param>
    /// <param name="answers">Of the periods before.</param>
    public static LineRow Of(Submission submission, SubmissionLine line, EarlierAnswers answers)
    {
        var period = Period.Parse(submission.Period);
        return new LineRow(line.Decimals, line.AnswerKind, line.Takes,
        [
            submission.ReportForm.Code, submission.OrgUnit.Code, submission.Period, line.No, LineKinds.Of(line.Address), line.Address.ToString(), line.Title, line.Unit,
            Said(answers.Of(line, period.Previous)), Said(answers.Of(line, period.LastYear)), line.Value, line.Text, line.Explanation, .. submission.Lines.Exists(l => l.Takes != DetailMembers.None) ? DetailCells.Of(line.Details) : [],
        ]);
    }

    private static object? Said(EarlierAnswer? answer) => answer?.Value ?? (object?)answer?.Text;
}
