using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>Who loses what and who gets it, row by row in the order of the request, and what of the work under way goes along.</summary>
public sealed record ReassignedResponsibilitiesResponse
{
    public required BulkCounts Counts { get; init; }

    /// <summary>The reassignment; null with dryRun, and where nothing was done.</summary>
    public required Guid? Reassignment { get; init; }
    public required IReadOnlyList<RowItem> Results { get; init; }

    /// <summary>Forms that a giving unit leads and that report on what is given.</summary>
    public required IReadOnlyList<FormItem> Forms { get; init; }

    /// <summary>What the giving units owe as leads and have not handed in finally.</summary>
    public required IReadOnlyList<OwedItem> Owed { get; init; }

    public sealed record RowItem
    {
        public required Guid Id { get; init; }

        /// <summary>200 done · 404 absent · 409 theirs already, ended by then, or the taking unit has that role already · 412 stale.</summary>
        /// <example>200</example>
        public required int Status { get; init; }

        /// <summary>The row that ends; null where there is none.</summary>
        public required ResponsibilityResponse? Responsibility { get; init; }

        /// <summary>The row that goes on from it; null where it was refused.</summary>
        public required ResponsibilityResponse? Successor { get; init; }

        /// <summary>Why it was refused; null where it was done.</summary>
        public required RowProblem? Problem { get; init; }
    }

    public sealed record FormItem
    {
        /// <example>water-works-year</example>
        public required string Code { get; init; }

        /// <example>水环境治理工程年度报表</example>
        public required string Name { get; init; }

        /// <summary>Who leads it on the day before.</summary>
        public required OrgUnitRef LeadOrgUnit { get; init; }

        /// <summary>Lines about what is given.</summary>
        /// <example>7</example>
        public required int GivenLines { get; init; }

        /// <example>8</example>
        public required int TotalLines { get; init; }

        /// <summary>Its review goes along, as asked for.</summary>
        public required bool HandedOver { get; init; }

        /// <summary>Under way and not yet with the department: where the form goes along, the taking unit will review them, if they arrive by then.</summary>
        public required IReadOnlyList<SubmissionRef> Moves { get; init; }

        /// <summary>With the department, or beyond: whoever has them finishes them.</summary>
        public required IReadOnlyList<SubmissionRef> Stays { get; init; }
    }

    public sealed record OwedItem
    {
        public required SubmissionRef Submission { get; init; }
        public required SubmissionState State { get; init; }

        /// <summary>Its lines about what is given.</summary>
        /// <example>5</example>
        public required int Lines { get; init; }

        /// <summary>true: nobody has begun, and the taking unit will owe these lines. false: whoever has begun hands in.</summary>
        public required bool Moves { get; init; }
    }
}
