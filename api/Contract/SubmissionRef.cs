using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>A submission as other resources name it.</summary>
public sealed record SubmissionRef
{
    public required Guid Id { get; init; }

    /// <summary>Code of the plan.</summary>
    /// <example>quzhou-eco-14</example>
    public required string Plan { get; init; }

    /// <example>annual-indicators</example>
    public required string FormCode { get; init; }

    /// <example>生态环境年度指标报表</example>
    public required string FormName { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }

    /// <example>2024</example>
    public required string Period { get; init; }

    /// <summary>2 and more are corrections.</summary>
    /// <example>1</example>
    public required int Revision { get; init; }

    /// <param name="submission">Loaded with its form, plan and unit.</param>
    public static SubmissionRef Of(Submission submission) => new()
    {
        Id = submission.Id,
        Plan = submission.ReportForm.Plan.Code,
        FormCode = submission.ReportForm.Code,
        FormName = submission.ReportForm.Name,
        OrgUnit = OrgUnitRef.Of(submission.OrgUnit),
        Period = submission.Period,
        Revision = submission.Revision,
    };
}
