using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.PublicFeedback;

public static class ModerateFeedback
{
    private const int LongestReason = 500, LongestNote = 2000;

    public sealed record Command(string Plan, Guid Feedback, long ExpectedVersion, Body Body) : IRequest<FeedbackResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>forward, publish, decline or withdraw.</summary>
        public required FeedbackAction Action { get; init; }

        /// <summary>forward: code of the unit; who leads the subject unless told.</summary>
        /// <example>epb</example>
        public string? OrgUnit { get; init; }

        /// <summary>decline, withdraw: the reason, which the public reads, at most 500 characters. forward: what the unit is told with it.</summary>
        /// <example>涉及个人隐私</example>
        public string? Text { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Action).NotEqual(FeedbackAction.Answer).WithErrorCode("not_a_moderation");
            RuleFor(c => c.Body.Text).IsWritten(LongestReason).When(c => c.Body.Action is FeedbackAction.Decline or FeedbackAction.Withdraw);
            RuleFor(c => c.Body.Text).IsPrintable().IsAtMost(LongestNote).When(c => c.Body.Action is FeedbackAction.Forward or FeedbackAction.Publish);
            RuleFor(c => c.Body.OrgUnit).IsPrintable();
        }
    }

    public sealed class Handler(LantuDbContext db, FeedbackReader reader, FeedbackMover mover) : IRequestHandler<Command, FeedbackResponse>
    {
        public async Task<FeedbackResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body);
            var feedback = (await reader.LoadAsync(plan, request.Feedback, cancellationToken)).At(request.ExpectedVersion);
            var unit = body.Action == FeedbackAction.Forward ? await UnitAsync(feedback, body.OrgUnit, cancellationToken) : null;
            return await mover.MoveAsync(plan, feedback, body.Action, body.Text.Trimmed(), unit, cancellationToken);
        }

        private async Task<OrgUnit> UnitAsync(Feedback feedback, string? named, CancellationToken cancellationToken)
        {
            var code = named ?? (await reader.LeadAsync(feedback, cancellationToken))?.Code;
            var unit = code is null ? null : await db.OrgUnits.SingleOrDefaultAsync(u => u.Code == code && u.Kind != OrgUnitKind.Municipality && u.EndedOn == null, cancellationToken);
            RuleViolationException.ThrowIfAny([code is null ? new RuleViolation("/orgUnit", "no_lead_to_forward_to") : unit is null ? new RuleViolation("/orgUnit", "unknown_org_unit", code) : null]);
            return unit!;
        }
    }
}
