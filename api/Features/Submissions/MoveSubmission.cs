using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Submissions;

public static class MoveSubmission
{
    public sealed record Command(string Plan, Guid Id, long ExpectedVersion, Body Body) : IRequest<SubmissionResponse>;

    public sealed record Body : MoveBody, IBody<Body>
    {
        /// <summary>With return: remarks on single lines.</summary>
        public IReadOnlyList<LineNoteBody>? LineNotes { get; init; }
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
        public Validator()
        {
            RuleFor(c => c.Body).SetValidator(new MoveRules());
            RuleFor(c => c.Body.LineNotes).Must(notes => notes is null or { Count: 0 }).When(c => c.Body.Action != SubmissionAction.Return).WithErrorCode("only_with_return");
            RuleFor(c => c.Body.LineNotes).Must(notes => notes is null or { Count: <= 500 }).WithErrorCode("too_many").WithState(_ => 500);
            RuleForEach(c => c.Body.LineNotes).NotNull().WithErrorCode("required");
            RuleForEach(c => c.Body.LineNotes).ChildRules(note =>
            {
                note.NamesOneLine();
                note.RuleFor(n => n.ReasonCode).Must(code => code is null || MoveRules.ReasonCodes.Contains(code)).WithErrorCode("unknown_reason_code");
                note.RuleFor(n => n.Text).NotEmpty().WithErrorCode("required");
                note.RuleFor(n => n.Text).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000);
                note.RuleFor(n => n.Text).IsPrintable();
            });
        }
    }

    public sealed class Handler(SubmissionMover mover, SubmissionReader reader) : IRequestHandler<Command, SubmissionResponse>
    {
        public async Task<SubmissionResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var body = request.Body;
            return reader.Describe(await mover.MoveAsync(request.Plan, request.Id, request.ExpectedVersion, body, submission => Notes(submission, body.LineNotes ?? []), cancellationToken));
        }

        private static List<LineNote> Notes(Submission submission, IReadOnlyList<LineNoteBody> notes)
        {
            var violations = new List<RuleViolation>();
            var found = submission.Find(notes, "/lineNotes", violations);
            return violations.Count == 0 ? [.. found.Select(f => new LineNote(f.Line.No, f.Given.ReasonCode, f.Given.Text))] : throw new RuleViolationException([.. violations]);
        }
    }
}
