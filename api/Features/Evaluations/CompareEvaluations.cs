using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain.Evaluations;
using MediatR;

namespace Lantu.Api.Features.Evaluations;

public static class CompareEvaluations
{
    public sealed record Query(string Plan, Guid Id, Guid? With) : IRequest<EvaluationComparisonResponse>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.With).NotNull().WithErrorCode("required");
    }

    /// <summary>From another run to this one: where the plan and its areas moved, and every line that differs, with by what.</summary>
    public sealed record EvaluationComparisonResponse
    {
        public required IReadOnlyList<ScopeMove> Scopes { get; init; }
        public required IReadOnlyList<LineMove> Lines { get; init; }
    }

    public sealed class Handler(LantuDbContext db, EvaluationReader reader) : IRequestHandler<Query, EvaluationComparisonResponse>
    {
        public async Task<EvaluationComparisonResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var (before, after) = (await reader.NumbersAsync(plan, request.With!.Value, cancellationToken), await reader.NumbersAsync(plan, request.Id, cancellationToken));
            var moves = EvaluationComparison.Between(RunOf(before), RunOf(after));
            return new EvaluationComparisonResponse { Scopes = moves.Scopes, Lines = moves.Lines };
        }

        private static EvaluationComparison.Run RunOf(Evaluation evaluation) => new(evaluation.InputsContent(), evaluation.SchemeContent(), evaluation.ResultContent());
    }
}
