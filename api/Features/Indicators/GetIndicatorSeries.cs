using System.Globalization;
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

    public sealed record Query(string Plan, string Indicator, Filter Filter) : IRequest<Page<ObservationItem>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Filter.From).Must(code => code is null || Period.TryParse(code, out _)).WithErrorCode("malformed_period").OverridePropertyName("From");
            RuleFor(q => q.Filter.To).Must(code => code is null || Period.TryParse(code, out _)).WithErrorCode("malformed_period").OverridePropertyName("To");
            RuleFor(q => q.Filter.AsOf).Must(text => text is null || ParseInstant(text) is not null).WithErrorCode("malformed_instant").OverridePropertyName("AsOf");
        }
    }

    /// <summary>One approved value in force, with where it came from.</summary>
    public sealed record ObservationItem
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
    }

    public sealed record ProvenanceItem
    {
        public required SubmissionAction Action { get; init; }
        public required SubmissionStep Step { get; init; }
        public required DateTimeOffset At { get; init; }

        /// <example>郑文</example>
        public required string By { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }
    }

    public sealed record SupersededItem
    {
        public required int Revision { get; init; }
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }
        public required DateTimeOffset ApprovedAt { get; init; }
    }

    public sealed class Handler(LantuDbContext db) : IRequestHandler<Query, Page<ObservationItem>>
    {
        public async Task<Page<ObservationItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = request.Filter;
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var indicator = await db.Indicators.AsNoTracking().SingleOrDefaultAsync(i => i.PlanId == plan.Id && i.Code == request.Indicator, cancellationToken)
                ?? throw new NotFoundException("not_found");
            var area = filter.OrgUnit is null ? null : await db.OrgUnits.AreaOfAsync(plan, filter.OrgUnit, cancellationToken);
            var asOf = filter.AsOf is null ? DateTimeOffset.MaxValue : ParseInstant(filter.AsOf)!.Value;

            var known = await db.Observations.AsNoTracking()
                .Where(o => o.IndicatorId == indicator.Id && o.ApprovedAt <= asOf
                    && (area == null || o.OrgUnitId == area.Id)
                    && (filter.From == null || o.Period.CompareTo(filter.From) >= 0)
                    && (filter.To == null || o.Period.CompareTo(filter.To) <= 0))
                .Include(o => o.OrgUnit)
                .ToListAsync(cancellationToken);
            var trails = await TrailsAsync(known, cancellationToken);
            var items = known
                .GroupBy(o => (o.OrgUnitId, o.Period))
                .Select(figure => figure.OrderByDescending(o => o.Revision).ToList())
                .OrderBy(figure => figure[0].OrgUnit.SortOrder).ThenBy(figure => figure[0].Period, StringComparer.Ordinal)
                .Select(figure => Item(figure[0], figure[1..], trails));
            return Paging.Cut(items, filter);
        }

        private async Task<ILookup<Guid, ProvenanceItem>> TrailsAsync(List<Observation> observations, CancellationToken cancellationToken)
        {
            var submissions = observations.Where(o => o.SubmissionId != null).Select(o => o.SubmissionId!.Value).Distinct().ToList();
            var acts = await db.SubmissionTransitions.AsNoTracking()
                .Where(t => submissions.Contains(t.SubmissionId) && (t.Action == SubmissionAction.Submit || t.Action == SubmissionAction.Approve))
                .OrderBy(t => t.No)
                .Select(t => new { Transition = t, t.OrgUnit, By = db.Users.Where(u => u.Id == t.UserId).Select(u => u.DisplayName).Single() })
                .ToListAsync(cancellationToken);
            // A figure that was returned has several rounds; the last act of each step is the one that made it final.
            return acts
                .GroupBy(a => (a.Transition.SubmissionId, a.Transition.Step))
                .Select(step => step.Last())
                .OrderBy(a => a.Transition.No)
                .ToLookup(a => a.Transition.SubmissionId, a => new ProvenanceItem
                {
                    Action = a.Transition.Action,
                    Step = a.Transition.Step,
                    At = a.Transition.At,
                    By = a.By,
                    OrgUnit = OrgUnitRef.Of(a.OrgUnit),
                });
        }

        private static ObservationItem Item(Observation inForce, List<Observation> replaced, ILookup<Guid, ProvenanceItem> trails)
        {
            var trail = inForce.SubmissionId is { } submission ? trails[submission].ToList() : [];
            return new ObservationItem
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
                Superseded = [.. replaced.Select(o => new SupersededItem { Revision = o.Revision, Value = o.Value, Text = o.Text, ApprovedAt = o.ApprovedAt })],
            };
        }
    }

    /// <summary>An instant must say its offset: a bare local time would mean something else on every machine.</summary>
    private static DateTimeOffset? ParseInstant(string text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
        && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10)
            ? instant.ToUniversalTime()
            : null;
}
