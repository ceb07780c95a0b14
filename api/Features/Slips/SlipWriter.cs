using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Slips;

/// <summary>Issues slips and tells people of what happens to them, in the unit of work at hand.</summary>
public sealed class SlipWriter(LantuDbContext db, SlipNotices notices, CurrentActor current, Audit audit, TimeProvider clock)
{
    /// <summary>Issues one, and escalates or follows the former if there is one. The numbers of a plan's slips are given in turns; hold those first.</summary>
    /// <exception cref="ForbiddenException">The actor issues none about this to that unit.</exception>
    public async Task<Slip> IssueAsync(Plan plan, SupervisedSubject subject, OrgUnit addressee, SlipContent content, Slip? former, CancellationToken cancellationToken)
    {
        var codes = subject.Leads.Select(l => l.OrgUnit.Code).ToList();
        var leads = await db.OrgUnits.Where(u => codes.Contains(u.Code)).Select(u => u.Id).ToListAsync(cancellationToken);
        var issuing = Slip.Issuing(current.Required, plan, leads, addressee.Id) ?? throw new ForbiddenException("slip_issue_not_yours");
        var year = Clock.DayOf(clock.Now()).Year;
        var serial = await db.LastSlipSerialAsync(plan, content.Level, year, cancellationToken) + 1;
        var explanation = subject.Status.Explanation is { Length: > 1000 } words ? words[..1000] : subject.Status.Explanation;
        var slip = Slip.Issue(plan, new SlipSubject(subject.Kind, subject.Id, subject.Status.Light, explanation), addressee.Id, content, serial, former, issuing, current.Required.UserId, clock.Now());
        db.Slips.Add(slip);
        audit.Add(current.Required, "slip.issue", $"slip:{slip.Id}", $"{slip.Number} {subject.Kind} {subject.Code} to {addressee.Code}; answer by {slip.AnswerBy:yyyy-MM-dd}", issuing.OnBehalfOf);
        await notices.TellAsync(NoticeKind.SlipIssued, slip, slip.OrgUnitId, SlipParty.Addressee, current.Required.UserId, content.Requirement, cancellationToken);
        return slip;
    }

    /// <summary>Ends the slip before, where it has not ended yet: it is escalated to the one that follows.</summary>
    /// <exception cref="ConflictException">It is about something else, to another unit, or of a level that this one does not follow.</exception>
    public async Task FollowAsync(Slip? former, SupervisedSubject subject, OrgUnit addressee, SlipLevel level, string reason, CancellationToken cancellationToken)
    {
        if (former is null)
        {
            return;
        }

        if (former.SubjectId != subject.Id || former.OrgUnitId != addressee.Id || (SlipWorkflow.After(former.Level) ?? SlipLevel.Order) != level)
        {
            throw new ConflictException("slip_does_not_follow", former.Number);
        }

        if (former.State != SlipState.Closed)
        {
            await MoveAsync(former, SlipAction.Escalate, reason, null, cancellationToken);
            await db.SaveOrStaleAsync(former, cancellationToken);
        }
    }

    /// <summary>Does one act on a slip that is there.</summary>
    public async Task MoveAsync(Slip slip, SlipAction action, string text, DateOnly? until, CancellationToken cancellationToken)
    {
        var act = slip.Move(action, current.Required, text, until, await db.SupervisionDaysOfAsync(slip.PlanId, cancellationToken), clock.Now());
        audit.Add(current.Required, $"slip.{action.ToString().ToLowerInvariant()}", $"slip:{slip.Id}", slip.Number, act.OnBehalfOfId);
        (NoticeKind Kind, Guid Unit, SlipParty Party)? told = action switch
        {
            SlipAction.Answer => (NoticeKind.SlipAnswered, slip.IssuerId, SlipParty.Issuer),
            SlipAction.Return => (NoticeKind.SlipReturned, slip.OrgUnitId, SlipParty.Addressee),
            SlipAction.Close => (NoticeKind.SlipClosed, slip.OrgUnitId, SlipParty.Addressee),
            SlipAction.Withdraw => (NoticeKind.SlipWithdrawn, slip.OrgUnitId, SlipParty.Addressee),
            _ => null,
        };
        if (told is { } who)
        {
            await notices.TellAsync(who.Kind, slip, who.Unit, who.Party, current.Required.UserId, text, cancellationToken);
        }
    }
}
