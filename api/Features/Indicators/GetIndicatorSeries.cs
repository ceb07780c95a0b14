using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Indicators;

public static class GetIndicatorSeries
{
    public sealed record Filter : IPaged
    {
        /// <summary>Code of one area; all areas unless told.</summary>
        public string? OrgUnit { get; init; }

        /// <summary>First period, e.g. 2021.</summary>
        public string? From { get; init; }

        /// <summary>Last period.</summary>
        public string? To { get; init; }

        /// <summary>What was known at this instant (RFC 3339 with offset, a day, or the name of a snapshot).</summary>
        public string? AsOf { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, string Indicator, Filter Filter) : IRequest<Page<ObservationResponse>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Filter.From).Must(code => code is null || Period.TryParse(code, out _)).WithErrorCode("malformed_period").OverridePropertyName("From");
            RuleFor(q => q.Filter.To).Must(code => code is null || Period.TryParse(code, out _)).WithErrorCode("malformed_period").OverridePropertyName("To");
            RuleFor(q => q.Filter.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
        }
    }

    public sealed class Handler(LantuDbContext db, AreaSeries series) : IRequestHandler<Query, Page<ObservationResponse>>
    {
        public async Task<Page<ObservationResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = request.Filter;
            var asOf = filter.AsOf is null ? DateTimeOffset.MaxValue : await db.Snapshots.NamedAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), filter.AsOf, cancellationToken) ?? DateTimeOffset.MaxValue;
            var figures = (await KnownAsync(request, cancellationToken))
                .Where(o => o.ApprovedAt <= asOf && (filter.From is null || string.CompareOrdinal(o.Period, filter.From) >= 0) && (filter.To is null || string.CompareOrdinal(o.Period, filter.To) <= 0))
                .GroupBy(o => (o.OrgUnit.Code, o.Period))
                .Select(figure => figure.OrderByDescending(o => o.Revision).ToList());
            var page = Paging.Cut(figures, filter);
            var acts = filter.OrgUnit is null ? await db.ActsOnAsync(page.Items.Select(figure => figure[0].SubmissionId).OfType<Guid>().Distinct().ToArray(), cancellationToken) : series.ActsBehind;
            var trails = Trails(acts);
            return new Page<ObservationResponse> { Items = [.. page.Items.Select(figure => Item(figure[0], figure[1..], trails))], NextCursor = page.NextCursor };
        }

        /// <summary>In the order of areas and periods.</summary>
        private async Task<IReadOnlyList<SeriesFigure>> KnownAsync(Query request, CancellationToken cancellationToken)
        {
            if (request.Filter.OrgUnit is { } area)
            {
                await series.ReadAsync(request.Plan, request.Indicator, area, cancellationToken);
                return series.All;
            }

            var indicator = await db.Indicators.Where(i => i.Code == request.Indicator && db.Plans.Any(p => p.Id == i.PlanId && p.Code == request.Plan)).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("not_found");
            var known = await db.Observations.AsNoTracking().Where(o => o.IndicatorId == indicator).Include(o => o.OrgUnit).ToListAsync(cancellationToken);
            return [.. known.OrderBy(o => o.OrgUnit.SortOrder).ThenBy(o => o.Period, StringComparer.Ordinal)
                .Select(o => new SeriesFigure(o.Id, OrgUnitRef.Of(o.OrgUnit), o.Period, o.Revision, o.Value, o.Text, o.Source, o.ApprovedAt, o.SubmissionId))];
        }

        private static ILookup<Guid, ObservationResponse.ProvenanceItem> Trails(IEnumerable<FigureAct> acts) =>
            // A figure that was returned has several rounds; the last act of each step is the one that made it final.
            acts.Reverse().DistinctBy(a => (a.SubmissionId, a.Step)).Reverse().ToLookup(a => a.SubmissionId, a => new ObservationResponse.ProvenanceItem
            {
                Action = a.Action,
                Step = a.Step,
                At = a.At,
                By = a.By,
                OnBehalfOf = a.OnBehalfOf,
                Program = a.Program,
                OrgUnit = a.OrgUnit,
            });

        private static ObservationResponse Item(SeriesFigure inForce, List<SeriesFigure> replaced, ILookup<Guid, ObservationResponse.ProvenanceItem> trails)
        {
            var trail = inForce.SubmissionId is { } submission ? trails[submission].ToList() : [];
            return new ObservationResponse
            {
                Id = inForce.Id,
                OrgUnit = inForce.OrgUnit,
                Period = inForce.Period,
                Value = inForce.Value,
                Text = inForce.Text,
                Revision = inForce.Revision,
                Source = inForce.Source,
                ApprovedAt = inForce.ApprovedAt,
                ApprovedBy = trail.LastOrDefault()?.By,
                SubmissionId = inForce.SubmissionId,
                Provenance = trail,
                Superseded = [.. replaced.Select(o => new ObservationResponse.SupersededItem { Revision = o.Revision, Value = o.Value, Text = o.Text, ApprovedAt = o.ApprovedAt })],
            };
        }
    }
}
