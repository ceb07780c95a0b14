using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Submissions;

/// <summary>What became of every row, in the order of the request.</summary>
public sealed record MovedSubmissionsResponse
{
    public required BulkCounts Counts { get; init; }
    public required IReadOnlyList<RowItem> Results { get; init; }

    public sealed record RowItem
    {
        public required Guid Id { get; init; }

        /// <summary>200 done · 403 not your act to make · 404 absent or not yours to see · 409 wrong state · 412 stale · 422 invalid · 424 atomic, and another row was refused.</summary>
        /// <example>200</example>
        public required int Status { get; init; }

        /// <summary>As it is now, with dryRun as it would be; null where there is nothing for you to see.</summary>
        public required SubmissionState? State { get; init; }

        /// <summary>Goes with the state.</summary>
        /// <example>4</example>
        public required long? Version { get; init; }
        public required FormRef? Form { get; init; }
        public required OrgUnitRef? OrgUnit { get; init; }

        /// <example>2024</example>
        public required string? Period { get; init; }

        /// <summary>Why it was refused; null where it was done.</summary>
        public required RowProblem? Problem { get; init; }
    }
}
