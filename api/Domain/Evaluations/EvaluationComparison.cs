namespace Lantu.Api.Domain.Evaluations;

/// <summary>What moved a line: its value (or share done), its target or path (or share due), its weight, whether it counts, or the scheme's function.</summary>
public enum MoveCause { Value, Target, Weight, Status, Scheme }

/// <summary>A line that differs between two runs.</summary>
public sealed record LineMove(string OrgUnit, EvaluationList List, string Code, string Name, EvaluationLine? Before, EvaluationLine? After, IReadOnlyList<MoveCause> Causes);

public sealed record ScopeMove(string OrgUnit, string Name, decimal? Before, decimal? After, Grade? GradeBefore, Grade? GradeAfter);

/// <summary>Two runs, line by line: what moved, and by what.</summary>
public sealed record EvaluationComparison(IReadOnlyList<ScopeMove> Scopes, IReadOnlyList<LineMove> Lines)
{
    public sealed record Run(EvaluationInputs Inputs, EvaluationScheme Scheme, EvaluationResult Result);

    public static EvaluationComparison Between(Run before, Run after)
    {
        var scopes = before.Inputs.Scopes.Concat(after.Inputs.Scopes).DistinctBy(s => s.OrgUnit).ToList();
        return new EvaluationComparison(
            [.. scopes.Select(s => (Scope: s, Was: ResultOf(before, s), Is: ResultOf(after, s))).Select(s => new ScopeMove(s.Scope.OrgUnit, s.Scope.Name, s.Was?.Score, s.Is?.Score, s.Was?.Grade, s.Is?.Grade))],
            [.. scopes.SelectMany(s => Moves(before, after, s))]);
    }

    private static IEnumerable<LineMove> Moves(Run before, Run after, EvaluationScope scope)
    {
        var (was, now) = (ResultOf(before, scope)?.Lines ?? [], ResultOf(after, scope)?.Lines ?? []);
        foreach (var (list, code) in was.Concat(now).Select(l => (l.List, l.Code)).Distinct())
        {
            var (left, right) = (was.FirstOrDefault(l => l.List == list && l.Code == code), now.FirstOrDefault(l => l.List == list && l.Code == code));
            var (old, current) = (ItemOf(before, scope, list, code), ItemOf(after, scope, list, code));
            var causes = Causes(left, right, old, current, before, after, scope, list, code).Distinct().Order().ToList();
            if (causes.Count > 0)
            {
                var name = (current ?? old)?.Name ?? after.Scheme.Qualitative.Criteria.Concat(before.Scheme.Qualitative.Criteria).First(c => c.Code == code).Name;
                yield return new LineMove(scope.OrgUnit, list, code, name, left, right, causes);
            }
        }
    }

    /// <summary>By inputs, not by scores: a figure that moved within what is rounded away moved all the same.</summary>
    private static IEnumerable<MoveCause> Causes(EvaluationLine? left, EvaluationLine? right, EvaluationSubject? old, EvaluationSubject? current, Run before, Run after, EvaluationScope scope, EvaluationList list, string code)
    {
        if (left?.Out != right?.Out || left is null || right is null)
        {
            yield return MoveCause.Status;
        }

        if ((old?.Value, old?.Year, old?.Done, old?.IsMet, old?.RoseIn, old?.Previous, old?.Provisional) != (current?.Value, current?.Year, current?.Done, current?.IsMet, current?.RoseIn, current?.Previous, current?.Provisional)
            || (list == EvaluationList.Qualitative && !ScoresOf(before).SequenceEqual(ScoresOf(after))))
        {
            yield return MoveCause.Value;
        }

        if ((old?.Baseline, old?.Target, old?.Planned, old?.Aim, old?.Due, old?.Rule) != (current?.Baseline, current?.Target, current?.Planned, current?.Aim, current?.Due, current?.Rule))
        {
            yield return MoveCause.Target;
        }

        if (left is not null && right is not null && left.Weight != right.Weight)
        {
            yield return MoveCause.Weight;
        }

        if ((FunctionOf(old, before) is { } was && FunctionOf(current, after) is { } now && was != now)
            || (before.Scheme.Backsliding, before.Scheme.MissingData) != (after.Scheme.Backsliding, after.Scheme.MissingData) && left?.Score != right?.Score)
        {
            yield return MoveCause.Scheme;
        }

        IEnumerable<decimal> ScoresOf(Run run) => (run.Inputs.Scopes.FirstOrDefault(s => s.OrgUnit == scope.OrgUnit)?.Scores ?? []).Where(s => s.Criterion == code).Select(s => s.Score).Order();
    }

    private static string? FunctionOf(EvaluationSubject? item, Run run) => item is null || item.Out is not null ? null : CanonicalJson.Of(Scoring.FunctionOf(item, run.Scheme).Function);

    private static ScopeResult? ResultOf(Run run, EvaluationScope scope) => run.Result.Scopes.FirstOrDefault(s => s.OrgUnit == scope.OrgUnit);

    private static EvaluationSubject? ItemOf(Run run, EvaluationScope scope, EvaluationList list, string code) =>
        run.Inputs.Scopes.FirstOrDefault(s => s.OrgUnit == scope.OrgUnit)?.Items.FirstOrDefault(i => i.List == list && i.Code == code);
}
