using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

public static class SubmissionLookup
{
    /// <summary>One of the submissions that the actor may see, for slices about what hangs on it; with its lines, and what its workflow asks of a drafter.</summary>
    /// <exception cref="NotFoundException">There is none in this plan, or it is not the actor's to see.</exception>
    public static async Task<Submission> InPlanAsync(this IQueryable<Submission> visible, string plan, Guid id, CancellationToken cancellationToken) =>
        await visible.Include(s => s.ReportForm.Plan).Include(s => s.Lines).SingleOrDefaultAsync(s => s.Id == id && s.ReportForm.Plan.Code == plan, cancellationToken)
        ?? throw new NotFoundException("not_found");

    /// <summary>The revisions that were in force at an instant: approved by then, and their corrections not.</summary>
    public static IQueryable<Submission> InForceAt(this IQueryable<Submission> submissions, DateTimeOffset instant) => submissions.Where(s =>
        s.Transitions.Any(t => t.ToState == SubmissionState.Approved && t.Action == SubmissionAction.Approve && t.At <= instant)
        && !s.Corrections.Any(c => c.Transitions.Any(t => t.ToState == SubmissionState.Approved && t.Action == SubmissionAction.Approve && t.At <= instant)));
}
