using FluentValidation;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Evaluations;

/// <summary>EvaluationRules: what texts and scores may be that people write into an evaluation.</summary>
internal static class EvaluationRules
{
    public static void MustSay<T>(this IRuleBuilderInitial<T, string?> rule, int most) =>
        rule.Cascade(CascadeMode.Stop).Must(t => !string.IsNullOrWhiteSpace(t)).WithErrorCode("required").MaximumLength(most).WithErrorCode("too_long").WithState(_ => most).IsPrintable();

    public static void MaySay<T>(this IRuleBuilderInitial<T, string?> rule, int most) =>
        rule.Cascade(CascadeMode.Stop).MaximumLength(most).WithErrorCode("too_long").WithState(_ => most).IsPrintable();

    public static void MustBeScore<T>(this IRuleBuilderInitial<T, decimal?> rule) =>
        rule.Must(score => score is null or (>= 0 and <= 100) && (score is null || decimal.Round(score.Value, 2) == score)).WithErrorCode("score_out_of_range");
}
