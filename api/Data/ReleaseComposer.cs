using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <param name="Digest">Two of the same content have the same.</param>
/// <param name="Json">The content as it will be kept.</param>
/// <param name="Figures">Those it would be the first to show.</param>
public sealed record ComposedRelease(int No, ReleaseContent Content, string Json, List<ReleaseChange> Changes, string Digest, IReadOnlyList<Guid> Figures);

/// <summary>
/// What the public would see after a release: judged, by the same formulae as inside, from the figures it shows and from no others.
/// Sheets of projects, reports in words and returns are nobody's but the units': they neither leave nor decide a light.
/// </summary>
public sealed class ReleaseComposer(LantuDbContext db, PlanReader reader, IndicatorStandings standings, TimeProvider clock)
{
    /// <exception cref="RuleViolationException">The plan has no such domain or chapter, or the period is still to come.</exception>
    public async Task<ComposedRelease> ComposeAsync(Plan plan, ReleaseScope scope, CancellationToken cancellationToken)
    {
        var chapters = await db.Chapters.AsNoTracking().Where(c => c.PlanId == plan.Id).OrderBy(c => c.No).ToListAsync(cancellationToken);
        RuleViolationException.ThrowIfAny([
            scope.Through.FirstDay > clock.Today() ? new RuleViolation("/through", "in_the_future") : null,
            .. scope.Domains.Select((domain, i) => plan.Domains.Contains(domain) ? null : new RuleViolation($"/domains/{i}", "no_such_domain")),
            .. scope.Chapters.Select((no, i) => chapters.Exists(c => c.No == no) ? null : new RuleViolation($"/chapters/{i}", "no_such_chapter")),
        ]);
        var (no, before) = await BeforeAsync(plan, cancellationToken);
        var figures = (await standings.ReadAsync(plan, null, cancellationToken)).Until(scope.Through.LastDay);
        var indicators = Indicators(figures, scope, before, no);
        var works = scope.Chapters.Count == 0 ? null : await ReleasedWorks.LoadAsync(db, await reader.ReadAsync(plan.Code, null, cancellationToken), figures, indicators, DayOf(scope), cancellationToken);
        var content = new ReleaseContent(
            Areas(figures, before),
            indicators,
            [.. chapters.Select(c => scope.Chapters.Contains(c.No) ? works!.Of(c, no) : before.Chapters.FirstOrDefault(b => b.No == c.No)).OfType<ReleasedChapter>()])
        {
            Evaluations = await EvaluationsAsync(plan, scope, before, no, cancellationToken),
        };
        var (json, changes) = (content.ToJson(), ReleaseDifference.Between(before, content));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json + JsonSerializer.Serialize(changes, StandingContent.Json))))[..32];
        return new ComposedRelease(no, content, json, changes, digest, [.. changes.Select(c => c.After?.Id).OfType<Guid>()]);
    }

    private async Task<(int No, ReleaseContent Before)> BeforeAsync(Plan plan, CancellationToken cancellationToken)
    {
        var no = (await db.Releases.Where(r => r.PlanId == plan.Id).MaxAsync(r => (int?)r.No, cancellationToken) ?? 0) + 1;
        var last = await db.Releases.Where(r => r.PlanId == plan.Id && r.CancelledAt == null).OrderByDescending(r => r.No).Select(r => r.Content).FirstOrDefaultAsync(cancellationToken);
        return (no, last is null ? ReleaseContent.Nothing : ReleaseContent.From(last));
    }

    /// <exception cref="RuleViolationException">One of them is not signed, or is out already.</exception>
    private async Task<IReadOnlyList<ReleasedEvaluation>?> EvaluationsAsync(Plan plan, ReleaseScope scope, ReleaseContent before, int no, CancellationToken cancellationToken)
    {
        var signed = await db.Evaluations.AsNoTracking().Where(e => e.PlanId == plan.Id && scope.Evaluations.Contains(e.Id) && e.SignedAt != null && e.BasedOn == null).ToDictionaryAsync(e => e.Id, cancellationToken);
        var known = before.Evaluations ?? [];
        RuleViolationException.ThrowIfAny(scope.Evaluations.Select((id, i) => signed.ContainsKey(id) && known.All(e => e.Id != id) ? null : new RuleViolation($"/evaluations/{i}", "no_such_evaluation")));
        if (known.Count + signed.Count == 0)
        {
            return null;
        }

        // The newest made of what was signed. One that came out stays; an evaluation that came out without any gets its own with the next release.
        var bare = known.Where(e => e.Report is null).Select(e => e.Id).Concat(signed.Keys).ToList();
        var reports = (await db.EvaluationReports.AsNoTracking().Where(r => bare.Contains(r.EvaluationId) && r.State == ReportState.Done && r.PublicSha256 != null).OrderByDescending(r => r.No)
            .Select(r => new { r.EvaluationId, Report = new ReleasedReport(r.Id, r.PublicSha256!) }).ToListAsync(cancellationToken)).DistinctBy(r => r.EvaluationId).ToDictionary(r => r.EvaluationId, r => r.Report);
        return [.. known.Concat(signed.Values.OrderBy(e => e.No).Select(e => new ReleasedEvaluation(e.Id, e.Kind, e.Title, e.AsOf, e.Supersedes, e.ResultSha256, no))).Select(e => e.Report is null ? e with { Report = reports.GetValueOrDefault(e.Id) } : e)];
    }

    /// <summary>Those that exist no more stay, for what was released of them does.</summary>
    private static List<ReleasedArea> Areas(PlanFigures figures, ReleaseContent before) =>
        [.. figures.Areas.Select(a => new ReleasedArea(OrgUnitRef.Of(a), a.TileColumn, a.TileRow)).Concat(before.Areas).DistinctBy(a => a.OrgUnit.Code)];

    /// <summary>Nothing is judged by a day that has not come.</summary>
    private DateOnly DayOf(ReleaseScope scope) => scope.Through.LastDay < clock.Today() ? scope.Through.LastDay : clock.Today();

    private static List<ReleasedIndicator> Indicators(PlanFigures figures, ReleaseScope scope, ReleaseContent before, int no)
    {
        var known = before.Indicators.ToDictionary(i => i.Code);
        return [.. figures.Indicators.Select(i => scope.Domains.Contains(i.Domain) ? Judge(figures, i, known.GetValueOrDefault(i.Code), no) : known.GetValueOrDefault(i.Code)).OfType<ReleasedIndicator>()];
    }

    private static ReleasedIndicator Judge(PlanFigures figures, Indicator indicator, ReleasedIndicator? before, int no)
    {
        var shown = (before?.Figures ?? []).ToDictionary(f => (f.Area, f.Period));
        return new ReleasedIndicator(
            indicator.Code, figures.Indicators.FirstOrDefault(i => i.Id == indicator.ParentId)?.Code, indicator.Name, indicator.ShortName, indicator.Domain, indicator.Unit, indicator.Nature, indicator.Direction,
            indicator.ValueKind, indicator.Accumulation, indicator.Decimals,
            new ReleasedBaseline(indicator.BaselineValue, indicator.BaselineText, indicator.BaselineBasis, figures.Plan.BaseYear),
            new ReleasedTarget(indicator.TargetComparator, indicator.TargetValue, indicator.TargetText, indicator.TargetYear, indicator.TargetContinuousDecline),
            [.. figures.Areas.OrderByDescending(figures.IsCity).Where(a => figures.IsCity(a) || figures.Observations.Contains((indicator.Id, a.Id)) || figures.TargetOf(indicator, a) is not null).Select(a => Stand(figures, indicator, a))],
            [.. figures.Areas.SelectMany(a => figures.Observations[(indicator.Id, a.Id)].OrderBy(o => o.Period, StringComparer.Ordinal).Select(o => Show(o, a.Code, shown.GetValueOrDefault((a.Code, o.Period)), no)))],
            no,
            indicator.Sheet);
    }

    private static ReleasedStanding Stand(PlanFigures figures, Indicator indicator, OrgUnit area)
    {
        var (chinese, english) = (figures.StandingOf(indicator, area, Language.Chinese), figures.StandingOf(indicator, area, Language.English));
        // The second opinion is for those who compare methods, inside.
        return new ReleasedStanding(area.Code, IndicatorContent.Of(chinese.Status with { SecondOpinion = null }, english.Status with { SecondOpinion = null }), chinese.Path);
    }

    /// <summary>What says the same under another number stays as it was cited.</summary>
    private static ReleasedFigure Show(Observation observation, string area, ReleasedFigure? shown, int no) => shown is not null && (shown.Id == observation.Id || (shown.Value == observation.Value && shown.Text == observation.Text)) ? shown
        : new ReleasedFigure(observation.Id, area, observation.Period, observation.Value, observation.Text, no, shown is null ? [] : [new FormerFigure(shown.Id, shown.Value, shown.Text, shown.ReleaseNo), .. shown.Former]);
}
