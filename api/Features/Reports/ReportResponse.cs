using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Domain.Reports;

namespace Lantu.Api.Features.Reports;

/// <summary>报告: what an evaluation says, made in the background; once it is done it never changes.</summary>
public sealed record ReportResponse
{
    public required Guid Id { get; init; }
    public required Guid Evaluation { get; init; }

    /// <summary>Counted within its evaluation.</summary>
    /// <example>1</example>
    public required int No { get; init; }
    public required ReportState State { get; init; }

    /// <summary>Per cent of the work done.</summary>
    /// <example>60</example>
    public required int Progress { get; init; }

    /// <summary>What is being done, in words.</summary>
    /// <example>正在生成表格和文件</example>
    public required string Step { get; init; }

    /// <summary>How the evaluation stood when it was composed.</summary>
    public required EvaluationState EvaluationState { get; init; }

    /// <summary>How many things its page of missing information (缺失信息) lists.</summary>
    public required int Missing { get; init; }

    /// <summary>Of the canonical JSON of the document; null until it is done.</summary>
    public required string? Sha256 { get; init; }

    /// <summary>There is one for the public beside it: made of a signed evaluation.</summary>
    public required bool IsForPublic { get; init; }

    /// <summary>As what it can be downloaded.</summary>
    public required IReadOnlyList<FileItem> Files { get; init; }

    /// <example>陈立</example>
    public required string CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>You may take it back: you had it made of a draft.</summary>
    public required bool MayDelete { get; init; }

    public sealed record FileItem
    {
        public required ReportFileKind Kind { get; init; }
        public required string Sha256 { get; init; }
    }
}
