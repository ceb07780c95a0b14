using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>Where an indicator, task, project or commitment stands, with the inputs of the verdict and the reason in words.</summary>
public sealed record Status
{
    public required Verdict Verdict { get; init; }

    public required Light Light { get; init; }

    /// <summary>Latest approved value, in the indicator's unit.</summary>
    /// <example>28.6</example>
    public required decimal? Value { get; init; }

    /// <summary>The answer of an indicator whose value is not a figure.</summary>
    public required string? Text { get; init; }

    /// <summary>The period of the value.</summary>
    /// <example>2024</example>
    public required string? Period { get; init; }

    /// <summary>A = (x − b)/(T − b), the share of the way from baseline to target that is done; 1 is all of it.</summary>
    /// <example>0.675</example>
    public required decimal? Progress { get; init; }

    /// <summary>E = (P(y) − b)/(T − b), the share due by the value's year.</summary>
    /// <example>0.8</example>
    public required decimal? PlannedProgress { get; init; }

    /// <summary>ρ = A/E.</summary>
    /// <example>0.84375</example>
    public required decimal? Pace { get; init; }

    /// <summary>(x − T)/|T| of a floor, ceiling or cap.</summary>
    public required decimal? Margin { get; init; }

    /// <summary>x − T, in the indicator's unit.</summary>
    /// <example>2.6</example>
    public required decimal? Gap { get; init; }

    /// <summary>(T − x)/(years left): what every remaining year has to bring.</summary>
    /// <example>-2.6</example>
    public required decimal? Required { get; init; }

    /// <summary>(x − b)/(years gone): what every year so far has brought.</summary>
    /// <example>-1.35</example>
    public required decimal? Achieved { get; init; }

    /// <summary>The formula that applied.</summary>
    public required AssessmentRule Rule { get; init; }

    /// <example>1</example>
    public required int FormulaVersion { get; init; }

    /// <summary>True while fewer than all parts have reported.</summary>
    public required bool Provisional { get; init; }

    /// <summary>The verdict and its numbers in one sentence, in the language asked for.</summary>
    /// <example>2024年为 28.6，已完成 67.5%，应完成 80.0%，进度比 ρ = 0.84。</example>
    public required string Explanation { get; init; }

    public static Status Of(Assessment assessment, string? text, string? period, string explanation) => new()
    {
        Verdict = assessment.Verdict,
        Light = assessment.Light,
        Value = assessment.Value,
        Text = text,
        Period = period,
        Progress = Figures.Significant(assessment.Progress),
        PlannedProgress = Figures.Significant(assessment.PlannedProgress),
        Pace = Figures.Significant(assessment.Pace),
        Margin = Figures.Significant(assessment.Margin),
        Gap = assessment.Gap,
        Required = Figures.Significant(assessment.Required),
        Achieved = Figures.Significant(assessment.Achieved),
        Rule = assessment.Rule,
        FormulaVersion = Assessment.FormulaVersion,
        Provisional = false,
        Explanation = explanation,
    };

    /// <summary>Of a task, project or commitment; progress is q, plannedProgress p.</summary>
    public static Status Of(ProgressAssessment judged, decimal? value, string? text, string? period, string explanation) => new()
    {
        Verdict = judged.Verdict,
        Light = judged.Light,
        Value = value,
        Text = text,
        Period = period,
        Progress = Figures.Significant(judged.Done),
        PlannedProgress = Figures.Significant(judged.Due),
        Pace = judged is { Done: { } done, Due: > 0 } ? Figures.Significant(done / judged.Due) : null,
        Margin = null,
        Gap = null,
        Required = null,
        Achieved = null,
        Rule = AssessmentRule.RollUp,
        FormulaVersion = Assessment.FormulaVersion,
        Provisional = !judged.IsTyped && judged.Reported < judged.Total,
        Explanation = explanation,
    };
}

public static class Verdicts
{
    /// <summary>What was to be reached is reached, or what was to be held is held.</summary>
    public static bool IsDone(this Verdict verdict) => verdict is Verdict.Met or Verdict.Held or Verdict.WithinCap;
}

/// <summary>How many of each light.</summary>
public sealed record Lights
{
    public required int Green { get; init; }
    public required int Yellow { get; init; }
    public required int Red { get; init; }
    public required int Grey { get; init; }

    public static Lights Count(IEnumerable<Status> statuses)
    {
        var counts = statuses.CountBy(status => status.Light).ToDictionary();
        return new Lights
        {
            Green = counts.GetValueOrDefault(Light.Green),
            Yellow = counts.GetValueOrDefault(Light.Yellow),
            Red = counts.GetValueOrDefault(Light.Red),
            Grey = counts.GetValueOrDefault(Light.Grey),
        };
    }
}
