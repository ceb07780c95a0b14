using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Targets;

/// <summary>By which thresholds a plan's paces are judged, the days of its supervision ladder, and whether areas are ranked.</summary>
public sealed record AssessmentSettingsResponse : IVersionedResponse
{
    public required NumbersItem InForce { get; init; }

    /// <summary>The product's own; the plan sets none.</summary>
    public required NumbersItem Proposed { get; init; }

    /// <summary>true while nobody has set any: those in force are Lantu's proposal, not the plan's.</summary>
    public required bool IsProposal { get; init; }

    /// <summary>Newest first; empty while nobody has set any.</summary>
    public required IReadOnlyList<RevisionItem> Revisions { get; init; }

    /// <example>2</example>
    public required int FormulaVersion { get; init; }

    /// <summary>The caller may change them.</summary>
    public required bool MayWrite { get; init; }

    /// <example>0</example>
    public required long Version { get; init; }

    public sealed record NumbersItem
    {
        /// <summary>Pace from which it is faster.</summary>
        /// <example>1.1</example>
        public required decimal Faster { get; init; }

        /// <summary>Pace from which it is in line: green.</summary>
        /// <example>0.95</example>
        public required decimal InLine { get; init; }

        /// <summary>Pace from which it is behind, yellow; below, red.</summary>
        /// <example>0.6</example>
        public required decimal Behind { get; init; }

        /// <summary>Red for so many days without an accepted reason, and a slip is due.</summary>
        /// <example>15</example>
        public required int SlipRedDays { get; init; }

        /// <summary>Within so many days the issuer decides on an answer to a slip.</summary>
        /// <example>7</example>
        public required int SlipDecisionDays { get; init; }

        /// <summary>Areas are put in an order by what they have reached; false: 不排名.</summary>
        public required bool Ranking { get; init; }

        public static NumbersItem Of(AssessmentThresholds thresholds, SupervisionDays days, bool ranking) =>
            new() { Ranking = ranking, Faster = thresholds.Faster, InLine = thresholds.InLine, Behind = thresholds.Behind, SlipRedDays = days.Red, SlipDecisionDays = days.Decision };
    }

    public sealed record RevisionItem
    {
        /// <example>1</example>
        public required int Revision { get; init; }
        public required NumbersItem Numbers { get; init; }
        public required string Reason { get; init; }

        /// <example>陈立</example>
        public required string SetBy { get; init; }
        public required DateTimeOffset SetAt { get; init; }
    }

    /// <param name="plan">Of this.</param>
    /// <param name="rows">Every revision.</param>
    /// <param name="names">Of those who set them.</param>
    /// <param name="mayManage">Who asks may.</param>
    public static AssessmentSettingsResponse Of(Plan plan, IEnumerable<AssessmentSettings> rows, IReadOnlyDictionary<Guid, string> names, bool mayManage)
    {
        var revisions = rows.OrderByDescending(r => r.Revision).ToList();
        var proposed = NumbersItem.Of(AssessmentThresholds.Default, SupervisionDays.Default, true);
        return new AssessmentSettingsResponse
        {
            InForce = revisions is [var newest, ..] ? NumbersItem.Of(newest.Thresholds, newest.SupervisionDays, newest.Ranking) : proposed,
            Proposed = proposed,
            IsProposal = revisions.Count == 0,
            Revisions = [.. revisions.Select(r => new RevisionItem { Revision = r.Revision, Numbers = NumbersItem.Of(r.Thresholds, r.SupervisionDays, r.Ranking), Reason = r.Reason, SetBy = names[r.SetBy], SetAt = r.SetAt })],
            FormulaVersion = Domain.Assessment.FormulaVersion,
            MayWrite = mayManage && plan.State == PlanState.InForce,
            Version = revisions.FirstOrDefault()?.Revision ?? 0,
        };
    }
}
