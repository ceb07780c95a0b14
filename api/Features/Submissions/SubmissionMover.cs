using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Submissions;

/// <summary>The one command behind a single act and a bulk: the same checks, and trail, figures and audit entry kept together or not at all.</summary>
public sealed class SubmissionMover(LantuDbContext db, SubmissionReader reader, SubmissionStore store, CurrentActor current, NoticeWriter notices, StandingsWriter standings, Audit audit, TimeProvider clock)
{
    /// <returns>The submission as it is afterwards; with correct, the revision that it opened.</returns>
    /// <exception cref="DomainException">The act is refused, and nothing has been written.</exception>
    public async Task<StoredSubmission> MoveAsync(string plan, Guid id, long expectedVersion, MoveBody move, Func<Submission, List<LineNote>> notes, CancellationToken cancellationToken)
    {
        if (move.Action == SubmissionAction.Correct)
        {
            return await reader.LoadAsync(plan, await CorrectAsync(plan, id, expectedVersion, move, cancellationToken), cancellationToken);
        }

        var stored = await reader.LoadAsync(plan, id, cancellationToken);
        var (submission, extended) = (stored.Submission.At(expectedVersion), stored.Submission.Extensions.Count);
        var act = Act(stored, move, notes);
        var write = new SubmissionWrite
        {
            Transitions = [act],
            Extensions = submission.Extensions[extended..],
            Notices = await notices.OfAsync(stored, act, cancellationToken),
            Entries = [audit.Entry(current.Required, $"submission.{move.Action.ToString().ToLowerInvariant()}", $"submission:{submission.Id}", $"{act.FromState} → {act.ToState}", act.OnBehalfOfId)],
        };
        await (submission.State is SubmissionState.Approved or SubmissionState.Discarded ? EndAsync(submission, expectedVersion, write, act, cancellationToken) : store.SaveAsync(submission, expectedVersion, write, cancellationToken));
        return stored;
    }

    private SubmissionTransition Act(StoredSubmission stored, MoveBody move, Func<Submission, List<LineNote>> notes)
    {
        var (submission, actor, now) = (stored.Submission, current.Required, clock.Now());
        return move.Action switch
        {
            SubmissionAction.Submit => submission.Submit(actor, now, SubmissionReader.Check(stored), move.Comment),
            SubmissionAction.Discard => submission.Discard(actor, now, move.Comment),
            _ => submission.Move(move.Action, actor, now, move.ReasonCode, move.Comment, notes(submission), move.DueOn),
        };
    }

    /// <summary>
    /// The last act makes figures and has the plan judged by them; a discarded draft takes the files with it that nobody outside the unit has seen, content and all. Those that were handed in stay
    /// with the trail.
    /// </summary>
    private async Task EndAsync(Submission submission, long before, SubmissionWrite write, SubmissionTransition act, CancellationToken cancellationToken)
    {
        await using var work = await Work.BeginAsync(db, cancellationToken);
        await store.SaveAsync(submission, before, write, cancellationToken);
        if (submission.State == SubmissionState.Approved)
        {
            db.Observations.AddRange(submission.Observe(act.At));
            await db.SaveChangesAsync(cancellationToken);
            await standings.RefreshAsync(submission.ReportForm.Plan, cancellationToken);
        }
        else if (submission.Reached == SubmissionStep.Drafting)
        {
            var unseen = await db.Attachments.Where(a => a.SubmissionId == submission.Id).ToListAsync(cancellationToken);
            db.Attachments.RemoveRange(unseen);
            unseen.ForEach(file => audit.Add(current.Required, "attachment.remove", $"submission:{submission.Id}", file.Described, act.OnBehalfOfId));
            await db.SaveChangesAsync(cancellationToken);
        }

        await work.KeepAsync(cancellationToken);
    }

    /// <returns>The id of the revision that is opened, with the evidence of the approved one.</returns>
    private async Task<Guid> CorrectAsync(string plan, Guid id, long expectedVersion, MoveBody move, CancellationToken cancellationToken)
    {
        await using var work = await Work.BeginAsync(db, cancellationToken);
        var submission = (await SubmissionReader.Listed(db.Submissions.VisibleTo(current.Required)).AsSingleQuery().SingleOrDefaultAsync(s => s.Id == id && s.ReportForm.Plan.Code == plan, cancellationToken)
            ?? throw new NotFoundException("not_found")).At(expectedVersion);
        await db.HoldAsync(submission, cancellationToken);
        var correction = submission.Correct(current.Required, clock.Now(), move.Comment);
        db.Submissions.Add(correction);
        var evidence = await db.Attachments.AsNoTracking().Where(a => a.SubmissionId == submission.Id).ToListAsync(cancellationToken);
        db.Attachments.AddRange(evidence.Select(a => a.CarriedTo(correction)));
        audit.Add(current.Required, "submission.correct", $"submission:{submission.Id}", $"revision {correction.Revision}");
        await notices.TellOfCorrectionAsync(submission, current.Required.UserId, move.Comment, cancellationToken);
        await db.SaveOrStaleAsync(submission, cancellationToken);
        await work.KeepAsync(cancellationToken);
        return correction.Id;
    }
}
