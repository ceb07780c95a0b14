using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>What a report says besides the frozen run: of the plan, its people and what they reported, as it was known at the run's instant.</summary>
public sealed class ReportSources(LantuDbContext db, PlanReader reader, TimeProvider clock)
{
    public async Task<ReportSource> LoadAsync(Evaluation evaluation, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().Include(p => p.OwnerOrgUnit).SingleAsync(p => p.Id == evaluation.PlanId, cancellationToken);
        var day = Clock.DayOf(evaluation.AsOf);
        var reading = (await reader.JudgeAsync(plan.Code, evaluation.AsOf, cancellationToken)).Reading.At(day);
        var content = new PlanContent(
            await db.Indicators.AsNoTracking().Where(i => i.PlanId == plan.Id).OrderBy(i => i.SortOrder).ToListAsync(cancellationToken),
            await db.Chapters.AsNoTracking().Where(c => c.PlanId == plan.Id).Include(c => c.Tasks).ThenInclude(t => t.Commitments).OrderBy(c => c.No).AsSplitQuery().ToListAsync(cancellationToken),
            await db.Columns.AsNoTracking().Where(c => c.PlanId == plan.Id).Include(c => c.Projects).ThenInclude(p => p.Commitments).OrderBy(c => c.No).AsSplitQuery().ToListAsync(cancellationToken));
        var sheet = ScoreSheet.Of(evaluation);
        var leads = Leads(content, reading).ToList();
        var now = clock.Now();
        return new ReportSource(sheet, await StateAsync(evaluation, now, cancellationToken), plan.StartYear, plan.EndYear, plan.OwnerOrgUnit.Name, evaluation.SignedAt is { } signed ? Clock.DayOf(signed) : clock.Today(),
            [
                .. plan.Domains.Select(d => new ReportGroup(EvaluationList.Indicators, 0, d, [.. content.Indicators.Where(i => i.Domain == d).Select(i => i.Code)])),
                .. content.Chapters.Select(c => new ReportGroup(EvaluationList.Tasks, c.No, c.Title, [.. c.Tasks.OrderBy(t => t.No).Select(t => t.Code)])),
                .. content.Columns.Select(c => new ReportGroup(EvaluationList.Projects, c.No, c.Title, [.. c.Projects.OrderBy(p => p.No).Select(p => p.Code)])),
            ],
            leads, [.. Money(content, reading)], [.. await SelvesAsync(evaluation, cancellationToken), .. Problems(content, reading)], [.. Dues(content, reading)],
            await new ReportPlaces(db).LoadAsync(plan, evaluation, sheet, content, leads, cancellationToken), await BeforeAsync(evaluation, now, cancellationToken));
    }

    /// <summary>How the evaluation stands now.</summary>
    public async Task<EvaluationState> StateAsync(Evaluation evaluation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var out_ = db.Releases.Out(now).SelectMany(r => r.Evaluations.Select(e => e.EvaluationId));
        return evaluation.StateOf(await out_.ContainsAsync(evaluation.Id, cancellationToken), await db.Evaluations.AnyAsync(e => e.Supersedes == evaluation.Id && out_.Contains(e.Id), cancellationToken));
    }

    private static IEnumerable<ReportLead> Leads(PlanContent content, PlanReading reading)
    {
        var led = content.Indicators.Select(i => (List: EvaluationList.Indicators, i.Code, Owners: reading.Responsibilities.Of(i.Id)))
            .Concat(content.Tasks.Select(t => (List: EvaluationList.Tasks, t.Code, Owners: reading.Responsibilities.OfTask(t.Id, t.ChapterId))))
            .Concat(content.Projects.Select(p => (List: EvaluationList.Projects, p.Code, Owners: reading.Responsibilities.Of(p.Id))));
        return from item in led let lead = item.Owners.FirstOrDefault(r => r.Role == ResponsibilityRole.Lead) where lead is not null
               select new ReportLead(item.List, item.Code, lead.OrgUnit.ShortName, lead.Status == ResponsibilityStatus.Confirmed);
    }

    private static IEnumerable<ReportMoney> Money(PlanContent content, PlanReading reading)
    {
        foreach (var project in content.Projects)
        {
            var investments = reading.SheetOf(project)?.Investments ?? [];
            // Reported since the beginning of each year: the last report of a year says all of it.
            var spent = reading.Reports.Of(project.Id).Where(r => r.Details?.Invested is not null).GroupBy(r => r.Period.FirstDay.Year).Select(year => year.Last().Details!.Invested!.Value).ToList();
            var money = new ReportMoney(project.Code, Sum(investments.Select(i => i.Planned)), Sum(investments.Select(i => i.Arranged)), spent.Count == 0 ? null : spent.Sum());
            if (money is not { Planned: null, Arranged: null, Spent: null })
            {
                yield return money;
            }
        }

        static decimal? Sum(IEnumerable<decimal?> amounts) => amounts.OfType<decimal>().ToList() is { Count: > 0 } known ? known.Sum() : null;
    }

