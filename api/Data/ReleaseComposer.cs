using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <param name="Digest">Two of the same content have the same.</param>
/// <param name="Observations">The figures that stand in it.</param>
public sealed record ComposedRelease(int No, ReleaseContent Content, string Digest, IReadOnlyList<Guid> Observations);

/// <summary>What the public would see after a release: judged from the figures it shows and from no others.</summary>
public sealed class ReleaseComposer(LantuDbContext db, PlanReader reader)
{
    /// <exception cref="RuleViolationException">The plan has no such domain.</exception>
    public async Task<ComposedRelease> ComposeAsync(string planCode, ReleaseScope scope, CancellationToken cancellationToken)
    {
        var reading = await reader.ReadAsync(planCode, null, cancellationToken);
        var plan = reading.Plan;
        RuleViolationException.ThrowIfAny(scope.Domains.Select((domain, i) => plan.Domains.Contains(domain) ? null : new RuleViolation($"/domains/{i}", "no_such_domain")));
        var no = (await db.Releases.Where(r => r.PlanId == plan.Id).MaxAsync(r => (int?)r.No, cancellationToken) ?? 0) + 1;
        var last = await db.Releases.AsNoTracking().Where(r => r.PlanId == plan.Id && r.CancelledAt == null).OrderByDescending(r => r.No).FirstOrDefaultAsync(cancellationToken);
        var before = last?.Content ?? ReleaseContent.Nothing;
        var indicators = await IndicatorsAsync(plan, scope, before, no, cancellationToken);
        var then = reading.At(scope.Through.LastDay) with { IndicatorStatuses = await StatusesAsync(plan, indicators, cancellationToken) };
        var content = new ReleaseContent(
            indicators,
            scope.Progress ? await TasksAsync(then, no, cancellationToken) : before.Tasks,
            scope.Progress ? await ProjectsAsync(then, no, cancellationToken) : before.Projects,
            []);
        content = content with { Changes = ReleaseDifference.Between(before, content) };
        var digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)))[..32];
        return new ComposedRelease(no, content, digest, [.. indicators.SelectMany(i => i.Figures).Select(f => f.Id)]);
    }

    private async Task<IReadOnlyList<ReleasedIndicator>> IndicatorsAsync(Plan plan, ReleaseScope scope, ReleaseContent before, int no, CancellationToken cancellationToken)
    {
        var indicators = await db.Indicators.AsNoTracking().Where(i => i.PlanId == plan.Id).Include(i => i.Parent).OrderBy(i => i.SortOrder).ToListAsync(cancellationToken);
        var figures = (await db.Observations.AsNoTracking().Where(o => o.PlanId == plan.Id && (o.OrgUnitId == plan.OrgUnitId || o.OrgUnit.ParentId == plan.OrgUnitId)).InForce().Include(o => o.OrgUnit).ToListAsync(cancellationToken))
            .Where(o => Period.Parse(o.Period).LastDay <= scope.Through.LastDay)
            .OrderBy(o => o.OrgUnit.SortOrder).ThenBy(o => o.Period, StringComparer.Ordinal)
            .ToLookup(o => o.IndicatorId);
        var kept = before.Indicators.ToDictionary(i => i.Code);
        return [.. indicators.Select(i => scope.Domains.Contains(i.Domain) ? Judge(plan, i, [.. figures[i.Id]], no) : kept.GetValueOrDefault(i.Code)).OfType<ReleasedIndicator>()];
    }

    private static ReleasedIndicator Judge(Plan plan, Indicator indicator, IReadOnlyList<Observation> figures, int no)
    {
        var target = IndicatorStandings.TargetOf(plan, indicator);
        var assessment = Assessment.Of(target, figures.Where(o => o.OrgUnitId == plan.OrgUnitId && o.Period.Length == 4)
            .Select(o => new AssessedValue(int.Parse(o.Period, CultureInfo.InvariantCulture), o.Value, indicator.ValueKind == ValueKind.Completion ? o.Value == 1 : null)));
        return new ReleasedIndicator(
            indicator.Code, indicator.Parent?.Code, indicator.Name, indicator.Domain, indicator.Unit, indicator.Decimals, indicator.BaselineText, indicator.TargetText, indicator.TargetYear,
            assessment.Light, assessment.Verdict, assessment.Rule, Assessment.FormulaVersion,
            Domain.Figures.Significant(assessment.Progress), Domain.Figures.Significant(assessment.PlannedProgress), Domain.Figures.Significant(assessment.Pace),
            new ReleasedWords(AssessmentWords.Explain(assessment, target, Language.Chinese), AssessmentWords.Explain(assessment, target, Language.English)),
            Assessment.Path(target),
            [.. figures.Select(o => new ReleasedFigure(o.Id, o.OrgUnit.Code, o.Period, o.Value, o.Text, o.Revision))],
            no);
    }

    /// <summary>What commitments that repeat an indicator are judged by: the released standing. One that is not released is as if nothing were known of it.</summary>
    private async Task<Dictionary<Guid, Status>> StatusesAsync(Plan plan, IReadOnlyList<ReleasedIndicator> released, CancellationToken cancellationToken)
    {
        var indicators = await db.Indicators.AsNoTracking().Where(i => i.PlanId == plan.Id).ToListAsync(cancellationToken);
        var nothing = new Assessment(AssessmentRule.Assigned, Verdict.NoData);
        return indicators.ToDictionary(i => i.Id, i => released.FirstOrDefault(r => r.Code == i.Code) is { } r
            ? Status.Of(new Assessment(r.Rule, r.Verdict, Progress: r.Progress, PlannedProgress: r.PlannedProgress, Pace: r.Pace), null, null, r.Explanation.Zh)
            : Status.Of(nothing, null, null, ""));
    }

    private async Task<IReadOnlyList<ReleasedProgress>> TasksAsync(PlanReading reading, int no, CancellationToken cancellationToken)
    {
        var tasks = await db.PlanTasks.AsNoTracking().Where(t => t.PlanId == reading.Plan.Id).Include(t => t.Chapter).Include(t => t.Commitments).OrderBy(t => t.Chapter.No).ThenBy(t => t.No).AsSplitQuery().ToListAsync(cancellationToken);
        return [.. tasks.Where(t => reading.Counts(t.Lifecycle)).Select(t => Progress(t.Code, t.Chapter.No, t.Title, r => r.StatusOf(t), reading, no))];
    }

    private async Task<IReadOnlyList<ReleasedProgress>> ProjectsAsync(PlanReading reading, int no, CancellationToken cancellationToken)
    {
        var projects = await db.Projects.AsNoTracking().Where(p => p.PlanId == reading.Plan.Id).Include(p => p.Column.Chapter).Include(p => p.Commitments).OrderBy(p => p.Column.No).ThenBy(p => p.No).AsSplitQuery().ToListAsync(cancellationToken);
        return [.. projects.Where(p => reading.Counts(p.Lifecycle)).Select(p => Progress(p.Code, p.Column.Chapter.No, p.Title, r => r.StatusOf(p, p.Column.Category), reading, no))];
    }

    private static ReleasedProgress Progress(string code, int chapter, string title, Func<PlanReading, Status> judge, PlanReading reading, int no)
    {
        var (zh, en) = (judge(reading with { Language = Language.Chinese }), judge(reading with { Language = Language.English }));
        return new ReleasedProgress(code, chapter, title, zh.Light, zh.Verdict, new ReleasedWords(zh.Explanation, en.Explanation), no);
    }
}
