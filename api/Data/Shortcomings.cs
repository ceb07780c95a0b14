using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>What tasks, projects and commitments lack, for those who chase it.</summary>
public static class Shortcomings
{
    public static IReadOnlyList<Shortcoming> ShortcomingsOf(this PlanReading reading, PlanTask task) =>
        Of(reading, task.Id, task.Commitments, reading.Responsibilities.OfTask(task.Id, task.ChapterId));

    public static IReadOnlyList<Shortcoming> ShortcomingsOf(this PlanReading reading, Project project) =>
        Of(reading, project.Id, project.Commitments, reading.Responsibilities.Of(project.Id));

    /// <param name="reading">The plan.</param>
    /// <param name="commitment">One promise.</param>
    /// <param name="owners">Of its task or project, which answer for it where nobody else does.</param>
    public static IReadOnlyList<Shortcoming> ShortcomingsOf(this PlanReading reading, Commitment commitment, IReadOnlyList<ResponsibilityRef> owners) =>
        Of(reading, commitment.Id, [commitment], [.. reading.Responsibilities.Of(commitment.Id), .. owners]);

    /// <summary>Tasks, projects and commitments that lack something.</summary>
    public static async Task<HashSet<Guid>> LackingAsync(this LantuDbContext db, PlanReading reading, Shortcoming what, CancellationToken cancellationToken)
    {
        var tasks = await db.PlanTasks.AsNoTracking().Where(t => t.PlanId == reading.Plan.Id).Include(t => t.Commitments).ToListAsync(cancellationToken);
        var projects = await db.Projects.AsNoTracking().Where(p => p.PlanId == reading.Plan.Id).Include(p => p.Commitments).ToListAsync(cancellationToken);
        return
        [
            .. tasks.Where(t => reading.ShortcomingsOf(t).Contains(what)).Select(t => t.Id),
            .. projects.Where(p => reading.ShortcomingsOf(p).Contains(what)).Select(p => p.Id),
            .. tasks.SelectMany(t => t.Commitments.Where(c => reading.ShortcomingsOf(c, reading.Responsibilities.OfTask(t.Id, t.ChapterId)).Contains(what))).Select(c => c.Id),
            .. projects.SelectMany(p => p.Commitments.Where(c => reading.ShortcomingsOf(c, reading.Responsibilities.Of(p.Id)).Contains(what))).Select(c => c.Id),
        ];
    }

    private static List<Shortcoming> Of(PlanReading reading, Guid id, List<Commitment> commitments, IReadOnlyList<ResponsibilityRef> owners)
    {
        var reports = commitments.Select(c => c.Id).Append(id).Distinct().SelectMany(reading.Reports.OfAll).ToList();
        var halfYear = new DateOnly(reading.Day.Year, reading.Day.Month > 6 ? 7 : 1, 1);
        return
        [
            .. owners.Any(r => r is { Role: ResponsibilityRole.Lead, Status: ResponsibilityStatus.Confirmed }) ? Array.Empty<Shortcoming>() : [Shortcoming.NoLead],
            .. reports.Exists(r => Clock.DayOf(r.ApprovedAt) >= halfYear) ? Array.Empty<Shortcoming>() : [Shortcoming.NoReport],
            .. reports.Exists(r => r.HasEvidence) ? Array.Empty<Shortcoming>() : [Shortcoming.NoEvidence],
            .. commitments.Exists(c => c.Kind == CommitmentKind.Milestone || c.Value is not null || c.IndicatorId is not null) ? Array.Empty<Shortcoming>() : [Shortcoming.NoFigure],
            .. commitments.Exists(c => c.DueOn < reading.Day && !reading.StatusOf(c).Verdict.IsDone()) ? new[] { Shortcoming.Overdue } : [],
        ];
    }
}
