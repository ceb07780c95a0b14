using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

public static class ScoreEvaluation
{
    public sealed record Command(string Plan, Guid Id, Body Body) : IRequest<ScoresResponse>;

    /// <summary>What you give; giving again replaces it.</summary>
    public sealed record Body : IBody<Body>
    {
        public required IReadOnlyList<ReviewersScoreItem> Scores { get; init; }
    }

    public sealed record ReviewersScoreItem
    {
        /// <example>kecheng</example>
        public required string OrgUnit { get; init; }

        /// <example>organization</example>
        public required string Criterion { get; init; }

        /// <summary>0 to 100, at most two decimals.</summary>
        /// <example>85</example>
        public required decimal Score { get; init; }
        public string? Comment { get; init; }
    }

    /// <summary>What you have given so far; nobody sees what others gave but as a mean.</summary>
    public sealed record ScoresResponse
    {
        public required IReadOnlyList<ReviewersScoreItem> Scores { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Scores).Must(s => s.Count is > 0 and <= 500).WithErrorCode("required");
            RuleForEach(c => c.Body.Scores).ChildRules(score =>
            {
                score.RuleFor(s => (decimal?)s.Score).MustBeScore();
                score.RuleFor(s => s.Comment).IsPrintable().IsAtMost(2000);
            });
        }
    }

    public sealed class Handler(LantuDbContext db, EvaluationReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ScoresResponse>
    {
        public async Task<ScoresResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, actor, now) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), current.Required, clock.Now());
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var evaluation = await reader.LoadAsync(plan, request.Id, cancellationToken);
            evaluation.EnsureDraft();
            var (areas, criteria) = (evaluation.InputsContent().Scopes.Select(s => s.OrgUnit).ToHashSet(), evaluation.SchemeContent().Qualitative.Criteria.Select(c => c.Code).ToHashSet());
            RuleViolationException.ThrowIfAny(request.Body.Scores.SelectMany((s, i) => new[]
            {
                areas.Contains(s.OrgUnit) ? null : new RuleViolation($"/scores/{i}/orgUnit", "no_such_area"),
                criteria.Contains(s.Criterion) ? null : new RuleViolation($"/scores/{i}/criterion", "no_such_criterion"),
            }));
            var units = await db.OrgUnits.AsNoTracking().Where(u => areas.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => u.Id, cancellationToken);
            foreach (var given in request.Body.Scores)
            {
                var score = evaluation.Scores.FirstOrDefault(s => s.OrgUnitId == units[given.OrgUnit] && s.Criterion == given.Criterion && s.ReviewerId == actor.UserId);
                if (score is null)
                {
                    evaluation.Scores.Add(score = new ReviewersScore { EvaluationId = evaluation.Id, OrgUnitId = units[given.OrgUnit], Criterion = given.Criterion, ReviewerId = actor.UserId });
                }

                (score.Score, score.Comment, score.GivenAt) = (given.Score, given.Comment?.Trim(), now);
            }

            var codes = units.ToDictionary(u => u.Value, u => u.Key);
            evaluation.Recompute(id => codes[id]);
            audit.Add(actor, "evaluation.score", $"evaluation:{evaluation.Id}", $"{request.Body.Scores.Count} scores");
            await db.SaveOrStaleAsync(evaluation, cancellationToken);
            await work.KeepAsync(cancellationToken);
            return new ScoresResponse { Scores = [.. evaluation.Scores.Where(s => s.ReviewerId == actor.UserId).Select(s => new ReviewersScoreItem { OrgUnit = codes[s.OrgUnitId], Criterion = s.Criterion, Score = s.Score, Comment = s.Comment })] };
        }
    }
}
