using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Public;

public static class ListPublicAreas
{
    public sealed record Query(string Plan, int? Limit, string? Cursor) : IRequest<Page<PublicAreaItem>>, IPaged;

    /// <summary>An area with its indicators.</summary>
    public sealed record PublicAreaItem
    {
        public required PublicAreaSummary Area { get; init; }

        /// <summary>In printed order; what it has neither a figure nor a target of is not among them.</summary>
        public required IReadOnlyList<PublicCellItem> Indicators { get; init; }
    }

    /// <summary>Where an area stands in one indicator.</summary>
    public sealed record PublicCellItem
    {
        /// <example>2</example>
        public required string IndicatorCode { get; init; }
        public required Light Light { get; init; }
        public required Verdict Verdict { get; init; }

        /// <example>28.6</example>
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }

        /// <example>2024</example>
        public required string? Period { get; init; }

        /// <summary>The number of the target year; null where it has none of its own.</summary>
        public required decimal? Target { get; init; }
        public required bool Provisional { get; init; }
        public required string Explanation { get; init; }
    }

    public sealed class Handler(PublicReader reader, RequestLanguage language) : IRequestHandler<Query, Page<PublicAreaItem>>
    {
        public async Task<Page<PublicAreaItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var content = (await reader.ReadAsync(request.Plan, cancellationToken)).Content;
            return Paging.Cut(content.Areas.Select(a => new PublicAreaItem { Area = PublicAreaSummary.Of(a, content), Indicators = [.. CellsOf(a.OrgUnit.Code, content)] }), request);
        }

        private IEnumerable<PublicCellItem> CellsOf(string area, ReleaseContent content) =>
            from indicator in content.Indicators
            from standing in indicator.Standings
            where standing.Area == area
            let status = standing.Content.In(language.Value)
            select new PublicCellItem
            {
                IndicatorCode = indicator.Code,
                Light = status.Light,
                Verdict = status.Verdict,
                Value = status.Value,
                Text = status.Text,
                Period = status.Period,
                Target = status.Inputs?.Target,
                Provisional = status.Provisional,
                Explanation = status.Explanation,
            };
    }
}
