using Lantu.Api.Contract;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>What became of every row, in the order of the request.</summary>
public sealed record ConfirmedResponsibilitiesResponse
{
    public required BulkCounts Counts { get; init; }
    public required IReadOnlyList<RowItem> Results { get; init; }

    public sealed record RowItem
    {
        public required Guid Id { get; init; }

        /// <summary>200 done · 404 absent · 409 confirmed already, ended, or another lead is confirmed · 412 stale.</summary>
        /// <example>200</example>
        public required int Status { get; init; }

        /// <summary>As it is now; with dryRun still as it was. Null where there is none.</summary>
        public required ResponsibilityResponse? Responsibility { get; init; }

        /// <summary>Why it was refused; null where it was done.</summary>
        public required RowProblem? Problem { get; init; }
    }
}
