using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

public static class CreateEvaluationScheme
{
    public sealed record Command(string Plan, Body Body) : IRequest<EvaluationSchemeVersionResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <example>衢州市中期评估方案</example>
        public required string Title { get; init; }

        /// <summary>What it rests on.</summary>
        /// <example>衢环发〔2023〕12号</example>
        public required string Note { get; init; }
        public required EvaluationScheme Content { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => (string?)c.Body.Title).IsWritten(100);
            RuleFor(c => (string?)c.Body.Note).IsWritten(2000);
        }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, EvaluationSchemeVersionResponse>
    {
        public async Task<EvaluationSchemeVersionResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body, actor) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body, current.Required);
            await SchemeItems.CheckAsync(db, plan, body.Content, cancellationToken);
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var version = new EvaluationSchemeVersion
            {
                PlanId = plan.Id,
                Version = (await db.EvaluationSchemes.Where(s => s.PlanId == plan.Id).MaxAsync(s => (int?)s.Version, cancellationToken) ?? 0) + 1,
                Title = body.Title.Trim(),
                Note = body.Note.Trim(),
                Content = CanonicalJson.Of(body.Content),
                CreatedBy = actor.UserId,
                CreatedAt = clock.Now(),
            };
            db.EvaluationSchemes.Add(version);
            audit.Add(actor, "evaluation.scheme", $"plan:{plan.Code}", $"version {version.Version}: {version.Title}");
            await db.SaveChangesAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            var by = await db.Users.NamesOf([actor.UserId]).SingleAsync(cancellationToken);
            return EvaluationSchemeVersionResponse.Of(version, version.Version, by.DisplayName);
        }
    }
}
