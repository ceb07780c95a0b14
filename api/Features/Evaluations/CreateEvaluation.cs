using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

public static class CreateEvaluation
{
    public sealed record Command(string Plan, Body Body) : IRequest<EvaluationResponse>;

    public sealed record Body : IBody<Body>
    {
        public required EvaluationKind Kind { get; init; }

        /// <example>“十四五”规划中期评估</example>
        public required string Title { get; init; }

        /// <summary>An instant (RFC 3339), a day (its end in Asia/Shanghai) or the name of a snapshot; not in the future.</summary>
        /// <example>2023-06-30</example>
        public required string AsOf { get; init; }

        /// <summary>The latest unless told.</summary>
        /// <example>1</example>
        public int? SchemeVersion { get; init; }

        /// <summary>A reviewed run that this one takes the place of.</summary>
        public Guid? Supersedes { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Kind).IsInEnum().WithErrorCode("required");
            RuleFor(c => (string?)c.Body.Title).IsWritten(100);
            RuleFor(c => (string?)c.Body.AsOf).IsWritten(60);
        }
    }

    public sealed class Handler(LantuDbContext db, EvaluationComposer composer, EvaluationReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, EvaluationResponse>
    {
        public async Task<EvaluationResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body, actor) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body, current.Required);
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var asOf = await db.Snapshots.InstantOfAsync(plan, body.AsOf.Trim(), cancellationToken);
            var scheme = await db.EvaluationSchemes.AsNoTracking().Where(s => s.PlanId == plan.Id && (body.SchemeVersion == null || s.Version == body.SchemeVersion)).OrderByDescending(s => s.Version).FirstOrDefaultAsync(cancellationToken);
            var isKnown = body.Supersedes is not { } former
                || await db.Evaluations.AnyAsync(e => e.PlanId == plan.Id && e.Id == former && e.BasedOn == null && e.ReviewedAt != null && !db.Evaluations.Any(other => other.Supersedes == former), cancellationToken);
            RuleViolationException.ThrowIfAny([
                asOf is null ? new RuleViolation("/asOf", "malformed_as_of") : asOf > clock.Now() ? new RuleViolation("/asOf", "in_the_future") : null,
                scheme is null ? new RuleViolation("/schemeVersion", "no_such_scheme") : null,
                isKnown ? null : new RuleViolation("/supersedes", "no_such_evaluation"),
            ]);
            var evaluation = new Evaluation
            {
                Id = Guid.CreateVersion7(),
                PlanId = plan.Id,
                No = (await db.Evaluations.Where(e => e.PlanId == plan.Id).MaxAsync(e => (int?)e.No, cancellationToken) ?? 0) + 1,
                Kind = body.Kind,
                Title = body.Title.Trim(),
                AsOf = asOf!.Value,
                SchemeVersion = scheme!.Version,
                Scheme = CanonicalJson.Of(scheme.Scheme()),
                FormulaVersion = Evaluator.FormulaVersion,
                Supersedes = body.Supersedes,
                CreatedBy = actor.UserId,
                CreatedAt = clock.Now(),
            }.Compute(await composer.ComposeAsync(plan, body.Kind, asOf.Value, cancellationToken));
            db.Evaluations.Add(evaluation);
            audit.Add(actor, "evaluation.create", $"evaluation:{evaluation.Id}", $"{plan.Code} {evaluation.No} {evaluation.Title}; as of {evaluation.AsOf:O}");
            await db.SaveChangesAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            return await reader.ReadAsync(plan, evaluation.Id, cancellationToken);
        }
    }
}
