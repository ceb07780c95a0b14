using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

public static class LodgeAppeal
{
    public sealed record Command(string Plan, Guid Id, Body Body) : IRequest<AppealResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>Your area.</summary>
        /// <example>kecheng</example>
        public required string OrgUnit { get; init; }

        /// <example>指标2的2022年数值已于2023年5月更正</example>
        public required string Text { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => (string?)c.Body.Text).IsWritten(2000);
    }

    public sealed class Handler(LantuDbContext db, EvaluationReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, AppealResponse>
    {
        public async Task<AppealResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body, actor) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body, current.Required);
            // Before the review there is nothing to object to; who may not see its numbers hears that there is none.
            var evaluation = await reader.NumbersAsync(plan, request.Id, cancellationToken);
            if (evaluation.IsWhatIf || evaluation.ReviewedAt is null)
            {
                throw new NotFoundException("not_found");
            }

            var unit = await db.OrgUnits.SingleOrDefaultAsync(u => u.Code == body.OrgUnit, cancellationToken);
            RuleViolationException.ThrowIfAny([unit is null || !actor.Is(Role.Approver, unit.Id) ? new RuleViolation("/orgUnit", "no_such_area") : null]);
            var appeal = new Appeal { Id = Guid.CreateVersion7(), EvaluationId = evaluation.Id, OrgUnitId = unit!.Id, Text = body.Text.Trim(), LodgedBy = actor.UserId, LodgedAt = clock.Now() };
            db.Appeals.Add(appeal);
            audit.Add(actor, "evaluation.appeal", $"evaluation:{evaluation.Id}", $"{unit.Code}: {appeal.Text}");
            await db.SaveChangesAsync(cancellationToken);
            return AppealResponse.Of(appeal, unit, false);
        }
    }
}
