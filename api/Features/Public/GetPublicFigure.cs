using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

public static class GetPublicFigure
{
    public sealed record Query(Guid Figure) : IRequest<PublicFigureItem>;

    /// <summary>One released figure, for ever at this address.</summary>
    public sealed record PublicFigureItem
    {
        public required Guid Id { get; init; }

        /// <example>quzhou-eco-14</example>
        public required string Plan { get; init; }

        /// <example>2</example>
        public required string IndicatorCode { get; init; }

        /// <example>城市细颗粒物(PM2.5)浓度</example>
        public required string IndicatorName { get; init; }
        public required string? Unit { get; init; }

        public required OrgUnitRef Area { get; init; }

        /// <example>2024</example>
        public required string Period { get; init; }

        /// <example>28.6</example>
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }

        /// <summary>The release that first showed it.</summary>
        /// <example>1</example>
        public required int ReleaseNo { get; init; }
        public required DateTimeOffset ReleasedAt { get; init; }

        /// <summary>The released figure that took its place; null while it is in force.</summary>
        public required Guid? SupersededBy { get; init; }

        /// <summary>False once it was corrected or withdrawn.</summary>
        public required bool InForce { get; init; }
    }

    public sealed class Handler(LantuDbContext db, PublicReader reader, TimeProvider clock) : IRequestHandler<Query, PublicFigureItem>
    {
        public async Task<PublicFigureItem> Handle(Query request, CancellationToken cancellationToken)
        {
            var first = await db.Releases.Out(clock.Now()).Where(r => r.Figures.Any(f => f.ObservationId == request.Figure)).Include(r => r.Plan).OrderBy(r => r.No).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotFoundException("not_found");
            var content = ReleaseContent.From(first.Content);
            var (indicator, figure) = Find(content, f => f.Id == request.Figure)!.Value;
            var latest = await reader.ReadAsync(first.Plan.Code, cancellationToken);
            var now = Find(latest.Content, f => f.Area == figure.Area && f.Period == figure.Period, indicator.Code)?.Figure;
            return new PublicFigureItem
            {
                Id = figure.Id,
                Plan = first.Plan.Code,
                IndicatorCode = indicator.Code,
                IndicatorName = indicator.Name,
                Unit = indicator.Unit,
                Area = content.Area(figure.Area),
                Period = figure.Period,
                Value = figure.Value,
                Text = figure.Text,
                ReleaseNo = first.No,
                ReleasedAt = first.PublishAt,
                SupersededBy = now is not null && now.Id != figure.Id ? now.Id : null,
                InForce = now?.Id == figure.Id,
            };
        }

        private static (ReleasedIndicator Indicator, ReleasedFigure Figure)? Find(ReleaseContent content, Func<ReleasedFigure, bool> wanted, string? code = null) =>
            content.Indicators.Where(i => code is null || i.Code == code)
                .SelectMany(i => i.Figures.Where(wanted).Select(f => ((ReleasedIndicator, ReleasedFigure)?)(i, f))).FirstOrDefault();
    }
}
