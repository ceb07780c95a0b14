using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Submissions;

public static class ExtendSubmission
{
    public sealed record Command(string Plan, Guid Id, long ExpectedVersion, Body Body) : IRequest<SubmissionSummary>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>The new due date, today at the earliest.</summary>
        /// <example>2025-02-14</example>
        public required DateOnly DueOn { get; init; }

        /// <summary>The last day on which it can be handed in; left out or null, it does not close.</summary>
        public DateOnly? ClosesOn { get; init; }

        /// <example>台风影响，监测站点停运三日。</example>
        public required string Reason { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Reason).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000);
            RuleFor(c => c.Body.Reason).IsPrintable();
        }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, NoticeWriter notices, Audit audit, TimeProvider clock) : IRequestHandler<Command, SubmissionSummary>
    {
        public async Task<SubmissionSummary> Handle(Command request, CancellationToken cancellationToken)
        {
            var (actor, body) = (current.Required, request.Body);
            var submission = await SubmissionReader.Listed(db.Submissions.FollowedBy(actor)).Include(s => s.Extensions)
                .SingleOrDefaultAsync(s => s.Id == request.Id && s.ReportForm.Plan.Code == request.Plan, cancellationToken)
                ?? throw new NotFoundException("not_found");
            var given = (submission.MayExtend(actor) ? submission.At(request.ExpectedVersion) : submission).Extend(actor, clock.Now(), body.DueOn, body.ClosesOn, body.Reason.Trim());
            audit.Add(actor, "submission.extend", $"submission:{submission.Id}", $"{given.DueOnBefore:yyyy-MM-dd} → {given.DueOn:yyyy-MM-dd}", given.OnBehalfOfId);
            await notices.TellOfAsync(submission, given, cancellationToken);
            await db.SaveOrStaleAsync(submission, cancellationToken);
            return SubmissionSummary.Of(submission, actor, clock.Today(), Visibility.Sees(actor)(submission));
        }
    }
}
