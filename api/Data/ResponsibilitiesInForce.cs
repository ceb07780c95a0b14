using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>The responsibilities of a plan in force on a day, by subject; leads first, then in protocol order.</summary>
public sealed class ResponsibilitiesInForce(ILookup<Guid, Responsibility> bySubject)
{
    public static async Task<ResponsibilitiesInForce> LoadAsync(LantuDbContext db, Guid planId, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await db.Responsibilities.AsNoTracking()
            .Where(r => r.PlanId == planId && r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo > day))
            .Include(r => r.OrgUnit)
            .ToListAsync(cancellationToken);
        return new ResponsibilitiesInForce(rows
            .OrderBy(r => r.Role).ThenByDescending(r => r.Status).ThenBy(r => r.OrgUnit.SortOrder)
            .ToLookup(r => r.ChapterId ?? r.TaskId ?? r.ProjectId ?? r.CommitmentId ?? r.IndicatorId!.Value));
    }

    public IReadOnlyList<ResponsibilityRef> Of(Guid subjectId) => [.. bySubject[subjectId].Select(r => ResponsibilityRef.Of(r))];

    /// <summary>A task without a lead of its own inherits its chapter's.</summary>
    public IReadOnlyList<ResponsibilityRef> OfTask(Guid taskId, Guid chapterId)
    {
        var own = Of(taskId);
        return own.Any(r => r.Role == ResponsibilityRole.Lead)
            ? own
            : [.. bySubject[chapterId].Where(r => r.Role == ResponsibilityRole.Lead).Select(r => ResponsibilityRef.Of(r, inherited: true)), .. own];
    }

    public OrgUnitRef? LeadOf(Guid subjectId) => Of(subjectId).FirstOrDefault(r => r.Role == ResponsibilityRole.Lead)?.OrgUnit;
}
