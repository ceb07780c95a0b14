using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Dashboard;

public static class CompareDashboard
{
    public sealed record Filter
    {
        /// <summary>The instant that today is compared with: RFC 3339 with offset, a day, or the name of a snapshot (快照).</summary>
        /// <example>2025-07-10</example>
        [Required]
        public string? AsOf { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<DashboardComparisonResponse>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Filter.AsOf).NotNull().WithErrorCode("required").OverridePropertyName("?asOf");
            RuleFor(q => q.Filter.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
        }
    }

    public sealed class Handler(LantuDbContext db, DashboardReading reading, JudgedDashboard judged, StandingsJudge judge, RequestLanguage language) : IRequestHandler<Query, DashboardComparisonResponse>
    {
        public async Task<DashboardComparisonResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var asOf = (await db.Snapshots.NamedAsync(plan, request.Filter.AsOf, cancellationToken))!.Value;
            var (row, rows) = await judged.RowsAsync(request.Plan, cancellationToken);
            var (contents, then) = await judge.JudgeAsync(plan, asOf, cancellationToken);
            var before = new DashboardView(row, Then(rows, contents, then, asOf), then.Day, asOf, language.Value);
            return new DashboardComparisonResponse
            {
                AsOf = asOf,
                Then = before.ToResponse(),
                Changes = new DashboardView(row, rows, reading.Day, reading.Before, language.Value).ChangesSince(before),
            };
        }

        /// <summary>What the plan names now, with what was known of it then. Who had reported by then is not told.</summary>
        private static DashboardRows Then(DashboardRows rows, IReadOnlyDictionary<StandingKey, string> contents, PlanReading then, DateTimeOffset asOf) => rows with
        {
            Tasks = [.. rows.Tasks.Select(t => t with { IsOut = !then.Counts(t.Id) })],
            Projects = [.. rows.Projects.Select(p => p with { IsOut = !then.Counts(p.Id) })],
            Standings = [.. contents.Select(s => new DashboardRows.StandingRow(s.Key.Kind, s.Key.SubjectId, s.Key.OrgUnitId, Standing.CurrentShape, asOf) { Content = s.Value })],
            Former = [],
            Submissions = [],
        };
    }
}
