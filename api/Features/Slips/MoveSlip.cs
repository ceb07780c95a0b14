using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Slips;

public static class MoveSlip
{
    public sealed record Command(string Plan, Guid Slip, long ExpectedVersion, Body Body) : IRequest<SlipResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>answer, return, close, escalate or withdraw.</summary>
        public required SlipAction Action { get; init; }

        /// <summary>The answer; why it is returned, escalated or withdrawn; with what words it is closed.</summary>
        /// <example>因用地审批滞后，已于 11 月取得批复，明年 3 月底前完成。</example>
        public required string Text { get; init; }

        /// <summary>answer: until when acceptance is asked; return, escalate: by when to answer; close: until when the reason is accepted.</summary>
        /// <example>2027-03-31</example>
        public DateOnly? UntilOn { get; init; }

        /// <summary>escalate: what the next slip asks for; as the former did unless told.</summary>
        public string? Requirement { get; init; }

        /// <summary>escalate: the new date for the matter; required then.</summary>
        public DateOnly? DueOn { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Action).NotEqual(SlipAction.Issue).WithErrorCode("not_a_move");
            RuleFor(c => c.Body.Text).MustBeWritten();
            RuleFor(c => c.Body.Requirement).MustBeWritten().When(c => c.Body.Requirement is not null);
            RuleFor(c => c.Body.UntilOn).NotNull().When(c => c.Body.Action == SlipAction.Escalate).WithErrorCode("required");
            RuleFor(c => c.Body.DueOn).NotNull().When(c => c.Body.Action == SlipAction.Escalate).WithErrorCode("required");
        }
    }

    public sealed class Handler(LantuDbContext db, SlipReader reader, SlipWriter writer, SupervisionReader supervision, TimeProvider clock) : IRequestHandler<Command, SlipResponse>
    {
        public async Task<SlipResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body);
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var slip = (await reader.LoadAsync(plan, request.Slip, cancellationToken)).At(request.ExpectedVersion);
            RuleViolationException.ThrowIfAny([body.UntilOn < clock.Today() ? new RuleViolation("/untilOn", "in_the_past") : null]);
            await writer.MoveAsync(slip, body.Action, body.Text.Trim(), body.UntilOn, cancellationToken);
            await db.SaveOrStaleAsync(slip, cancellationToken);
            if (body.Action == SlipAction.Escalate)
            {
                await EscalateAsync(plan, slip, body, cancellationToken);
            }

            await work.KeepAsync(cancellationToken);
            return (await reader.DescribeAsync([slip], cancellationToken))[0];
        }

        private async Task EscalateAsync(Plan plan, Slip former, Body body, CancellationToken cancellationToken)
        {
            var content = new SlipContent(SlipWorkflow.After(former.Level)!.Value, body.Text.Trim(), body.Requirement?.Trim() ?? former.Requirement, body.UntilOn!.Value, body.DueOn!.Value);
            RuleViolationException.ThrowIfAny(Slip.Check(content, clock.Today()));
            var subject = (await supervision.ReadAsync(plan.Code, cancellationToken)).About(former) ?? throw new NotFoundException("not_found");
            await writer.IssueAsync(plan, subject, former.OrgUnit, content, former, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
