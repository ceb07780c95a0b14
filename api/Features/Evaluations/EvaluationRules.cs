using FluentValidation;

namespace Lantu.Api.Features.Evaluations;

/// <summary>EvaluationRules: what scores may be that people write into an evaluation.</summary>
internal static class EvaluationRules
{
    public static void MustBeScore<T>(this IRuleBuilderInitial<T, decimal?> rule) =>
        rule.Must(score => score is null || (score is >= 0 and <= 100 && decimal.Round(score.Value, 2) == score)).WithErrorCode("score_out_of_range");
}
