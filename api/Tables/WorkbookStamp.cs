using Lantu.Api.Domain;

namespace Lantu.Api.Tables;

/// <summary>What a workbook was made from, kept on a sheet that nobody sees.</summary>
public static class WorkbookStamp
{
    public const string Sheet = "_lantu";

    /// <param name="submission">With its form, the form's plan, version and unit.</param>
    public static IReadOnlyList<(string Name, string Value)> Of(Submission submission) =>
    [
        ("plan", submission.ReportForm.Plan.Code),
        ("form", submission.ReportForm.Code),
        ("formVersion", $"{submission.ReportFormVersion.No}"),
        ("orgUnit", submission.OrgUnit.Code),
        ("period", submission.Period),
        ("submission", $"{submission.Id}"),
        ("version", $"{submission.Version}"),
    ];
}
