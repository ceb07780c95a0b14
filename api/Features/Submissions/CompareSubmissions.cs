using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Submissions;

public static class CompareSubmissions
{
    public sealed record Filter
    {
        /// <summary>Code of the form.</summary>
        public required string Form { get; init; }
        public required string Period { get; init; }

        /// <summary>The revisions that were in force at this instant (RFC 3339 with offset, a day, or the name of a snapshot) instead of the latest.</summary>
        /// <example>2025-07-10T08:00:00Z</example>
        public string? AsOf { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<ComparisonResponse>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Filter.Period).Must(code => Period.TryParse(code, out _)).WithErrorCode("malformed_period").OverridePropertyName("Period");
            RuleFor(q => q.Filter.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
        }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, ComparisonResponse>
    {
        public async Task<ComparisonResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var (actor, today) = (current.Required, clock.Today());
            var asOf = request.Filter.AsOf is null ? null : await db.Snapshots.NamedAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Filter.AsOf, cancellationToken);
            var ofAll = db.Submissions.FollowedBy(actor).AsNoTracking().Where(s => s.ReportForm.Plan.Code == request.Plan && s.ReportForm.Code == request.Filter.Form && s.Period == request.Filter.Period);
            var wanted = asOf is { } instant ? ofAll.InForceAt(instant) : ofAll.Where(s => s.State != SubmissionState.Discarded && s.Corrections.All(c => c.State == SubmissionState.Discarded));
            var followed = (await SubmissionReader.Listed(wanted).ToListAsync(cancellationToken)).OrderBy(s => s.OrgUnit.SortOrder).ToList();
            if (followed.Count == 0)
            {
                throw new NotFoundException("not_found");
            }

            var ids = followed.ConvertAll(s => s.Id);
            var seen = await SubmissionReader.Whole(db.Submissions.VisibleTo(actor).AsNoTracking().Where(s => ids.Contains(s.Id))).ToListAsync(cancellationToken);
            var answers = await EarlierAnswers.LoadAsync(db, actor, seen, asOf, cancellationToken);
            var known = seen.ToDictionary(s => s.Id, s => new Known(s, answers[s.Id], SubmissionReader.Check(s, answers[s.Id])));

            var isRanked = await db.AssessmentSettings.RanksAsync(followed[0].ReportForm.Plan, cancellationToken);
            return new ComparisonResponse
            {
                Form = FormRef.Of(followed[0].ReportForm),
                Period = request.Filter.Period,
                Submissions = [.. followed.Select(s => SubmissionSummary.Of(s, actor, today, known.ContainsKey(s.Id)))],
                Lines = [.. seen.SelectMany(s => s.Lines).DistinctBy(l => l.SubjectId).OrderBy(l => l.No).Select(line => Compare(line, followed, known, isRanked))],
            };
        }

        private static ComparisonResponse.LineItem Compare(SubmissionLine line, List<Submission> followed, Dictionary<Guid, Known> known, bool isRanked)
        {
            var values = known.Values.Select(k => (k.Submission.Id, k.LineOf(line)?.Value)).Where(v => v.Value is not null).ToDictionary(v => v.Id, v => v.Value!.Value);
            var (ranks, outliers) = (Peers.Ranks(values, isRanked && line.Indicator is { } indicator ? indicator.Direction : Direction.None), Peers.Outliers(values, line.Decimals));
            return new ComparisonResponse.LineItem(line)
            {
                Heading = line.Heading,
                Unit = line.Unit,
                Decimals = line.Decimals,
                AnswerKind = line.AnswerKind,
                Aggregation = line.Indicator?.AggregationKind,
                Total = Peers.Total([.. values.Values], line.Indicator?.AggregationKind ?? AggregationKind.ReportedByCity),
                Reported = known.Values.Count(k => k.LineOf(line) is { IsFilled: true }),
                Cells = [.. followed.Select(s => Cell(known.GetValueOrDefault(s.Id), line, ranks.TryGetValue(s.Id, out var rank) ? rank : null, outliers.Contains(s.Id)))],
            };
        }

        private static ComparisonResponse.CellItem Cell(Known? known, SubmissionLine asked, int? rank, bool outlier)
        {
            var line = known?.LineOf(asked);
            return new ComparisonResponse.CellItem
            {
                Value = line?.Value,
                Text = line?.Text,
                Previous = line is null ? null : known!.Answers.Previous(line)?.Value,
                Rank = rank,
                Outlier = outlier,
                Hits = line is null ? 0 : known!.Check.Checks.Count(c => c.LineNo == line.No),
                Explanation = line?.Explanation,
                Details = LineDetails.Of(line?.Details),
            };
        }

        /// <summary>A submission whose figures the caller sees.</summary>
        private sealed record Known(Submission Submission, EarlierAnswers Answers, SubmissionCheck Check)
        {
            /// <summary>Versions may number the same thing differently.</summary>
            public SubmissionLine? LineOf(SubmissionLine asked) => Submission.Lines.Find(l => l.SubjectId == asked.SubjectId);
        }
    }
}
