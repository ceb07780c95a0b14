using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>Tasks and projects of a plan as a release may show them.</summary>
public sealed class ReleasedWorks
{
    private readonly PlanReading chinese;
    private readonly PlanReading english;
    private readonly List<PlanTask> tasks;
    private readonly List<Project> projects;

    private ReleasedWorks(PlanReading chinese, PlanReading english, List<PlanTask> tasks, List<Project> projects) =>
        (this.chinese, this.english, this.tasks, this.projects) = (chinese, english, tasks, projects);

    /// <param name="db">Where they are.</param>
    /// <param name="reading">All that is known of the plan.</param>
    /// <param name="figures">Of the same release.</param>
    /// <param name="indicators">As released: what commitments that repeat an indicator are judged by. One that is not released is as if nothing were known of it.</param>
    /// <param name="day">That is judged.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ReleasedWorks> LoadAsync(LantuDbContext db, PlanReading reading, PlanFigures figures, IReadOnlyList<ReleasedIndicator> indicators, DateOnly day, CancellationToken cancellationToken)
    {
        var tasks = await db.PlanTasks.AsNoTracking().Where(t => t.PlanId == reading.Plan.Id).Include(t => t.Commitments).ThenInclude(c => c.Indicator).OrderBy(t => t.No).AsSplitQuery().ToListAsync(cancellationToken);
        var projects = await db.Projects.AsNoTracking().Where(p => p.PlanId == reading.Plan.Id).Include(p => p.Column).Include(p => p.Commitments).ThenInclude(c => c.Indicator)
            .OrderBy(p => p.Column.No).ThenBy(p => p.No).AsSplitQuery().ToListAsync(cancellationToken);
        return new ReleasedWorks(In(Language.Chinese), In(Language.English), tasks, projects);

        PlanReading In(Language language) => reading.Released(day, figures.Indicators.ToDictionary(i => i.Id, i => indicators.FirstOrDefault(r => r.Code == i.Code)?.City().Content.In(language) ?? Unreleased(language)), language);
    }

    public ReleasedChapter Of(Chapter chapter, int no) => new(
        chapter.No, chapter.Title, chapter.Summary,
        [.. tasks.Where(t => t.ChapterId == chapter.Id && chinese.Counts(t.Id)).Select(t => new ReleasedWork(t.Code, t.Title, t.Summary, null, null, Progress(r => r.StatusOf(t)), Commitments(t.Commitments)))],
        [.. projects.Where(p => p.Column.ChapterId == chapter.Id && chinese.Counts(p.Id))
            .Select(p => new ReleasedWork(p.Code, p.Title, p.Summary, p.Column.No, p.Column.Title, Progress(r => r.ReleasedStatusOf(p, p.Column.Category)), Commitments(p.Commitments)))],
        no);

    private List<ReleasedCommitment> Commitments(IEnumerable<Commitment> commitments) =>
        [.. commitments.OrderBy(c => c.No).Select(c => new ReleasedCommitment(c.No, c.Kind, c.Quantity, c.Comparator, c.Value, c.Unit, c.DueYear, c.DueDate, c.Scope, c.Indicator?.Code, Progress(r => r.StatusOf(c))))];

    private ReleasedProgress Progress(Func<PlanReading, Status> judge) => ReleasedProgress.Of(judge(chinese), judge(english));

    private static Status Unreleased(Language language) =>
        Status.Of(new Assessment(AssessmentRule.Assigned, Verdict.NoData), null, null, language == Language.English ? "Its indicator has not been released yet." : "对应指标尚未发布。");
}
