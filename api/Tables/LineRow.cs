using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security.Clients;

namespace Lantu.Api.Tables;

/// <summary>One line of a submission as a row of a file.</summary>
public sealed record LineRow(int Decimals, AnswerKind AnswerKind, DetailMembers Takes, IReadOnlyList<object?> Cells)
{
    /// <param name="submission">With its form and unit.</param>
    /// <param name="line">With what it is about.</param>
    /// <param name="answers">Of the periods before.</param>
    public static LineRow Of(Submission submission, SubmissionLine line, EarlierAnswers answers) => new(
        line.Decimals, line.AnswerKind, line.Takes,
        [
            submission.ReportForm.Code, submission.OrgUnit.Code, submission.Period, line.No, LineKinds.Of(line.Address), line.Address.ToString(), line.Title, line.Unit,
            Said(answers.Previous(line)), Said(answers.LastYear(line)), line.Value, line.Text, line.Explanation, .. submission.Lines.Exists(l => l.Takes != DetailMembers.None) ? DetailCells.Of(line.Details) : [],
        ]);

    /// <summary>The same with the codes that the request speaks.</summary>
    public LineRow In(OwnCodes codes)
    {
        var (form, orgUnit, code) = codes.ToOwn((string)Cells[0]!, (string)Cells[1]!, (string)Cells[4]!, (string)Cells[5]!);
        return this with { Cells = [form, orgUnit, .. Cells.Skip(2).Take(3), code, .. Cells.Skip(6)] };
    }

    private static object? Said(EarlierAnswer? answer) => answer?.Value ?? (object?)answer?.Text;
}