    private async Task<List<ReportStatement>> SelvesAsync(Evaluation evaluation, CancellationToken cancellationToken) => [.. (await db.SelfAssessments.AsNoTracking().Where(s => s.EvaluationId == evaluation.Id && s.SubmittedAt != null && s.Problems != "")
        .Join(db.OrgUnits, s => s.OrgUnitId, u => u.Id, (s, u) => new { u.SortOrder, u.ShortName, s.Problems }).OrderBy(s => s.SortOrder).ToListAsync(cancellationToken)).Select(s => new ReportStatement(s.ShortName, "自评", s.Problems, null))];

    /// <summary>Of every unit its latest approved word on a task or project that counts.</summary>
    private static IEnumerable<ReportStatement> Problems(PlanContent content, PlanReading reading) =>
        from work in content.Tasks.Select(t => (t.Id, About: $"任务 {t.Code} {t.Title}")).Concat(content.Projects.Select(p => (p.Id, About: $"项目 {p.Code} {p.Title}")))
        where reading.Counts(work.Id)
        from unit in reading.Reports.OfAll(work.Id).GroupBy(r => r.OrgUnit.Id)
        let last = unit.Last()
        let blocked = last.Details is { Status: ProgressStatus.Blocked, BlockedReason: { } reason } d ? $"受阻：{reason}（{(d.BlockedBy is { } by ? reading.Units.GetValueOrDefault(by)?.Name ?? by : "")}{(d.BlockedUntil is { } until ? $"，{until:yyyy-MM-dd} 前" : "")}解决）" : null
        where last.Details?.Problems is not null || blocked is not null
        select new ReportStatement(last.OrgUnit.ShortName, $"{work.About}（{last.Period.Code}）", string.Join("\n", new[] { last.Details!.Problems, blocked }.OfType<string>()), last.Details.NextSteps);

    private static IEnumerable<ReportDue> Dues(PlanContent content, PlanReading reading)
    {
        var until = reading.Day.AddMonths(12);
        var works = content.Tasks.Select(t => (t.Id, List: EvaluationList.Tasks, t.Code, t.Title, t.Commitments)).Concat(content.Projects.Select(p => (p.Id, List: EvaluationList.Projects, p.Code, p.Title, p.Commitments)));
        return from work in works where reading.Counts(work.Id)
               from promise in work.Commitments.OrderBy(c => c.No)
               where promise.DueOn > reading.Day && promise.DueOn <= until && !reading.StatusOf(promise).Verdict.IsDone()
               select new ReportDue(promise.DueOn!.Value, work.List, work.Code, work.Title, Words(promise));
    }

    private static string Words(Commitment promise)
    {
        var comparator = promise.Comparator switch
        {
            Comparator.Gte => "不低于 ", Comparator.Gt => "高于 ", Comparator.Lte => "不高于 ", Comparator.Lt => "低于 ", Comparator.IncreaseBy => "增加 ", Comparator.DecreaseBy => "下降 ", _ => "",
        };
        var figure = promise.Value is { } value ? $" {comparator}{ReportWords.Figure(value, promise.Unit)}" : "";
        return $"{(promise.Scope is { Length: > 0 } scope ? $"{scope}：" : "")}{promise.Quantity}{figure}";
    }

    /// <summary>The last reviewed evaluation of an earlier instant that no other reviewed one has taken the place of.</summary>
    private async Task<ReportBefore?> BeforeAsync(Evaluation evaluation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = await db.Evaluations.AsNoTracking().Where(e => e.PlanId == evaluation.PlanId && e.BasedOn == null && e.ReviewedAt != null && e.AsOf < evaluation.AsOf && e.Id != evaluation.Id
            && !db.Evaluations.Any(other => other.Supersedes == e.Id && other.ReviewedAt != null)).OrderByDescending(e => e.AsOf).ThenByDescending(e => e.No).FirstOrDefaultAsync(cancellationToken);
        return before is null ? null : new ReportBefore(before.Title, before.InputsContent(), before.ResultContent(), await db.Releases.Out(now).AnyAsync(r => r.Evaluations.Any(e => e.EvaluationId == before.Id), cancellationToken));
    }
}

/// <summary>The plan's own words, in its order.</summary>
public sealed record PlanContent(IReadOnlyList<Indicator> Indicators, IReadOnlyList<Chapter> Chapters, IReadOnlyList<Column> Columns)
{
    public IEnumerable<PlanTask> Tasks => Chapters.SelectMany(c => c.Tasks.OrderBy(t => t.No));

    public IEnumerable<Project> Projects => Columns.SelectMany(c => c.Projects.OrderBy(p => p.No));

    public Guid? IdOf(EvaluationList list, string code) => list switch
    {
        EvaluationList.Indicators => Indicators.FirstOrDefault(i => i.Code == code)?.Id,
        EvaluationList.Tasks => Tasks.FirstOrDefault(t => t.Code == code)?.Id,
        EvaluationList.Projects => Projects.FirstOrDefault(p => p.Code == code)?.Id,
        EvaluationList.Qualitative => null,
    };
}
