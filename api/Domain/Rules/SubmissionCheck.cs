namespace Lantu.Api.Domain.Rules;

/// <summary>A rule's hit on a line (审核结果).</summary>
public sealed record Check(RuleOutcome Outcome)
{
    public int LineNo => Outcome.Rule.LineNo;

    public int RuleNo => Outcome.Rule.No;

    public CheckSeverity Severity => Outcome.Rule.Severity;

    /// <summary>Stable snake_case word, one for each kind of rule.</summary>
    public string Code => Outcome.Rule.Kind switch
    {
        RuleKind.Range => "range",
        RuleKind.Required => "required",
        RuleKind.Decimals => "decimals",
        RuleKind.Integer => "integer",
        RuleKind.ChangeFromPrevious => "change_from_previous",
        RuleKind.ChangeFromLastYear => "change_from_last_year",
        RuleKind.Monotone => "monotone",
        RuleKind.Comparison => "comparison",
        RuleKind.Outlier => "outlier",
    };

    public RuleNumbers Numbers => Outcome.Numbers;

    public string Say(Language language) => CheckWords.Say(Outcome, language);
}

/// <summary>How a line answers its querying hits; it has at least one.</summary>
/// <param name="Fault">Why the explanation does not count; null when it answers.</param>
public sealed record LineAnswer(int LineNo, ExplanationFault? Fault)
{
    public bool Answered => Fault is null;
}

/// <summary>What stands between a form and its submitting: a blocking hit, a line whose querying hits are not answered, a blocked line that names no way out, a milestone done on no day, or a file that is asked for and missing.</summary>
/// <param name="LineNo">Null where it is about the form as a whole.</param>
public sealed record Obstacle(int? LineNo, string Code, Check? Hit = null, ExplanationFault? Fault = null, DetailMembers Missing = DetailMembers.None)
{
    public string Say(Language language) => Hit?.Say(language)
        ?? (Fault is { } fault ? CheckWords.Say(fault, language) : Missing != DetailMembers.None ? CheckWords.Unsaid(Missing, language) : CheckWords.NoEvidence(language));
}

/// <summary>All rules of a form applied to what is filled in: 强制性 hits prevent submitting, 核实性 ones have to be explained first.</summary>
/// <param name="Checks">Hits by line, the blocking ones of a line first.</param>
public sealed record SubmissionCheck(IReadOnlyList<Check> Checks, IReadOnlyList<LineAnswer> Answers)
{
    /// <summary>Lines that ask for a file and have none; null among them is the form as a whole.</summary>
    public IReadOnlyList<int?> WithoutEvidence { get; init; } = [];

    /// <summary>Blocked lines that do not say why, who can unblock them or until when; milestones that are done and do not say on which day.</summary>
    public IReadOnlyList<(int LineNo, DetailMembers Missing)> Unsaid { get; init; } = [];

    public bool MaySubmit => Obstacles.Count == 0;

    public IReadOnlyList<Obstacle> Obstacles =>
    [
        .. Checks.Where(check => check.Severity == CheckSeverity.Blocking).Select(check => new Obstacle(check.LineNo, "blocking_hit", Hit: check)),
        .. Unsaid.Select(line => new Obstacle(line.LineNo, line.Missing == DetailMembers.DoneOn ? "done_without_day" : "blocked_without_way_out", Missing: line.Missing)),
        .. WithoutEvidence.Select(line => new Obstacle(line, "evidence_missing")),
        .. Answers.Where(answer => !answer.Answered).Select(answer => new Obstacle(answer.LineNo, CodeOf(answer.Fault!.Value), Fault: answer.Fault)),
    ];

    /// <param name="lines">The whole form.</param>
    /// <param name="history">By line number; a line without an entry has none.</param>
    public static SubmissionCheck For(IEnumerable<ValidationRule> rules, IReadOnlyCollection<RuleLine> lines, IReadOnlyDictionary<int, LineHistory> history)
    {
        var checks = rules.Select(rule => RuleEvaluator.Evaluate(rule, lines, history))
            .Where(outcome => outcome.Result == RuleResult.Fired)
            .Select(outcome => new Check(outcome))
            .OrderBy(check => check.LineNo).ThenBy(check => check.Severity).ThenBy(check => check.RuleNo)
            .ToList();
        var answers = checks.Where(check => check.Severity == CheckSeverity.Querying).DistinctBy(check => check.LineNo).Select(check => new LineAnswer(
            check.LineNo,
            Explanations.Judge(check.Outcome.Line!.Explanation, history.GetValueOrDefault(check.LineNo, LineHistory.None).Explanations)));
        return new(checks, [.. answers]);
    }

    private static string CodeOf(ExplanationFault fault) => fault switch
    {
        ExplanationFault.Empty => "explanation_missing",
        ExplanationFault.Phrase => "explanation_is_a_phrase",
        ExplanationFault.TooShort => "explanation_too_short",
        ExplanationFault.Copied => "explanation_copied",
    };
}
