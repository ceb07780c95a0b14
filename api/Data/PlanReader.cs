using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>
/// What every reading of tasks, projects and commitments needs of one plan: the plan itself, who answers for what, where the
/// indicators stand that commitments repeat, and what has been reported.
/// </summary>
public sealed class PlanReader(LantuDbContext db, IndicatorStandings standings, RequestLanguage language, TimeProvider clock)
{
    /// <param name="planCode">The plan.</param>
    /// <param name="asOf">As it stood and was known at an instant; now unless told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PlanReading> ReadAsync(string planCode, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.ByCodeAsync(planCode, cancellationToken);
        var kept = asOf is null ? await KeptStandings.LoadAsync(db, plan.Id, plan.OrgUnitId, cancellationToken) : null;
        var statuses = kept?.IndicatorStatuses(language.Value) ?? StatusesOf(await standings.ReadAsync(plan, asOf, cancellationToken));
        return await ReadAsync(plan, asOf, statuses, cancellationToken) with { Kept = kept };
    }

    /// <summary>An instant as callers write it: itself, a day, or the name of a snapshot; null where none is given.</summary>
    public async Task<DateTimeOffset?> InstantAsync(string planCode, string? text, CancellationToken cancellationToken) =>
        text is null ? null : await db.Snapshots.NamedAsync(await db.Plans.ByCodeAsync(planCode, cancellationToken), text, cancellationToken);

    /// <summary>The same, judged from every figure there is, never from what is kept of earlier judgements; with those figures.</summary>
    public async Task<(PlanReading Reading, PlanFigures Figures)> JudgeAsync(string planCode, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.ByCodeAsync(planCode, cancellationToken);
        var figures = await standings.ReadAsync(plan, asOf, cancellationToken);
        return (await ReadAsync(plan, asOf, StatusesOf(figures), cancellationToken), figures);
    }

    private async Task<PlanReading> ReadAsync(Plan plan, DateTimeOffset? asOf, Dictionary<Guid, Status> statuses, CancellationToken cancellationToken)
    {
        var day = asOf is { } instant ? Clock.DayOf(instant) : clock.Today();
        var responsibilities = await ResponsibilitiesInForce.LoadAsync(db, plan.Id, day, cancellationToken);
        var reports = await ProgressReports.LoadAsync(db, plan.Id, asOf, cancellationToken);
        var workingDays = new WorkingDays(await db.Holidays.AsNoTracking().ToListAsync(cancellationToken));
        var units = await db.OrgUnits.AsNoTracking().ToDictionaryAsync(u => u.Code, cancellationToken);
        var ladders = await db.Ladders.AsNoTracking().OrderBy(l => l.SortOrder).ToListAsync(cancellationToken);
        var subProjects = await db.SubProjects.AsNoTracking().Where(s => s.Project.PlanId == plan.Id).Include(s => s.OrgUnit).ToListAsync(cancellationToken);
        var saves = await db.SheetSaves.AsNoTracking().Where(s => db.Projects.Any(p => p.Id == s.ProjectId && p.PlanId == plan.Id) && (asOf == null || s.SavedAt <= asOf))
            .OrderBy(s => s.SavedAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        if (asOf is not null)
        {
            var replayed = saves.Where(s => s.SubProjectId is not null).ToLookup(s => s.SubProjectId!.Value);
            subProjects = [.. subProjects.Select(s => SheetSave.Replay(s, replayed[s.Id])).OfType<SubProject>()];
        }

        var lifecycles = await db.LifecycleChanges.AsNoTracking().Where(c => c.PlanId == plan.Id && (asOf == null || c.MadeAt <= asOf)).ToListAsync(cancellationToken);
        // What units make of tasks is kept as it stands now only.
        var subTasks = asOf is null ? await db.SubTasks.AsNoTracking().Where(s => s.PlanId == plan.Id && s.ParentId == null).Include(s => s.Steps).ToListAsync(cancellationToken) : null;
        return new PlanReading(plan, day, workingDays, responsibilities, statuses, reports, units, subTasks?.ToLookup(s => s.TaskId),
            ladders, subProjects.ToLookup(s => s.ProjectId), saves.ToLookup(s => s.ProjectId), lifecycles.ToLookup(c => c.SubjectId), language.Value);
    }

    private Dictionary<Guid, Status> StatusesOf(PlanFigures figures) => figures.Indicators.ToDictionary(i => i.Id, i => figures.StandingOf(i, figures.Plan.OrgUnit, language.Value).Status);
}

