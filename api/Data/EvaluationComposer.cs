using System.Globalization;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>
/// What an evaluation follows from: figures and reports approved by its instant, targets and decisions made by then, sheets as they stood on its day,
/// of periods that had ended; judged by the formulae that judge everywhere else.
/// </summary>
public sealed class EvaluationComposer(LantuDbContext db, PlanReader reader)
{
    public async Task<EvaluationInputs> ComposeAsync(Plan plan, EvaluationKind kind, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var (judged, known) = await reader.JudgeAsync(plan.Code, asOf, cancellationToken);
        var day = Clock.DayOf(asOf);
        var (reading, figures) = (judged.At(day), known.Until(day));
        var tasks = await db.PlanTasks.AsNoTracking().Where(t => t.PlanId == plan.Id).Include(t => t.Chapter).Include(t => t.Commitments).OrderBy(t => t.Chapter.No).ThenBy(t => t.No).ToListAsync(cancellationToken);
        var projects = await db.Projects.AsNoTracking().Where(p => p.PlanId == plan.Id).Include(p => p.Column).Include(p => p.Commitments).OrderBy(p => p.Column.No).ThenBy(p => p.No).ToListAsync(cancellationToken);
        var asked = await AskedAsync(plan, day, cancellationToken);
        // The city is judged by its indicators as they stood then, too.
        reading = reading with { IndicatorStatuses = figures.Indicators.ToDictionary(i => i.Id, i => figures.StandingOf(i, plan.OrgUnit, Language.Chinese).Status) };
        var year = day is { Month: 12, Day: 31 } ? day.Year : day.Year - 1;
        return new EvaluationInputs(plan.Code, plan.Title, kind, asOf.ToUniversalTime(), year, Math.Max(0, year - plan.BaseYear),
            [.. figures.Areas.Where(a => a.IsThereOn(day)).OrderByDescending(figures.IsCity).Select(area => new EvaluationScope(area.Code, area.Name, area.ShortName, figures.IsCity(area), [.. ItemsOf(area)]))]);

        IEnumerable<EvaluationSubject> ItemsOf(OrgUnit area)
        {
            var isCity = figures.IsCity(area);
            foreach (var (order, indicator) in figures.Indicators.Index())
            {
                yield return ItemOf(figures, indicator, area, order);
            }

            foreach (var (order, task) in tasks.Index().Where(t => isCity || asked.Contains((area.Id, t.Item.Id))))
            {
                yield return Judge(new EvaluationSubject(EvaluationList.Tasks, task.Code, task.Title, order), task.Id, task.Commitments, reading.StandingOf(task).Input.StartsOn, () => reading.StatusOf(task));
            }

            foreach (var (order, project) in projects.Index().Where(p => isCity || asked.Contains((area.Id, p.Item.Id))))
            {
                yield return Judge(new EvaluationSubject(EvaluationList.Projects, project.Code, project.Title, order), project.Id, project.Commitments,
                    reading.StandingOf(project, project.Column.Category).Input.StartsOn, () => reading.StatusOf(project, project.Column.Category));
            }

            EvaluationSubject Judge(EvaluationSubject item, Guid id, IReadOnlyCollection<Commitment> commitments, DateOnly startsOn, Func<Status> ofCity)
            {
                if (reading.OutBy(id) is { } decision)
                {
                    return item with { Out = decision.State == LifecycleState.Merged ? OutReason.Merged : OutReason.Cancelled, OutNote = decision.Document };
                }

                var own = reading.Reports.OfAll(id).Where(r => r.OrgUnit.Id == area.Id && r.Value is not null).ToList();
                var status = isCity ? ofCity() : own.Count > 0 ? reading.StatusOf(commitments, own) : null;
                return item with
                {
                    Verdict = status?.Verdict,
                    Done = status?.Progress,
                    Due = status?.PlannedProgress,
                    Provisional = status?.Provisional == true ? true : null,
                    Out = isCity && day < startsOn ? OutReason.NotStarted : null,
                };
            }
        }
    }

