using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Submissions;

/// <summary>The act, whether on one submission or on many.</summary>
public abstract record MoveBody
{
    /// <summary>submit, withdraw, approve, return or, one at a time, correct and discard.</summary>
    public required SubmissionAction Action { get; init; }

    /// <summary>With return: R01 data and evidence differ · R02 wrong definition · R03 evidence missing · R04 weak explanation · R05 unit or decimals · R06 omission · R99 other.</summary>
    /// <example>R01</example>
    public string? ReasonCode { get; init; }

    /// <summary>Required with return and correct.</summary>
    /// <example>与国控点日均值汇总不符，请核对剔除日。</example>
    public string? Comment { get; init; }

    /// <summary>With return: until when it must come back; the due date stays as it is unless told.</summary>
    /// <example>2025-02-14</example>
    public DateOnly? DueOn { get; init; }
}

public sealed class MoveRules : AbstractValidator<MoveBody>
{
    public static readonly string[] ReasonCodes = ["R01", "R02", "R03", "R04", "R05", "R06", "R99"];

    public MoveRules()
    {
        RuleFor(b => b.Action).NotEqual(SubmissionAction.Save).WithErrorCode("not_an_action");
        RuleFor(b => b.ReasonCode).Must(code => code is null || ReasonCodes.Contains(code)).WithErrorCode("unknown_reason_code");
        RuleFor(b => b.ReasonCode).NotNull().When(b => b.Action == SubmissionAction.Return).WithErrorCode("reason_code_required");
        RuleFor(b => b.ReasonCode).Null().When(b => b.Action != SubmissionAction.Return).WithErrorCode("only_with_return");
        RuleFor(b => b.Comment).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000);
        RuleFor(b => b.Comment).IsPrintable();
        RuleFor(b => b.DueOn).Null().When(b => b.Action != SubmissionAction.Return).WithErrorCode("only_with_return");
    }
}

/// <summary>The one command behind a single act and a bulk: the same checks, and trail, figures and audit entry kept together or not at all.</summary>
public sealed class SubmissionMover(LantuDbContext db, SubmissionReader reader, CurrentActor current, NoticeWriter notices, StandingsWriter standings, Audit audit, TimeProvider clock)
{
    /// <returns>The submission as it is afterwards; with correct, the revision that it opened.</returns>
    /// <exception cref="DomainException">The act is refused, and nothing has been written.</exception>
    public async Task<Submission> MoveAsync(string plan, Guid id, long expectedVersion, MoveBody move, Func<Submission, List<LineNote>> notes, CancellationToken cancellationToken)
    {
        await using var work = await Work.BeginAsync(db, cancellationToken);
        var submission = await reader.LoadAsync(plan, id, expectedVersion, cancellationToken);
        await db.HoldAsync(submission, cancellationToken);
        var moved = move.Action switch
        {
            SubmissionAction.Correct => await CorrectAsync(submission, move, cancellationToken),
            SubmissionAction.Discard => await DiscardAsync(submission, move, cancellationToken),
            _ => await MoveAsync(submission, move, notes, cancellationToken),
        };
        await db.SaveOrStaleAsync(submission, cancellationToken);
        if (submission.State == SubmissionState.Approved && move.Action == SubmissionAction.Approve)
        {
            await standings.RefreshAsync(submission.ReportForm.Plan, cancellationToken);
        }

        await work.KeepAsync(cancellationToken);
        return moved;
    }

    private async Task<Submission> CorrectAsync(Submission submission, MoveBody move, CancellationToken cancellationToken)
    {
        var correction = submission.Correct(current.Required, clock.Now(), move.Comment);
        db.Submissions.Add(correction);
        var evidence = await db.Attachments.AsNoTracking().Where(a => a.SubmissionId == submission.Id).ToListAsync(cancellationToken);
        db.Attachments.AddRange(evidence.Select(a => a.CarriedTo(correction)));
        audit.Add(current.Required, "submission.correct", $"submission:{submission.Id}", $"revision {correction.Revision}");
        await notices.TellOfCorrectionAsync(submission, current.Required.UserId, move.Comment, cancellationToken);
        return correction;
    }

    /// <summary>Files that nobody outside the unit has seen go with their draft, content and all; those that were handed in stay with the trail.</summary>
    private async Task<Submission> DiscardAsync(Submission submission, MoveBody move, CancellationToken cancellationToken)
    {
        var act = submission.Discard(current.Required, clock.Now(), move.Comment);
        var unseen = submission.Reached == SubmissionStep.Drafting ? await db.Attachments.Where(a => a.SubmissionId == submission.Id).ToListAsync(cancellationToken) : [];
        db.Attachments.RemoveRange(unseen);
        audit.Add(current.Required, "submission.discard", $"submission:{submission.Id}", $"{act.FromState} → {act.ToState}", act.OnBehalfOfId);
        foreach (var file in unseen)
        {
            audit.Add(current.Required, "attachment.remove", $"submission:{submission.Id}", file.Described, act.OnBehalfOfId);
        }

        return submission;
    }

    private async Task<Submission> MoveAsync(Submission submission, MoveBody move, Func<Submission, List<LineNote>> notes, CancellationToken cancellationToken)
    {
        var (actor, now) = (current.Required, clock.Now());
        var act = move.Action == SubmissionAction.Submit
            ? submission.Submit(actor, now, await reader.CheckAsync(submission, cancellationToken), move.Comment)
            : submission.Move(move.Action, actor, now, move.ReasonCode, move.Comment, notes(submission), move.DueOn);
        audit.Add(actor, $"submission.{move.Action.ToString().ToLowerInvariant()}", $"submission:{submission.Id}", $"{act.FromState} → {act.ToState}", act.OnBehalfOfId);
        await notices.TellOfAsync(submission, act, cancellationToken);
        if (submission.State == SubmissionState.Approved)
        {
            db.Observations.AddRange(submission.Observe(now));
        }

        return submission;
    }
}
