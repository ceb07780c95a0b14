using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Submissions;

public static class MoveSubmission
{
    public sealed record Command(string Plan, Guid Id, long ExpectedVersion, Body Body) : IRequest<SubmissionResponse>;

    public sealed record Body
    {
        /// <summary>submit, withdraw, approve, return or correct.</summary>
        public required SubmissionAction Action { get; init; }

        /// <summary>With return: R01 data and evidence differ · R02 wrong definition · R03 evidence missing · R04 weak explanation · R05 unit or decimals · R06 omission · R99 other.</summary>
        /// <example>R01</example>
        public string? ReasonCode { get; init; }

        /// <summary>Required with return and correct.</summary>
        /// <example>与国控点日均值汇总不符，请核对剔除日。</example>
        public string? Comment { get; init; }

        /// <summary>With return: remarks on single lines.</summary>
        public IReadOnlyList<LineNoteBody>? LineNotes { get; init; }

        /// <summary>With return: until when it must come back; the due date stays as it is unless told.</summary>
        /// <example>2025-02-14</example>
        public DateOnly? DueOn { get; init; }
    }

    public sealed record LineNoteBody : AddressedLine
    {
        /// <example>R01</example>
        public string? ReasonCode { get; init; }

        /// <example>请核对剔除日。</example>
        public required string Text { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        private static readonly string[] ReasonCodes = ["R01", "R02", "R03", "R04", "R05", "R06", "R99"];

        public Validator()
        {
            RuleFor(c => c.Body.Action).NotEqual(SubmissionAction.Save).WithErrorCode("not_an_action");
            RuleFor(c => c.Body.ReasonCode).Must(code => code is null || ReasonCodes.Contains(code)).WithErrorCode("unknown_reason_code");
            RuleFor(c => c.Body.ReasonCode).NotNull().When(c => c.Body.Action == SubmissionAction.Return).WithErrorCode("reason_code_required");
            RuleFor(c => c.Body.ReasonCode).Null().When(c => c.Body.Action != SubmissionAction.Return).WithErrorCode("only_with_return");
            RuleFor(c => c.Body.Comment).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000);
            RuleFor(c => c.Body.Comment).Must(text => text is null || PlainText.IsKeepable(text)).WithErrorCode("unprintable_characters");
            RuleFor(c => c.Body.LineNotes).Must(notes => notes is null or { Count: 0 }).When(c => c.Body.Action != SubmissionAction.Return).WithErrorCode("only_with_return");
            RuleFor(c => c.Body.LineNotes).Must(notes => notes is null or { Count: <= 500 }).WithErrorCode("too_many").WithState(_ => 500);
            RuleForEach(c => c.Body.LineNotes).NotNull().WithErrorCode("required");
            RuleFor(c => c.Body.DueOn).Null().When(c => c.Body.Action != SubmissionAction.Return).WithErrorCode("only_with_return");
            RuleForEach(c => c.Body.LineNotes).ChildRules(note =>
            {
                note.NamesOneLine();
                note.RuleFor(n => n.ReasonCode).Must(code => code is null || ReasonCodes.Contains(code)).WithErrorCode("unknown_reason_code");
                note.RuleFor(n => n.Text).NotEmpty().WithErrorCode("required");
                note.RuleFor(n => n.Text).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000);
                note.RuleFor(n => n.Text).Must(PlainText.IsKeepable).WithErrorCode("unprintable_characters");
            });
        }
    }

    public sealed class Handler(LantuDbContext db, SubmissionReader reader, CurrentActor current, NoticeWriter notices, Audit audit, TimeProvider clock) : IRequestHandler<Command, SubmissionResponse>
    {
        public async Task<SubmissionResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (body, actor, now) = (request.Body, current.Required, clock.Now());
            var submission = await reader.LoadAsync(request.Plan, request.Id, request.ExpectedVersion, cancellationToken);
            if (body.Action == SubmissionAction.Correct)
            {
                var correction = submission.Correct(actor, now, body.Comment);
                db.Submissions.Add(correction);
                audit.Add(actor, "submission.correct", $"submission:{submission.Id}", $"revision {correction.Revision}");
                await notices.TellOfCorrectionAsync(submission, actor.UserId, body.Comment, cancellationToken);
                await db.SaveOrStaleAsync(submission, cancellationToken);
                return await reader.DescribeAsync(await reader.LoadAsync(request.Plan, correction.Id, cancellationToken), cancellationToken);
            }

            var act = body.Action == SubmissionAction.Submit
                ? submission.Submit(actor, now, await reader.CheckAsync(submission, cancellationToken), body.Comment)
                : submission.Move(body.Action, actor, now, body.ReasonCode, body.Comment, Notes(submission, body.LineNotes ?? []), body.DueOn);
            audit.Add(actor, $"submission.{body.Action.ToString().ToLowerInvariant()}", $"submission:{submission.Id}", $"{act.FromState} → {act.ToState}", act.OnBehalfOfId);
            await notices.TellOfAsync(submission, act, cancellationToken);
            if (submission.State == SubmissionState.Approved)
            {
                db.Observations.AddRange(submission.Observe(now));
            }

            await db.SaveOrStaleAsync(submission, cancellationToken);
            return await reader.DescribeAsync(submission, cancellationToken);
        }

        private static List<LineNote> Notes(Submission submission, IReadOnlyList<LineNoteBody> notes)
        {
            var violations = new List<RuleViolation>();
            var found = submission.Find(notes, "/lineNotes", violations);
            return violations.Count == 0 ? [.. found.Select(f => new LineNote(f.Line.No, f.Given.ReasonCode, f.Given.Text))] : throw new RuleViolationException([.. violations]);
        }
    }
}
