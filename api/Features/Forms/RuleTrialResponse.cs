using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;

namespace Lantu.Api.Features.Forms;

/// <summary>What rules would have said of submissions there are.</summary>
public sealed record RuleTrialResponse
{
    /// <summary>How many submissions were looked at.</summary>
    /// <example>8</example>
    public required int Submissions { get; init; }

    /// <example>2</example>
    public required int Fired { get; init; }
    public required int Passed { get; init; }

    /// <summary>Could not be computed, which is never a hit.</summary>
    public required int Silent { get; init; }
    public required IReadOnlyList<TrialItem> Items { get; init; }

    /// <summary>One rule on one submission.</summary>
    public sealed record TrialItem
    {
        public required Guid SubmissionId { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }

        /// <example>2024</example>
        public required string Period { get; init; }

        /// <example>1</example>
        public required int Revision { get; init; }

        /// <example>3</example>
        public required int RuleNo { get; init; }

        /// <example>2</example>
        public required int LineNo { get; init; }
        public required RuleResult Result { get; init; }

        /// <summary>Why it could not be computed; null unless silent.</summary>
        public required SilenceReason? Silence { get; init; }

        /// <summary>The hit with its numbers, or why there is none; null when the rule passed.</summary>
        public required string? Message { get; init; }
        public required IReadOnlyList<OperandItem> Operands { get; init; }

        internal static TrialItem Of(Submission submission, RuleOutcome outcome, Language language) => new()
        {
            SubmissionId = submission.Id,
            OrgUnit = OrgUnitRef.Of(submission.OrgUnit),
            Period = submission.Period,
            Revision = submission.Revision,
            RuleNo = outcome.Rule.No,
            LineNo = outcome.Rule.LineNo,
            Result = outcome.Result,
            Silence = outcome.Silence,
            Message = outcome switch
            {
                { Result: RuleResult.Fired } => CheckWords.Say(outcome, language),
                { Silence: { } reason } => CheckWords.Say(reason, language),
                _ => null,
            },
            Operands = [.. outcome.Operands.Select(o => new OperandItem { Name = o.Name, LineNo = o.LineNo, Title = o.Title, Period = o.Period, Value = o.Value, Blank = o.Blank, Sign = o.Sign })],
        };
    }

    /// <summary>A figure that went into the rule.</summary>
    public sealed record OperandItem
    {
        public required OperandName Name { get; init; }

        /// <example>2</example>
        public required int LineNo { get; init; }
        public required string? Title { get; init; }

        /// <summary>Of a figure of the past; null in the submission itself.</summary>
        public required string? Period { get; init; }

        /// <summary>What was computed with: a blank that counts has 0 here.</summary>
        public required decimal? Value { get; init; }
        public required bool Blank { get; init; }

        /// <summary>−1 where a comparison takes the line away.</summary>
        public required int Sign { get; init; }
    }
}
