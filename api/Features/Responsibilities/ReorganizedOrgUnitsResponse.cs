using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>What a merger, split or renaming of departments does, or would do.</summary>
public sealed record ReorganizedOrgUnitsResponse
{
    /// <summary>The change; null with dryRun.</summary>
    public required Guid? Change { get; init; }
    public required OrgUnitChangeKind Kind { get; init; }

    /// <example>2026-12-01</example>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Those that exist no more from the day on.</summary>
    public required IReadOnlyList<OrgUnitRef> Ended { get; init; }

    /// <summary>Those that begin on the day.</summary>
    public required IReadOnlyList<OrgUnitRef> Founded { get; init; }
    public required IReadOnlyList<PartItem> Parts { get; init; }

    /// <summary>Responsibilities and forms that stay with the giving unit.</summary>
    /// <example>0</example>
    public required int Left { get; init; }

    /// <summary>What one unit takes in one plan.</summary>
    public sealed record PartItem
    {
        /// <summary>Code of the plan.</summary>
        /// <example>quzhou-eco-14</example>
        public required string Plan { get; init; }

        /// <example>生态环境保护“十四五”规划</example>
        public required string PlanTitle { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }

        /// <summary>Rows that end and go on with the taking unit, with the status they have.</summary>
        public required IReadOnlyList<ResponsibilityResponse> Given { get; init; }

        /// <summary>Rows that end: the taking unit has the subject already, or gets it in the better role.</summary>
        public required IReadOnlyList<ResponsibilityResponse> Absorbed { get; init; }

        /// <summary>Names of the forms that it reviews from the day on.</summary>
        public required IReadOnlyList<string> Forms { get; init; }

        /// <summary>What the giving units owe as leads and have not handed in finally.</summary>
        public required IReadOnlyList<ReassignedResponsibilitiesResponse.OwedItem> Owed { get; init; }

        /// <param name="given">Loaded with subject and unit.</param>
        /// <param name="absorbed">Loaded likewise.</param>
        public static PartItem Of(
            Plan plan, OrgUnit taker, IEnumerable<Responsibility> given, IEnumerable<Responsibility> absorbed, IEnumerable<ReportForm> forms, IReadOnlyList<ReassignedResponsibilitiesResponse.OwedItem> owed) => new()
        {
            Plan = plan.Code,
            PlanTitle = plan.ShortTitle,
            OrgUnit = OrgUnitRef.Of(taker),
            Given = [.. given.Select(ResponsibilityResponse.Of)],
            Absorbed = [.. absorbed.Select(ResponsibilityResponse.Of)],
            Forms = [.. forms.Select(f => f.Name)],
            Owed = owed,
        };
    }
}
