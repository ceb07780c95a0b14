using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

public static class WithdrawVeto
{
    public sealed record Command(string Plan, Guid Id, Guid Veto, long ExpectedVersion, Body Body) : IRequest<EvaluationResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <example>调查结论为一般事件，不属于重大</example>
        public required string Reason { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => (string?)c.Body.Reason).IsWritten(500);
    }

    public sealed class Handler(LantuDbContext db, EvaluationReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, EvaluationResponse>
    {
        public async Task<EvaluationResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, actor) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), current.Required);
            var evaluation = (await reader.LoadAsync(plan, request.Id, cancellationToken)).At(request.ExpectedVersion);
            evaluation.EnsureDraft();
            var veto = evaluation.StandingVetoes.FirstOrDefault(v => v.Id == request.Veto) ?? throw new NotFoundException("not_found");
            evaluation.Vetoes.Add(new EvaluationVeto
            {
                Id = Guid.CreateVersion7(),
                EvaluationId = evaluation.Id,
                OrgUnitId = veto.OrgUnitId,
                Code = veto.Code,
                Incident = request.Body.Reason.Trim(),
                Withdraws = veto.Id,
                DecidedBy = actor.UserId,
                DecidedAt = clock.Now(),
            });
            var codes = await db.OrgUnits.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Code, cancellationToken);
            evaluation.Recompute(id => codes[id]);
            audit.Add(actor, "evaluation.veto.withdraw", $"evaluation:{evaluation.Id}", $"{codes[veto.OrgUnitId]} {veto.Code}: {request.Body.Reason}");
            await db.SaveOrStaleAsync(evaluation, cancellationToken);
            return await reader.ReadAsync(plan, evaluation.Id, cancellationToken);
        }
    }
}
