using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

public static class CreateWhatIf
{
    public sealed record Command(string Plan, Guid Id, Body Body) : IRequest<EvaluationResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <example>指标权重提高到 60</example>
        public required string Title { get; init; }

        /// <summary>The scheme to try, whole.</summary>
        public required EvaluationScheme Content { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => (string?)c.Body.Title).IsWritten(100);
    }

    public sealed class Handler(LantuDbContext db, EvaluationReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, EvaluationResponse>
    {
        public async Task<EvaluationResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body, actor) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body, current.Required);
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var tried = await reader.NumbersAsync(plan, request.Id, cancellationToken);
            await SchemeItems.CheckAsync(db, plan, body.Content, cancellationToken);
            var copy = new Evaluation
            {
                Id = Guid.CreateVersion7(),
                PlanId = plan.Id,
                No = await db.Evaluations.Where(e => e.PlanId == plan.Id).MaxAsync(e => e.No, cancellationToken) + 1,
                Kind = tried.Kind,
                Title = body.Title.Trim(),
                AsOf = tried.AsOf,
                SchemeVersion = tried.SchemeVersion,
                Scheme = CanonicalJson.Of(body.Content),
                FormulaVersion = Evaluator.FormulaVersion,
                BasedOn = tried.BasedOn ?? tried.Id,
                CreatedBy = actor.UserId,
                CreatedAt = clock.Now(),
            }.Compute(tried.InputsContent());
            db.Evaluations.Add(copy);
            audit.Add(actor, "evaluation.whatIf", $"evaluation:{copy.Id}", $"of {tried.No}: {copy.Title}");
            await db.SaveChangesAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            return await reader.ReadAsync(plan, copy.Id, cancellationToken);
        }
    }
}
