using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Projects;

/// <summary>Finds projects with their sub-projects, and says who may write which.</summary>
public sealed class ProjectSheets(LantuDbContext db, CurrentActor current, TimeProvider clock)
{
    /// <exception cref="NotFoundException">There is none in this plan.</exception>
    public async Task<Project> LoadAsync(string plan, string code, CancellationToken cancellationToken) =>
        await db.Projects.Include(p => p.SubProjects).ThenInclude(s => s.OrgUnit).SingleOrDefaultAsync(p => p.Code == code && db.Plans.Any(x => x.Id == p.PlanId && x.Code == plan), cancellationToken)
        ?? throw new NotFoundException("not_found");

    /// <exception cref="ForbiddenException">The actor is of none of these units, nor of one that leads the project, and does not manage the plan.</exception>
    public async Task EnsureMayWriteAsync(Project project, CancellationToken cancellationToken, params Guid[] units)
    {
        if (!current.Required.WorksFor([.. await LeadsAsync(project, cancellationToken), .. units]))
        {
            throw new ForbiddenException("project_not_yours");
        }
    }

    public async Task<IReadOnlyList<Ladder>> LaddersAsync(CancellationToken cancellationToken) => await db.Ladders.AsNoTracking().OrderBy(l => l.SortOrder).ToListAsync(cancellationToken);

    public async Task<ProjectSheetResponse> DescribeAsync(Project project, CancellationToken cancellationToken)
    {
        var (actor, leads, today) = (current.Required, await LeadsAsync(project, cancellationToken), clock.Today());
        var areas = await db.OrgUnits.AsNoTracking().Where(u => u.Kind == OrgUnitKind.County || u.Kind == OrgUnitKind.Committee).OrderBy(u => u.SortOrder).ToListAsync(cancellationToken);
        return new ProjectSheetResponse
        {
            Code = project.Code,
            Sheet = project.Sheet is { } sheet ? ProjectSheetResponse.SheetItem.Of(sheet, today) : null,
            Ladders = [.. (await LaddersAsync(cancellationToken)).Select(ProjectScheduleResponse.LadderItem.Of)],
            MayWrite = actor.WorksFor(leads),
            MayAddFor = [.. areas.Where(a => actor.WorksFor([.. leads, a.Id])).Select(a => a.Code)],
            SubProjects = [.. project.SubProjects.OrderBy(s => s.No).Select(s => SubProjectResponse.Of(s, project, actor.WorksFor([.. leads, s.OrgUnitId]), today))],
            Version = project.Version,
        };
    }

    /// <summary>Units that lead it today, confirmed or proposed.</summary>
    private async Task<Guid[]> LeadsAsync(Project project, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        return await db.Responsibilities.Where(r => r.ProjectId == project.Id && r.Role == ResponsibilityRole.Lead && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo > today))
            .Select(r => r.OrgUnitId).ToArrayAsync(cancellationToken);
    }
}
