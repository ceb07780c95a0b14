namespace Lantu.Api.Domain.Evaluations;

/// <summary>评分表: all that is needed to compute a run's numbers again, and the numbers.</summary>
/// <param name="InputsSha256">Of the canonical form of <see cref="Inputs"/>.</param>
/// <param name="ResultSha256">Of that of <see cref="Result"/>.</param>
public sealed record ScoreSheet(string Title, int SchemeVersion, EvaluationScheme Scheme, EvaluationInputs Inputs, EvaluationResult Result, string InputsSha256, string ResultSha256)
{
    public static ScoreSheet Of(Evaluation evaluation) => new(
        evaluation.Title, evaluation.SchemeVersion, evaluation.SchemeContent(), evaluation.InputsContent(), evaluation.ResultContent(), evaluation.InputsSha256, evaluation.ResultSha256);

    public string ToJson() => CanonicalJson.Of(this);
}
