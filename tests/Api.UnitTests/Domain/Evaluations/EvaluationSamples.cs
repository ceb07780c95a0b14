using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;

namespace Lantu.Api.UnitTests.Domain.Evaluations;

internal static class EvaluationSamples
{
    public static readonly EvaluationScheme Scheme = new(
        new ListWeights(50, 20, 20, 10), 2, new DefaultFunctions(ScoringFunction.Pace, ScoringFunction.Completion, ScoringFunction.Pace), [], Combination.Weighted, Backsliding.Ignored,
        MissingData.LeftOut, new QualitativeScoring([new("effort", "工作力度", 1)]), [new VetoRule("grave-incident", "重大突发环境事件", Grade.Good)], new GradeBounds(), true);

    /// <summary>34 → 26 from 2020 to 2025: 28.4 is due at the end of 2023.5, 30.8 at the end of 2022.</summary>
    public static EvaluationSubject Lower(decimal? value, string code = "2") => new(EvaluationList.Indicators, code, "PM2.5", 1)
    {
        Nature = Nature.Binding, Rule = AssessmentRule.RaiseLower, Better = Better.Lower, Baseline = 34, BaseYear = 2020, Target = 26, TargetYear = 2025, Planned = 30.8m, Aim = 26, Value = value, Year = 2022,
        IsMet = value <= 26, Previous = 33, PreviousYear = 2021,
    };

    public static EvaluationSubject Floor(decimal? value, bool isMet) => new(EvaluationList.Indicators, "1", "优良天数", 0)
    {
        Nature = Nature.Binding, Rule = AssessmentRule.FloorCeiling, Better = Better.Higher, Baseline = 100, BaseYear = 2020, Target = 97, TargetYear = 2025, Aim = 97, Value = value, Year = 2022, IsMet = isMet, Previous = 100,
    };

    public static EvaluationSubject Work(EvaluationList list, string code, decimal? done, decimal due) => new(list, code, code, 1) { Done = done, Due = due };

    public static EvaluationScope Scope(string unit, bool isPlan, params EvaluationSubject[] items) => new(unit, unit, unit, isPlan, items);

    public static EvaluationInputs Inputs(params EvaluationScope[] scopes) => new("p", "规划", EvaluationKind.MidTerm, new DateTimeOffset(2023, 6, 30, 15, 59, 59, TimeSpan.Zero), 2022, 3, scopes);
}