/// <param name="Day">The day that is judged.</param>
/// <param name="IndicatorStatuses">Where the city stands in each.</param>
/// <param name="SubTasks">What units make of tasks, by task; null on an earlier day.</param>
/// <param name="SheetSaves">Of each project and its sub-projects, oldest first.</param>
public sealed record PlanReading(
    Plan Plan, DateOnly Day, WorkingDays WorkingDays, ResponsibilitiesInForce Responsibilities, IReadOnlyDictionary<Guid, Status> IndicatorStatuses, ProgressReports Reports,
    IReadOnlyDictionary<string, OrgUnit> Units, ILookup<Guid, SubTask>? SubTasks,
    IReadOnlyList<Ladder> Ladders, ILookup<Guid, SubProject> SubProjects, ILookup<Guid, SheetSave> SheetSaves, ILookup<Guid, LifecycleChange> Lifecycles, Language Language)
{
    /// <summary>What the read model holds of today; null where everything is judged from what was reported.</summary>
    public KeptStandings? Kept { get; init; }

    private DateOnly Start => new(Plan.StartYear, 1, 1);

    private DateOnly End => new(Plan.EndYear, 12, 31);

    /// <param name="commitments">Of one subject.</param>
    /// <param name="subject">That.</param>
    /// <param name="owners">Who leads and supports that.</param>
    public IReadOnlyList<CommitmentResponse> Commitments(IEnumerable<Commitment> commitments, CommitmentSubject subject, IReadOnlyList<ResponsibilityRef> owners) =>
        [.. commitments.OrderBy(c => c.No).Select(c => CommitmentResponse.Of(c, subject, StatusOf(c), DoneOn(c), this.ShortcomingsOf(c, owners)))];

    /// <summary>
    /// A task or project is judged once something is reported on it or on a commitment of its own; until then it is grey, whatever
    /// the indicators do that some of its commitments repeat.
    /// </summary>
    /// <param name="task">Loaded with its commitments.</param>
    public Status StatusOf(PlanTask task) => (Kept?.WorkOf(task.Id) ?? StandingOf(task)).On(Day, WorkingDays, Language);

    /// <summary>The same of a project: its sheet gives its days and milestones, and where no share is typed, the stage on its ladder stands for one.</summary>
    /// <param name="project">Loaded with its commitments.</param>
    /// <param name="category">Of its column.</param>
    public Status StatusOf(Project project, string category) => (Kept?.WorkOf(project.Id) ?? StandingOf(project, category)).On(Day, WorkingDays, Language);

    /// <summary>All that its light follows from, but for the day.</summary>
    public ProgressStanding StandingOf(PlanTask task) => StandingOf(task.Id, task.Commitments, null, null);

    public ProgressStanding StandingOf(Project project, string category) => StandingOf(project.Id, project.Commitments, SheetOf(project), LadderOf(project, category));

    private ProgressStanding StandingOf(Guid subjectId, IReadOnlyCollection<Commitment> commitments, ProjectSheet? sheet, Ladder? ladder)
    {
        var given = Reports.Of(subjectId).Where(r => r.Value is not null).ToList();
        var staged = given.Count == 0 && ladder is not null ? Reports.Of(subjectId).Where(r => ladder.ShareOf(r.Details?.Stage) is not null).ToList() : [];
        var typed = given.Count > 0 ? given : staged;
        var isReported = typed.Count > 0 || commitments.Any(c => Reports.LatestOf(c.Id) is not null);
        var parts = commitments.OrderBy(c => c.No).Select(c => Part(c, isReported)).ToList();
        var input = new ProgressInput(sheet?.StartsOn ?? Start, sheet?.EndsOn ?? DueOf(commitments), parts,
            [.. typed.Select(r => new TypedShare(r.Period, r.Value / 100 ?? ladder!.ShareOf(r.Details!.Stage)!.Value))], Reports.Of(subjectId).LastOrDefault()?.Returns ?? 0)
        {
            IsStaged = staged.Count > 0,
            OpenMilestones = [.. (sheet?.Milestones ?? []).Where(m => m.DoneOn is null || m.DoneOn > Day).Select(m => m.PlannedOn)],
        };
        var latest = typed.Concat(commitments.SelectMany(c => Reports.Of(c.Id))).MaxBy(r => r.Period.LastDay);
        return new ProgressStanding(input, Reports.Of(subjectId).LastOrDefault()?.Text, latest?.Period.Code);
    }

    /// <summary>Neither cancelled nor merged on its day.</summary>
    public bool Counts(Guid subjectId) => OutBy(subjectId) is null;

    /// <summary>By what a task or project is not counted on its day; null where it is.</summary>
    public LifecycleChange? OutBy(Guid subjectId) => LifecycleChange.OutOn(Lifecycles[subjectId], Day);

    /// <summary>A project's sheet as it stood on its day; null while nobody had written one.</summary>
    public ProjectSheet? SheetOf(Project project) => SheetSave.SheetOn(SheetSaves[project.Id].Where(s => s.SubProjectId is null), Day);

    /// <param name="category">Of its column.</param>
    public Ladder LadderOf(Project project, string category) => Ladder.Of(Ladders, SheetOf(project), category);

    public IReadOnlyList<BlockerResponse> BlockersOf(Guid subjectId) => BlockerResponse.Of(Reports.OfAll(subjectId), Units, Day);

    /// <summary>The same of one area, which has its own typed shares and no targets of its own.</summary>
    public Status StatusOf(IReadOnlyCollection<Commitment> commitments, IReadOnlyList<ProgressReport> reports)
    {
        var input = new ProgressInput(Start, DueOf(commitments), [], [.. reports.Where(r => r.Value is not null).Select(r => new TypedShare(r.Period, r.Value!.Value / 100))], reports[^1].Returns);
        return Describe(ProgressAssessment.Of(input, Day, WorkingDays), null, reports[^1].Text, reports[^1].Period.Code);
    }

    /// <summary>As it stood on an earlier day, by what was reported for the periods that had ended.</summary>
    public PlanReading At(DateOnly day) => this with { Day = day, Reports = Reports.Until(day), Kept = null };

    /// <summary>As it may be told outside: by approved figures and stages only, and by indicators as they were released.</summary>
    public PlanReading Released(DateOnly day, IReadOnlyDictionary<Guid, Status> indicators, Language language) =>
        this with { Day = day, Reports = Reports.Until(day).WithoutWords(), IndicatorStatuses = indicators, Language = language, Kept = null };

    /// <summary>Of a project as it may be told outside: nobody approves its sheet.</summary>
    public Status ReleasedStatusOf(Project project, string category) =>
        StandingOf(project.Id, project.Commitments, null, LadderOf(project, category)).On(Day, WorkingDays, Language);

    /// <summary>Of the indicator it repeats, if it does; else of what is reported on it.</summary>
    public Status StatusOf(Commitment commitment)
    {
        if (commitment.IndicatorId is { } indicator && IndicatorStatuses.TryGetValue(indicator, out var repeated))
        {
            return repeated;
        }

        var report = Reports.Of(commitment.Id).LastOrDefault();
        return Describe(ProgressAssessment.Of(Part(commitment, true), Start, Day, WorkingDays), report?.Value, report?.Text, report?.Period.Code);
    }

    /// <summary>The day on which a milestone was done, as the latest report says it.</summary>
    public DateOnly? DoneOn(Commitment commitment) => Reports.LatestOf(commitment.Id) is { Value: >= 1, Details.DoneOn: { } day } && commitment.Kind == CommitmentKind.Milestone ? day : null;

    /// <summary>When the last of them is due; the plan's last day where none names one.</summary>
    public DateOnly DueOf(IEnumerable<Commitment> commitments) => commitments.Select(DueOf).DefaultIfEmpty(End).Max();

    private DateOnly DueOf(Commitment commitment) => commitment.DueOn ?? End;

    private ProgressPart Part(Commitment commitment, bool withIndicators)
    {
        var repeated = withIndicators && commitment.IndicatorId is { } indicator ? IndicatorStatuses.GetValueOrDefault(indicator) : null;
        // On a day before it was done it was not done yet, whatever is known now.
        var value = DoneOn(commitment) > Day ? 0 : Reports.LatestOf(commitment.Id)?.Value;
        var share = ProgressAssessment.ShareOf(commitment.Kind, commitment.Comparator, commitment.Value, value)
            ?? repeated switch
            {
                { Verdict: Verdict.Met or Verdict.Held or Verdict.WithinCap } => 1,
                { Verdict: Verdict.Broken } => 0,
                { Progress: { } progress } => Math.Clamp(progress, 0, 1),
                _ => (decimal?)null,
            };
        return new ProgressPart(commitment.Kind == CommitmentKind.Milestone, DueOf(commitment), share);
    }

    private Status Describe(ProgressAssessment judged, decimal? value, string? text, string? period) =>
        Status.Of(judged, value, text, period, ProgressWords.Explain(judged, Language));
}
