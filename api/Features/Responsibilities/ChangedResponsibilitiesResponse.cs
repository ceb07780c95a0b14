using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>What became of every row, each list in the order of the request.</summary>
public sealed record ChangedResponsibilitiesResponse
{
    public required BulkCounts Counts { get; init; }
    public required IReadOnlyList<RowItem> Ended { get; init; }
    public required IReadOnlyList<RowItem> Assigned { get; init; }

    public sealed record RowItem
    {
        /// <summary>200 done · 404 no such row, subject or unit · 409 ended by then, the unit has that role already, or another lead is confirmed · 412 stale.</summary>
        /// <example>200</example>
        public required int Status { get; init; }

        /// <summary>Why it was refused; null where it was done.</summary>
        public required RowProblem? Problem { get; init; }
    }

    public static ChangedResponsibilitiesResponse Of(IReadOnlyList<DomainException?> ended, IReadOnlyList<DomainException?> assigned, Language language) => new()
    {
        Counts = new() { Done = ended.Concat(assigned).Count(r => r is null), Refused = ended.Concat(assigned).Count(r => r is not null) },
        Ended = [.. ended.Select(refusal => Row(refusal, language))],
        Assigned = [.. assigned.Select(refusal => Row(refusal, language))],
    };

    private static RowItem Row(DomainException? refusal, Language language) => new()
    {
        Status = refusal is null ? StatusCodes.Status200OK : Problems.StatusOf(refusal),
        Problem = refusal is null ? null : RowProblem.Of(refusal, language),
    };
}
