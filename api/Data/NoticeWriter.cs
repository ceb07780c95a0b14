using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>Adds notices to the unit of work at hand: the act and its notices are saved together or not at all.</summary>
public sealed class NoticeWriter(LantuDbContext db, TimeProvider clock)
{
    /// <summary>
    /// Whom an act is told, to be written with it: a return the unit's drafters, and those of the unit who had approved it what came of it; a step up those people of the step it has reached whom no
    /// earlier hand in it bars.
    /// </summary>
    /// <param name="stored">After the act.</param>
    public async Task<IReadOnlyList<Notice>> OfAsync(StoredSubmission stored, SubmissionTransition act, CancellationToken cancellationToken)
    {
        var submission = stored.Submission;
        if (submission.WhoseTurn() is not { } turn || act.Action is SubmissionAction.Withdraw)
        {
            return [];
        }

        var kind = act.Action == SubmissionAction.Return ? NoticeKind.Returned : NoticeKind.Waiting;
        var holders = turn.OrgUnitId == submission.OrgUnitId ? stored.People[turn.Role] : await PeopleAsync(turn.OrgUnitId, [turn.Role], cancellationToken);
        var copied = kind == NoticeKind.Returned ? submission.CountyApprovers() : [];
        return Of(kind, submission, holders.Where(person => !submission.IsBarredNow(person)).Union(copied), act.UserId, act.Comment);
    }

    /// <summary>Tells those who had approved what is now being corrected.</summary>
    public async Task TellOfCorrectionAsync(Submission approved, Guid byUserId, string? reason, CancellationToken cancellationToken)
    {
        var approvers = await PeopleAsync(approved.OrgUnitId, [Role.Approver], cancellationToken);
        var reviewers = await PeopleAsync(approved.ReviewOrgUnitId, [Role.Reviewer], cancellationToken);
        Add(NoticeKind.Corrected, approved, approvers.Union(reviewers), byUserId, reason);
    }

    /// <summary>Tells the unit's drafters of their new date.</summary>
    public async Task TellOfAsync(Submission submission, SubmissionExtension extension, CancellationToken cancellationToken) =>
        Add(NoticeKind.Extended, submission, await PeopleAsync(submission.OrgUnitId, [Role.Drafter], cancellationToken), extension.UserId, extension.Reason);

    /// <summary>Tells a unit's people of a piece of a task that somebody of another has given it.</summary>
    public async Task TellOfAsync(SubTask piece, Actor by, CancellationToken cancellationToken)
    {
        Role[] doing = [Role.Drafter, Role.Approver, Role.Reviewer];
        if (by.UnitsAs(doing).Contains(piece.OrgUnitId))
        {
            return;
        }

        foreach (var person in await PeopleAsync(piece.OrgUnitId, doing, cancellationToken))
        {
            db.Notices.Add(new Notice { Id = Guid.CreateVersion7(), UserId = person, Kind = NoticeKind.PieceGiven, SubTaskId = piece.Id, At = clock.Now(), ByUserId = by.UserId, DueOn = piece.DueOn });
        }
    }

    /// <summary>Tells those whose turn it is of what the public sent, or those who answered of what became of it. What was sent is not repeated here.</summary>
    public async Task TellOfAsync(Feedback feedback, Plan plan, NoticeKind kind, Guid? byUserId, string? comment, CancellationToken cancellationToken)
    {
        var people = kind is NoticeKind.FeedbackReceived or NoticeKind.FeedbackAnswered
            ? await PeopleAsync(plan.OwnerOrgUnitId, [Role.Finalizer, Role.PlanAdministrator], cancellationToken)
            : feedback.OrgUnitId is { } unit ? await PeopleAsync(unit, FeedbackWorkflow.Answering, cancellationToken) : [];
        db.Notices.AddRange(people.Where(person => person != byUserId).Select(person => new Notice { Id = Guid.CreateVersion7(), UserId = person, Kind = kind, FeedbackId = feedback.Id, At = clock.Now(), ByUserId = byUserId, Comment = comment }));
    }

    /// <summary>Tells those who administer programs that one is not called any more.</summary>
    public async Task TellOfAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var people = await db.Memberships.InForce(clock.Today()).Where(m => m.Role == Role.SecurityAdministrator).Select(m => m.UserId).Distinct().ToListAsync(cancellationToken);
        db.Notices.AddRange(people.Select(person => new Notice { Id = Guid.CreateVersion7(), UserId = person, Kind = NoticeKind.WebhookDisabled, WebhookId = webhook.Id, At = clock.Now() }));
    }

    /// <summary>Tells whoever asked for a report that it is done, or could not be made.</summary>
    public void TellOf(EvaluationReport report) => db.Notices.Add(new Notice
    {
        Id = Guid.CreateVersion7(),
        UserId = report.CreatedBy,
        Kind = report.State == ReportState.Done ? NoticeKind.ReportMade : NoticeKind.ReportFailed,
        ReportId = report.Id,
        At = clock.Now(),
    });

    /// <summary>Who holds one of the roles for the unit today, their own or by delegation.</summary>
    public Task<List<Guid>> PeopleAsync(Guid orgUnitId, Role[] roles, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var held = db.Memberships.InForce(today).Where(m => m.OrgUnitId == orgUnitId && roles.Contains(m.Role));
        var delegated = db.Delegations.InForce(today).Where(d => d.ToUser.DisabledAt == null && held.Any(m => m.Id == d.MembershipId));
        return held.Select(m => m.UserId).Union(delegated.Select(d => d.ToUserId)).ToListAsync(cancellationToken);
    }

    /// <summary>One notice for each of the people but the one who acted.</summary>
    public void Add(NoticeKind kind, Submission submission, IEnumerable<Guid> people, Guid? byUserId, string? comment, Guid? reminderId = null) =>
        db.Notices.AddRange(Of(kind, submission, people, byUserId, comment, reminderId));

    private List<Notice> Of(NoticeKind kind, Submission submission, IEnumerable<Guid> people, Guid? byUserId, string? comment, Guid? reminderId = null) =>
    [
        .. people.Where(person => person != byUserId).Select(person => new Notice
        {
            Id = Guid.CreateVersion7(),
            UserId = person,
            Kind = kind,
            SubmissionId = submission.Id,
            At = clock.Now(),
            ByUserId = byUserId,
            Comment = comment,
            DueOn = submission.DueOn,
            ReminderId = reminderId,
        }),
    ];
}