    private static EvaluationSubject ItemOf(PlanFigures figures, Indicator indicator, OrgUnit area, int order)
    {
        var standing = figures.StandingOf(indicator, area, Language.Chinese);
        var item = new EvaluationSubject(EvaluationList.Indicators, indicator.Code, indicator.Name, order) { ShortName = indicator.ShortName, Unit = indicator.Unit, Nature = indicator.Nature };
        if (standing.Judgement is not { } judgement)
        {
            return item with { Out = indicator.ParentId is not null ? OutReason.PartOfAnother : OutReason.NoTarget };
        }

        var (assessment, target) = (judgement.Assessment, judgement.Target);
        var previous = standing.Recent.Where(o => o.Period.Length == 4 && o.Value is not null).Select(o => (Year: int.Parse(o.Period, CultureInfo.InvariantCulture), Value: o.Value!.Value))
            .Concat(standing.RollUps.Select(r => (Year: r.Key, r.Value.Value))).Where(v => v.Year < assessment.Year && v.Year > target.BaseYear).OrderBy(v => v.Year).Select(v => ((int Year, decimal Value)?)v).LastOrDefault();
        var isMeasured = assessment.Verdict != Verdict.NoData;
        return item with
        {
            Rule = assessment.Rule,
            Verdict = assessment.Verdict,
            Better = BetterOf(target),
            Baseline = target.Start,
            BaseYear = target.BaseYear,
            Target = target.Goal?.Value,
            TargetYear = target.Year,
            Planned = Figures.Significant(assessment.Planned),
            Aim = assessment.Aim?.Value,
            Value = assessment.Value ?? (isMeasured && assessment.Rule == AssessmentRule.Completion ? assessment.Progress : null),
            Year = assessment.Year,
            Previous = previous?.Value,
            PreviousYear = previous?.Year,
            IsMet = isMeasured ? assessment.Verdict.IsDone() : null,
            RoseIn = assessment.RoseIn,
            Provisional = standing.RollUp?.IsProvisional == true ? true : null,
            Reported = standing.RollUp?.Reported,
            Parts = standing.RollUp?.Total,
            Out = indicator.ParentId is not null ? OutReason.PartOfAnother
                : isMeasured ? null
                : assessment.Value is not null ? (assessment.Rule == AssessmentRule.Assigned ? OutReason.NotAssigned : OutReason.NotMeasurable)
                // Nothing was approved, and nothing has been asked for either.
                : target is { ValueKind: ValueKind.Number, Goal: null, Yearly.Count: 0 } ? OutReason.NotAssigned
                : null,
        };
    }

    private static Better BetterOf(AssessmentTarget target) => (target.Direction, target.Goal?.Comparator) switch
    {
        (Direction.LowerIsBetter, _) or (Direction.None, TargetComparator.Lte or TargetComparator.Lt) => Better.Lower,
        (Direction.HigherIsBetter or Direction.Maintain, _) or (Direction.None, TargetComparator.Gte or TargetComparator.Gt) => Better.Higher,
        _ => Better.Equal,
    };

    /// <summary>Which areas were asked for which tasks and projects, in periods that had ended.</summary>
    private async Task<HashSet<(Guid Area, Guid Subject)>> AskedAsync(Plan plan, DateOnly day, CancellationToken cancellationToken)
    {
        var asked = await db.Submissions.AsNoTracking().Where(s => s.PlanId == plan.Id && s.OrgUnit.Kind != OrgUnitKind.Department)
            .SelectMany(s => s.Lines.Where(l => l.TaskId != null || l.ProjectId != null).Select(l => new { s.OrgUnitId, s.Period, Subject = l.TaskId ?? l.ProjectId!.Value })).Distinct().ToListAsync(cancellationToken);
        return [.. asked.Where(a => Period.Parse(a.Period).LastDay <= day).Select(a => (a.OrgUnitId, a.Subject))];
    }
}
