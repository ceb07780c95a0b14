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

        /// <summary>What was known at this instant (RFC 3339 with offset).</summary>
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

    public sealed class Handler(LantuDbContext db) : IRequestHandler<Query, Page<ObservationResponse>>
    {
        public async Task<Page<ObservationResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = request.Filter;
            var (indicator, area) = await FindAsync(request, cancellationToken);
            var asOf = await db.Snapshots.NamedAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), filter.AsOf, cancellationToken) ?? DateTimeOffset.MaxValue;
            var known = await db.Observations.AsNoTracking()
                .Where(o => o.IndicatorId == indicator && o.ApprovedAt <= asOf
                    && (area == null || o.OrgUnitId == area)
                    && (filter.From == null || o.Period.CompareTo(filter.From) >= 0)
                    && (filter.To == null || o.Period.CompareTo(filter.To) <= 0))
                .Include(o => o.OrgUnit)
                .ToListAsync(cancellationToken);
            var figures = known
                .GroupBy(o => (o.OrgUnitId, o.Period))
                .Select(figure => figure.OrderByDescending(o => o.Revision).ToList())
                .OrderBy(figure => figure[0].OrgUnit.SortOrder).ThenBy(figure => figure[0].Period, StringComparer.Ordinal);
            var page = Paging.Cut(figures, filter);
            var trails = await TrailsAsync(page.Items.Select(figure => figure[0].SubmissionId).OfType<Guid>().Distinct().ToArray(), cancellationToken);
            return new Page<ObservationResponse> { Items = [.. page.Items.Select(figure => Item(figure[0], figure[1..], trails))], NextCursor = page.NextCursor };
        }

        /// <summary>The indicator, and the area where one is asked for.</summary>
        private async Task<(Guid Indicator, Guid? Area)> FindAsync(Query request, CancellationToken cancellationToken)
        {
            var found = await db.Plans.Where(p => p.Code == request.Plan)
                .SelectMany(p => db.Indicators.Where(i => i.PlanId == p.Id && i.Code == request.Indicator), (p, i) => new
                {
                    i.Id,
                    Area = db.OrgUnits.Where(u => u.Code == request.Filter.OrgUnit && u.Kind != OrgUnitKind.Department && (u.Id == p.OrgUnitId || u.ParentId == p.OrgUnitId)).Select(u => (Guid?)u.Id).SingleOrDefault(),
                })
                .SingleOrDefaultAsync(cancellationToken);
            return found is not null && (found.Area is null) == (request.Filter.OrgUnit is null) ? (found.Id, found.Area) : throw new NotFoundException("not_found");
        }

        private async Task<ILookup<Guid, ObservationResponse.ProvenanceItem>> TrailsAsync(Guid[] submissions, CancellationToken cancellationToken) =>
            // A figure that was returned has several rounds; the last act of each step is the one that made it final.
            (await db.ActsOnAsync(submissions, cancellationToken)).Reverse().DistinctBy(a => (a.SubmissionId, a.Step)).Reverse().ToLookup(a => a.SubmissionId, a => new ObservationResponse.ProvenanceItem
            {
                Action = a.Action,
                Step = a.Step,
                At = a.At,
                By = a.By,
                OnBehalfOf = a.OnBehalfOf,
                Program = a.Program,
                OrgUnit = a.OrgUnit,
            });

        private static ObservationResponse Item(Observation inForce, List<Observation> replaced, ILookup<Guid, ObservationResponse.ProvenanceItem> trails)
        {
            var trail = inForce.SubmissionId is { } submission ? trails[submission].ToList() : [];
            return new ObservationResponse
            {
                Id = inForce.Id,
                OrgUnit = OrgUnitRef.Of(inForce.OrgUnit),
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
