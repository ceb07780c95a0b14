using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Prefill;

public static class ChooseReconciliation
{
    public sealed record Command(string Plan, Body Body) : IRequest<ReconciliationResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>The value that holds, of those that differ.</summary>
        public required Guid ValueId { get; init; }

        /// <example>另一平台少算一个站点，以监测中心数据为准</example>
        public required string Reason { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Body.Reason).MustBeWords(500);
    }

    public sealed class Handler(LantuDbContext db, ReconciliationReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ReconciliationResponse>
    {
        public async Task<ReconciliationResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, actor, body) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), current.Required, request.Body);
            var cell = (await reader.CellsAsync(plan, orgUnit: null, withEnded: false, cancellationToken)).FirstOrDefault(c => c.Any(v => v.Id == body.ValueId));
            if (actor.Client is not null || (cell is not null && !actor.UnitsAs(Role.Drafter).Contains(cell[0].OrgUnitId)))
            {
                throw new ForbiddenException("prefill_for_people");
            }

            RuleViolationException.ThrowIfAny([cell is null ? new RuleViolation("/valueId", "prefill_value_gone") : null]);
            db.Reconciliations.Add(new Reconciliation
            {
                Id = Guid.CreateVersion7(), PlanId = plan.Id, OrgUnitId = cell![0].OrgUnitId, IndicatorId = cell[0].IndicatorId, Period = cell[0].Period,
                ValueIds = [.. cell.Select(v => v.Id)], ChosenId = body.ValueId, Reason = body.Reason.Trim(), UserId = actor.UserId, At = clock.Now(),
            });
            audit.Add(actor, "reconciliation.choose", $"prefillValue:{body.ValueId}", $"{cell[0].OrgUnit.Code} {cell[0].Indicator.Code} {cell[0].Period}: {body.Reason}");
            await db.SaveChangesAsync(cancellationToken);
            return (await reader.DescribeAsync(plan, [cell], cancellationToken))[0];
        }
    }
}
