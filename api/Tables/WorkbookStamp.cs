using System.Globalization;
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

    /// <summary>Of which submission a workbook says it was made, and at which version; null when it says no such thing.</summary>
    public static (Guid Submission, long Version)? Read(IReadOnlyDictionary<string, string> stamp) =>
        Guid.TryParse(stamp.GetValueOrDefault("submission"), out var submission) && long.TryParse(stamp.GetValueOrDefault("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? (submission, version) : null;
}
