using Lantu.Api.Domain.Evaluations;

namespace Lantu.Api.Domain.Reports;

/// <summary>
/// Writes the report of an evaluation: its sentences are put together from its numbers and say no more than those do. Pure: the same source gives the same words.
/// The public's says neither what units said of themselves, nor who leads what, nor what is missing where, and leads nowhere inside.
/// </summary>
public static class ReportComposer
{
    /// <summary>Of the table of missing information.</summary>
    public const string MissingKey = "missing";

    public static ReportDocument Of(ReportSource source, bool isPublic)
    {
        var reading = new ReportReading(source, isPublic);
        var plan = source.Sheet.Inputs.PlanTitle.Trim('《', '》');
        var state = source.State switch { EvaluationState.Draft => "（草案）", EvaluationState.Reviewed => "（审定稿，未签发）", _ => "" };
        return new ReportDocument($"《{plan}》实施情况{EvaluationWords.Of(source.Sheet.Inputs.Kind, Language.Chinese)}报告", $"{state}截至{ReportWords.Day(reading.Day)}", source.Issuer, ReportWords.Day(source.Date),
        [
            .. ReportOverview.Blocks(reading),
            .. ReportIndicators.Blocks(reading),
            .. ReportWorks.Tasks(reading),
            .. ReportWorks.Projects(reading),
            .. ReportAreas.Blocks(reading),
            .. ReportProblems.Blocks(reading),
            .. ReportOutlook.Blocks(reading),
            .. ReportAnnexes.Blocks(reading),
        ]);
    }
}
