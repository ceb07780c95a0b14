using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>The responsibilities of a plan in force on a day, by subject; leads first, then in protocol order.</summary>
public sealed class ResponsibilitiesInForce(ILookup<Guid, Responsibility> bySubject, IReadOnlyDictionary<Guid, string> names)
{
    public static async Task<ResponsibilitiesInForce> LoadAsync(LantuDbContext db, Guid planId, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await db.Responsibilities.AsNoTracking()
            .Where(r => r.PlanId == planId && r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo > day))
            .Include(r => r.OrgUnit)
            .ToListAsync(cancellationToken);
        var names = await db.Users.NamesOf([.. rows.Select(r => r.ConfirmedBy).OfType<Guid>().Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        return new ResponsibilitiesInForce(rows.OrderBy(r => r.Role).ThenByDescending(r => r.Status).ThenBy(r => r.OrgUnit.SortOrder).ToLookup(r => r.SubjectId), names);
    }

    public IReadOnlyList<ResponsibilityRef> Of(Guid subjectId) => [.. bySubject[subjectId].Select(r => Ref(r))];

    /// <summary>A task without a lead of its own inherits its chapter's.</summary>
    public IReadOnlyList<ResponsibilityRef> OfTask(Guid taskId, Guid chapterId)
    {
        var own = Of(taskId);
        return own.Any(r => r.Role == ResponsibilityRole.Lead)
            ? own
            : [.. bySubject[chapterId].Where(r => r.Role == ResponsibilityRole.Lead).Select(r => Ref(r, inherited: true)), .. own];
    }

    /// <summary>The unit whose confirmed lead a line's subject is. A commitment has its task's or project's, a task its chapter's, where it has none of its own.</summary>
    /// <param name="line">Loaded with its task and its commitment's.</param>
    public Guid? ConfirmedLeadOf(Line line)
    {
        Guid?[] subjects = [line.SubjectId, line.Commitment?.TaskId, line.Commitment?.ProjectId, (line.Task ?? line.Commitment?.Task)?.ChapterId];
        return subjects.OfType<Guid>()
            .Select(subject => bySubject[subject].FirstOrDefault(r => r is { Role: ResponsibilityRole.Lead, Status: ResponsibilityStatus.Confirmed })?.OrgUnitId)
            .FirstOrDefault(lead => lead is not null);
    }

    /// <summary>Who leads a promise, confirmed or proposed: its own lead, else its task's or project's.</summary>
    /// <param name="commitment">Loaded with its task.</param>
    public OrgUnitRef? LeadOf(Commitment commitment) => LeadOf(commitment.Id)
        ?? (commitment.Task is { } task ? OfTask(task.Id, task.ChapterId).FirstOrDefault(r => r.Role == ResponsibilityRole.Lead)?.OrgUnit : LeadOf(commitment.ProjectId!.Value));

    public OrgUnitRef? LeadOf(Guid subjectId) => Of(subjectId).FirstOrDefault(r => r.Role == ResponsibilityRole.Lead)?.OrgUnit;

    private ResponsibilityRef Ref(Responsibility row, bool inherited = false) => ResponsibilityRef.Of(row, row.ConfirmedBy is { } by ? names[by] : null, inherited);
}
