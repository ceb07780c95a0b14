using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>A task, project or indicator, how it stands today, and the units that lead it.</summary>
/// <param name="ChapterNo">Null for an indicator.</param>
/// <param name="Area">The area whose own figure of the indicator is judged; null of what is the plan's own.</param>
/// <param name="Judge">How a task or project stood on another day; null of an indicator.</param>
public sealed record SupervisedSubject(SubjectKind Kind, Guid Id, string Code, string Title, int? ChapterNo, Status Status, IReadOnlyList<ResponsibilityRef> Leads, OrgUnit? Area, Func<PlanReading, Status>? Judge);

/// <summary>Everything of a plan that a slip can be about; what was cancelled or merged is none of it.</summary>
public sealed class SupervisionReader(LantuDbContext db, PlanReader reader, IndicatorStandings standings)
{
    /// <summary>How far back is looked for the first red day.</summary>
    private const int MostDays = 400;

    public async Task<SupervisionReading> ReadAsync(string planCode, CancellationToken cancellationToken)
    {
        var (reading, figures) = await reader.JudgeAsync(planCode, null, cancellationToken);
        var (plan, owners) = (reading.Plan, reading.Responsibilities);
        var tasks = await db.PlanTasks.AsNoTracking().Where(t => t.PlanId == plan.Id).Include(t => t.Chapter).Include(t => t.Commitments).OrderBy(t => t.Chapter.No).ThenBy(t => t.No).AsSplitQuery().ToListAsync(cancellationToken);
        var projects = await db.Projects.AsNoTracking().Where(p => p.PlanId == plan.Id).Include(p => p.Column.Chapter).Include(p => p.Commitments).OrderBy(p => p.Column.No).ThenBy(p => p.No).AsSplitQuery().ToListAsync(cancellationToken);
        var indicators = await db.Indicators.AsNoTracking().Where(i => i.PlanId == plan.Id).OrderBy(i => i.SortOrder).ToListAsync(cancellationToken);
        return new SupervisionReading(reading,
        [
            .. tasks.Where(t => reading.Counts(t.Id)).Select(t => new SupervisedSubject(SubjectKind.Task, t.Id, t.Code, t.Title, t.Chapter.No, reading.StatusOf(t), Leads(owners.OfTask(t.Id, t.ChapterId)), null, then => then.StatusOf(t))),
            .. projects.Where(p => reading.Counts(p.Id)).Select(p => new SupervisedSubject(SubjectKind.Project, p.Id, p.Code, p.Title, p.Column.Chapter.No, reading.StatusOf(p, p.Column.Category), Leads(owners.Of(p.Id)), null, then => then.StatusOf(p, p.Column.Category))),
            .. indicators.Where(i => reading.IndicatorStatuses.ContainsKey(i.Id))
                .Select(i => new SupervisedSubject(SubjectKind.Indicator, i.Id, i.Code, i.Name, null, reading.IndicatorStatuses[i.Id], Leads(owners.Of(i.Id)), null, null)),
        ],
        [
            .. from indicator in indicators
               from area in figures.Areas
               where !figures.IsCity(area) && area.IsThereOn(reading.Day) && figures.TargetOf(indicator, area) is not null
               select new SupervisedSubject(SubjectKind.Indicator, indicator.Id, indicator.Code, indicator.Name, null, figures.StandingOf(indicator, area, reading.Language).Status, Leads(owners.Of(indicator.Id)), area, null),
        ]);
    }

    /// <summary>
    /// Since when each red subject, and each red indicator of an area, has been red without a break, every day judged anew from stored inputs; looked for at most
    /// <see cref="MostDays"/> days back. What is not red is not among them.
    /// </summary>
    public async Task<Dictionary<(Guid Subject, Guid? Area), DateOnly>> RedSinceAsync(SupervisionReading supervision, CancellationToken cancellationToken)
    {
        var since = await standings.RedSinceAsync(supervision.Reading.Plan, cancellationToken);
        var red = supervision.Subjects.Where(s => s.Kind != SubjectKind.Indicator && s.Status.Light == Light.Red).ToList();
        var today = supervision.Reading.Day;
        for (var day = today; red.Count > 0 && day > today.AddDays(-MostDays); day = day.AddDays(-1))
        {
            var then = supervision.Reading.At(day);
            red.RemoveAll(s => !then.Counts(s.Id) || s.Judge!(then).Light != Light.Red);
            foreach (var subject in red)
            {
                since[(subject.Id, null)] = day;
            }
        }

        return since;
    }

    private static IReadOnlyList<ResponsibilityRef> Leads(IReadOnlyList<ResponsibilityRef> responsibilities) => [.. responsibilities.Where(r => r.Role == ResponsibilityRole.Lead)];
}

/// <param name="Subjects">In printed order: tasks, projects, indicators.</param>
/// <param name="OfAreas">Indicators in the areas that have a target of their own there.</param>
public sealed record SupervisionReading(PlanReading Reading, IReadOnlyList<SupervisedSubject> Subjects, IReadOnlyList<SupervisedSubject> OfAreas)
{
    /// <summary>What a slip to the unit would be about: an area answers for its own figure where that is judged, else for the plan's.</summary>
    public SupervisedSubject? Find(SubjectKind kind, string code, OrgUnit addressee) =>
        OfAreas.FirstOrDefault(s => s.Kind == kind && s.Code == code && s.Area!.Id == addressee.Id) ?? Subjects.FirstOrDefault(s => s.Kind == kind && s.Code == code);

    public SupervisedSubject? About(Slip slip) =>
        OfAreas.FirstOrDefault(s => s.Id == slip.SubjectId && s.Area!.Id == slip.OrgUnitId) ?? Subjects.FirstOrDefault(s => s.Id == slip.SubjectId);
}
