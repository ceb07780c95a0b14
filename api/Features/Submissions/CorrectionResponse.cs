using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Submissions;

/// <summary>A new revision of an approved submission.</summary>
public sealed record CorrectionResponse
{
    /// <summary>The new revision.</summary>
    public required SubmissionRef Submission { get; init; }

    /// <summary>The revision that it corrects.</summary>
    public required Guid CorrectionOf { get; init; }
    public required SubmissionState State { get; init; }

    /// <summary>Whose turn it is; null once approved.</summary>
    public required SubmissionStep? Step { get; init; }

    /// <summary>You may read what was written; false where you only follow its course.</summary>
    public required bool MayRead { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked for it.</summary>
    /// <example>徐丽</example>
    public required string By { get; init; }

    /// <summary>In whose place, when the person acted as a delegate (代理).</summary>
    public required string? OnBehalfOf { get; init; }

    /// <summary>Null to those who only follow its course.</summary>
    /// <example>国控点剔除日有误，省厅已复核。</example>
    public required string? Reason { get; init; }

    /// <summary>The answers that differ from the revision it corrects; none to those who only follow its course.</summary>
    public required IReadOnlyList<LineItem> Changes { get; init; }

    public sealed record LineItem : LineRef
    {
        public LineItem(Line line)
            : base(line)
        {
            (Unit, Decimals) = (line.Unit, line.Decimals);
        }

        /// <example>μg/m3</example>
        public string? Unit { get; }

        /// <example>1</example>
        public int Decimals { get; }
        public required decimal? Before { get; init; }
        public required string? TextBefore { get; init; }
        public required decimal? After { get; init; }
        public required string? TextAfter { get; init; }
    }
}
