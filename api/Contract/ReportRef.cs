using Lantu.Api.Domain.Reports;

namespace Lantu.Api.Contract;

/// <summary>A report as other resources name it.</summary>
public sealed record ReportRef
{
    public required Guid Id { get; init; }

    /// <example>quzhou-eco-14</example>
    public required string Plan { get; init; }
    public required Guid Evaluation { get; init; }

    /// <example>“十四五”规划中期评估</example>
    public required string EvaluationTitle { get; init; }

    /// <example>1</example>
    public required int No { get; init; }

    public static ReportRef Of(EvaluationReport report, string plan, string evaluationTitle) => new() { Id = report.Id, Plan = plan, Evaluation = report.EvaluationId, EvaluationTitle = evaluationTitle, No = report.No };
}
