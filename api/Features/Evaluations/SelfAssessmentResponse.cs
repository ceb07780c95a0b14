using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Evaluations;

/// <summary>自评: what an area says of itself.</summary>
public sealed record SelfAssessmentResponse : IVersionedResponse
{
    /// <example>kecheng</example>
    public required string OrgUnit { get; init; }

    /// <summary>What it gives itself; beside the score, never in it.</summary>
    /// <example>88</example>
    public required decimal? Score { get; init; }
    public required string Summary { get; init; }

    /// <summary>问题清单.</summary>
    public required string Problems { get; init; }
    public required DateTimeOffset? WrittenAt { get; init; }

    /// <summary>Null until its approver has handed it in; nothing changes from then on.</summary>
    public required DateTimeOffset? SubmittedAt { get; init; }
    public required bool MayWrite { get; init; }
    public required bool MaySubmit { get; init; }

    /// <summary>0 while nothing has been written.</summary>
    /// <example>1</example>
    public required long Version { get; init; }

    public static SelfAssessmentResponse Of(string unit, SelfAssessment? written, bool isDrafter, bool isApprover) => new()
    {
        OrgUnit = unit,
        Score = written?.Score,
        Summary = written?.Summary ?? "",
        Problems = written?.Problems ?? "",
        WrittenAt = written?.WrittenAt,
        SubmittedAt = written?.SubmittedAt,
        MayWrite = isDrafter && written?.SubmittedAt is null,
        MaySubmit = isApprover && written is { SubmittedAt: null },
        Version = written?.Version ?? 0,
    };
}
