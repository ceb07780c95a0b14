using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

public static class AddVeto
{
    public sealed record Command(string Plan, Guid Id, long ExpectedVersion, Body Body) : IRequest<EvaluationResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>The municipality for the plan as a whole, or an area.</summary>
        /// <example>kecheng</example>
        public required string OrgUnit { get; init; }

        /// <summary>Of the scheme's vetoes.</summary>
        /// <example>grave-incident</example>
        public required string Code { get; init; }

        /// <summary>What happened, when, by which finding.</summary>
        /// <example>2022年8月17日某厂泄漏，市政府调查报告认定为重大</example>
        public required string Incident { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => (string?)c.Body.Incident).IsWritten(500);
    }

    public sealed class Handler(LantuDbContext db, EvaluationReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, EvaluationResponse>
    {
        public async Task<EvaluationResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body, actor) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body, current.Required);
            var evaluation = (await reader.LoadAsync(plan, request.Id, cancellationToken)).At(request.ExpectedVersion);
            evaluation.EnsureDraft();
            var areas = evaluation.InputsContent().Scopes.Select(s => s.OrgUnit).ToHashSet();
            RuleViolationException.ThrowIfAny([
                areas.Contains(body.OrgUnit) ? null : new RuleViolation("/orgUnit", "no_such_area"),
                evaluation.SchemeContent().Vetoes.Any(v => v.Code == body.Code) ? null : new RuleViolation("/code", "no_such_veto"),
            ]);
            var codes = await db.OrgUnits.AsNoTracking().Where(u => areas.Contains(u.Code)).ToDictionaryAsync(u => u.Id, u => u.Code, cancellationToken);
            evaluation.Vetoes.Add(new EvaluationVeto
            {
                Id = Guid.CreateVersion7(),
                EvaluationId = evaluation.Id,
                OrgUnitId = codes.Single(u => u.Value == body.OrgUnit).Key,
                Code = body.Code,
                Incident = body.Incident.Trim(),
                DecidedBy = actor.UserId,
                DecidedAt = clock.Now(),
            });
            evaluation.Recompute(id => codes[id]);
            audit.Add(actor, "evaluation.veto", $"evaluation:{evaluation.Id}", $"{body.OrgUnit} {body.Code}: {body.Incident}");
            await db.SaveOrStaleAsync(evaluation, cancellationToken);
            return await reader.ReadAsync(plan, evaluation.Id, cancellationToken);
        }
    }
}
