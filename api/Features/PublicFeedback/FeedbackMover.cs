using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.PublicFeedback;

/// <summary>Does one act on feedback and tells whoever has to know.</summary>
public sealed class FeedbackMover(LantuDbContext db, FeedbackReader reader, NoticeWriter notices, CurrentActor current, Audit audit, TimeProvider clock)
{
    /// <param name="unit">forward: to which.</param>
    public async Task<FeedbackResponse> MoveAsync(Plan plan, Feedback feedback, FeedbackAction action, string? text, OrgUnit? unit, CancellationToken cancellationToken)
    {
        var actor = current.Required;
        var act = feedback.Move(action, actor, text, unit?.Id, clock.Now());
        audit.Add(actor, $"feedback.{action.ToString().ToLowerInvariant()}", $"feedback:{feedback.Id}", unit is null ? null : $"to {unit.Code}", act.OnBehalfOfId);
        var kind = action switch
        {
            FeedbackAction.Forward => NoticeKind.FeedbackForwarded,
            FeedbackAction.Answer => NoticeKind.FeedbackAnswered,
            _ => NoticeKind.FeedbackClosed,
        };
        await notices.TellOfAsync(feedback, plan, kind, actor.UserId, action == FeedbackAction.Answer ? null : text, cancellationToken);
        await db.SaveOrStaleAsync(feedback, cancellationToken);
        var now = await reader.Of(plan).AsNoTracking().SingleAsync(f => f.Id == feedback.Id, cancellationToken);
        return (await reader.DescribeAsync(plan, [now], cancellationToken))[0];
    }
}
