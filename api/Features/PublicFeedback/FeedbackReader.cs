using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.PublicFeedback;

/// <summary>Finds feedback that the actor sees, and describes it.</summary>
public sealed class FeedbackReader(LantuDbContext db, CurrentActor current, TimeProvider clock)
{
    /// <summary>That of a plan, with all that is shown of it.</summary>
    public IQueryable<Feedback> Of(Plan plan) => db.Feedback.VisibleTo(current.Required).Where(f => f.PlanId == plan.Id)
        .Include(f => f.Plan).Include(f => f.Task).Include(f => f.Project).Include(f => f.Indicator).Include(f => f.OrgUnit)
        .Include(f => f.Acts).ThenInclude(a => a.OrgUnit).AsSplitQuery();

    /// <exception cref="NotFoundException">There is none that the actor sees.</exception>
    public async Task<Feedback> LoadAsync(Plan plan, Guid id, CancellationToken cancellationToken) =>
        await Of(plan).SingleOrDefaultAsync(f => f.Id == id, cancellationToken) ?? throw new NotFoundException("not_found");

    public async Task<List<FeedbackResponse>> DescribeAsync(Plan plan, IReadOnlyCollection<Feedback> feedback, CancellationToken cancellationToken)
    {
        var people = feedback.SelectMany(f => f.Acts.SelectMany(a => new[] { a.UserId, a.OnBehalfOfId }.OfType<Guid>())).Distinct().ToList();
        var names = await db.Users.NamesOf(people).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        var isForwarded = feedback.Any(f => f.AllowedActions(current.Required).Contains(FeedbackAction.Forward));
        var owners = isForwarded ? await ResponsibilitiesInForce.LoadAsync(db, plan.Id, clock.Today(), cancellationToken) : null;
        return [.. feedback.Select(f => FeedbackResponse.Of(f, current.Required, owners is null ? null : LeadOf(f, owners), names))];
    }

    /// <summary>Who leads its subject today.</summary>
    public async Task<OrgUnitRef?> LeadAsync(Feedback feedback, CancellationToken cancellationToken) => LeadOf(feedback, await ResponsibilitiesInForce.LoadAsync(db, feedback.PlanId, clock.Today(), cancellationToken));

    private static OrgUnitRef? LeadOf(Feedback feedback, ResponsibilitiesInForce owners) => feedback.Task is { } task
        ? owners.OfTask(task.Id, task.ChapterId).FirstOrDefault(r => r.Role == ResponsibilityRole.Lead)?.OrgUnit
        : owners.LeadOf(feedback.SubjectId);
}
