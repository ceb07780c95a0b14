using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Slips;

/// <summary>What became of every row, in the order of the request.</summary>
public sealed record IssuedSlipsResponse
{
    public required BulkCounts Counts { get; init; }
    public required IReadOnlyList<RowItem> Results { get; init; }

    public sealed record RowItem
    {
        /// <summary>200 issued · 403 not yours to issue · 404 no such subject, unit or former slip · 409 one is under way, or the level does not follow.</summary>
        /// <example>200</example>
        public required int Status { get; init; }

        /// <summary>With dryRun as it would be; null where it was refused.</summary>
        public required SlipResponse? Slip { get; init; }

        /// <summary>Why it was refused; null where it was issued.</summary>
        public required RowProblem? Problem { get; init; }
    }

    public static IssuedSlipsResponse Of(IReadOnlyList<(SlipResponse? Slip, DomainException? Refusal)> outcomes, Language language) => new()
    {
        Counts = new() { Done = outcomes.Count(o => o.Refusal is null), Refused = outcomes.Count(o => o.Refusal is not null) },
        Results = [.. outcomes.Select(o => new RowItem
        {
            Status = o.Refusal is null ? StatusCodes.Status200OK : Problems.StatusOf(o.Refusal),
            Slip = o.Slip,
            Problem = o.Refusal is null ? null : RowProblem.Of(o.Refusal, language),
        })],
    };
}
