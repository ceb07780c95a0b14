using Lantu.Api.Contract;

namespace Lantu.Api.Features.Reminders;

/// <summary>What became of each submission that its unit was to be reminded of.</summary>
public sealed record RemindersOutcomeResponse
{
    public required bool DryRun { get; init; }

    /// <summary>In the order asked.</summary>
    public required IReadOnlyList<ResultItem> Items { get; init; }

    public sealed record ResultItem
    {
        public required Guid Submission { get; init; }

        /// <summary>201 reminded, 403 not yours, 404 not there or not yours to follow, 409 not now.</summary>
        /// <example>409</example>
        public required int Status { get; init; }

        /// <summary>Null when it was reminded of.</summary>
        /// <example>reminded_already</example>
        public required string? Code { get; init; }
        public required string? Message { get; init; }

        /// <summary>With reminded_already: when.</summary>
        public required DateTimeOffset? RemindedAt { get; init; }

        /// <summary>Who is told; nobody where it is refused, or where the unit has nobody.</summary>
        public required IReadOnlyList<PersonRef> Recipients { get; init; }
    }
}
