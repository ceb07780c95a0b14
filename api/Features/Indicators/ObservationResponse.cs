using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Indicators;

/// <summary>One approved value in force, with where it came from.</summary>
public sealed record ObservationResponse
{
    public required Guid Id { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }

    /// <example>2024</example>
    public required string Period { get; init; }

    /// <example>28.6</example>
    public required decimal? Value { get; init; }
    public required string? Text { get; init; }

    /// <example>1</example>
    public required int Revision { get; init; }
    public required ObservationSource Source { get; init; }

    /// <example>2025-02-18T08:40:00Z</example>
    public required DateTimeOffset ApprovedAt { get; init; }

    /// <summary>Who finalized it; null for a figure printed in a plan.</summary>
    public required string? ApprovedBy { get; init; }
    public required Guid? SubmissionId { get; init; }

    /// <summary>The acts that made it final, oldest first.</summary>
    public required IReadOnlyList<ProvenanceItem> Provenance { get; init; }

    /// <summary>Values this one replaced, newest first; they stay readable for ever.</summary>
    public required IReadOnlyList<SupersededItem> Superseded { get; init; }

    public sealed record ProvenanceItem
    {
        public required SubmissionAction Action { get; init; }
        public required SubmissionStep Step { get; init; }
        public required DateTimeOffset At { get; init; }

        /// <example>郑文</example>
        public required string By { get; init; }

        /// <summary>In whose place, when the person acted as a delegate (代理).</summary>
        /// <example>叶萍</example>
        public required string? OnBehalfOf { get; init; }

        /// <summary>The program that acted, for which the person answers.</summary>
        /// <example>开化县生态环境监测平台</example>
        public required string? Program { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }
    }

    public sealed record SupersededItem
    {
        public required int Revision { get; init; }
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }
        public required DateTimeOffset ApprovedAt { get; init; }
    }
}
