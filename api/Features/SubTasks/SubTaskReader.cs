using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.SubTasks;

/// <summary>Finds sub-tasks and says who may change them.</summary>
public sealed class SubTaskReader(LantuDbContext db, CurrentActor current, TimeProvider clock)
{
    /// <summary>Units that lead tasks of a plan today, by task; a task without a lead of its own has its chapter's.</summary>
    public async Task<Func<PlanTask, IReadOnlyList<Guid>>> LeadsAsync(Guid planId, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var leads = (await db.Responsibilities.AsNoTracking()
            .Where(r => r.PlanId == planId && r.Role == ResponsibilityRole.Lead && (r.TaskId != null || r.ChapterId != null) && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo > today))
            .ToListAsync(cancellationToken)).ToLookup(r => r.SubjectId, r => r.OrgUnitId);
        return task => [.. leads[task.Id].Any() ? leads[task.Id] : leads[task.ChapterId]];
    }

    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<SubTask> LoadAsync(Guid planId, Guid id, CancellationToken cancellationToken) =>
        await db.SubTasks.Include(s => s.Task).Include(s => s.OrgUnit).Include(s => s.Steps).SingleOrDefaultAsync(s => s.PlanId == planId && s.Id == id, cancellationToken)
        ?? throw new NotFoundException("not_found");

    /// <exception cref="ForbiddenException">It is neither the actor's unit's, nor does that lead the task.</exception>
    public async Task EnsureMayWriteAsync(PlanTask task, Guid orgUnitId, CancellationToken cancellationToken)
    {
        if (!SubTask.MayWrite(current.Required, orgUnitId, (await LeadsAsync(task.PlanId, cancellationToken))(task)))
        {
            throw new ForbiddenException("sub_task_not_yours");
        }
    }

    /// <summary>As it is now; whoever has just written it may.</summary>
    public SubTaskResponse Describe(SubTask written) => SubTaskResponse.Of(written, clock.Today(), mayWrite: true);
}
