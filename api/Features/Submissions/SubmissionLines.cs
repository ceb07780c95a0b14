using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;

namespace Lantu.Api.Features.Submissions;

/// <summary>The lines of one submission as callers read them: beside earlier periods, the last round and the remarks of the last return.</summary>
public sealed class SubmissionLines(Submission submission, EarlierAnswers answers, SubmissionCheck check, IReadOnlyDictionary<Guid, string> names, IReadOnlyList<Ladder> ladders, IReadOnlyDictionary<Guid, LifecycleResponse> uncounted, Language language)
{
    private readonly Dictionary<int, ReportFormLine> asked = submission.ReportFormVersion.Lines.ToDictionary(l => l.No);
    private readonly Dictionary<int, LineValue>? lastRound = LastRound(submission)?.ToDictionary(v => v.LineNo);
    private readonly ILookup<int, Check> hits = check.Checks.ToLookup(c => c.LineNo);
    private readonly Dictionary<int, SubmissionResponse.LineNoteItem> notes = LastNotes(submission);

    public SubmissionResponse.LineItem Describe(SubmissionLine line)
    {
        var before = lastRound?.GetValueOrDefault(line.No);
        return new SubmissionResponse.LineItem(line)
        {
            Heading = line.Heading,
            ParentCode = line.Indicator?.Parent?.Code,
            Unit = line.Unit,
            Decimals = line.Decimals,
            AnswerKind = line.AnswerKind,
            Value = line.Value,
            Text = line.Text,
            Explanation = line.Explanation,
            Details = LineDetails.Of(line.Details),
            Lifecycle = line.WorkId is { } work ? uncounted.GetValueOrDefault(work) : null,
            Stages = line.Project is { } project ? [.. Ladder.Of(ladders, project.Sheet, project.Column.Category).Stages.Select(s => s.Name)] : [],
            Previous = Earlier(answers.Previous(line)),
            SameLastYear = Earlier(answers.LastYear(line)),
            EvidenceRequired = asked[line.No].EvidenceRequired,
            LastRound = before is null ? null : new SubmissionResponse.LastRoundItem { Value = before.Value, Text = before.Text, Details = LineDetails.Of(before.Details) },
            Changed = before is not null && (before.Value != line.Value || before.Text != line.Text || before.Details != line.Details),
            Note = notes.GetValueOrDefault(line.No),
            Checks = [.. hits[line.No].Select(Hit)],
            UpdatedAt = line.UpdatedAt,
            UpdatedBy = line.UpdatedBy is { } editor ? names[editor] : null,
        };
    }

    private SubmissionResponse.CheckItem Hit(Check hit) => new()
    {
        RuleNo = hit.RuleNo,
        Severity = hit.Severity,
        Code = hit.Code,
        Message = hit.Say(language),
        Answered = hit.Severity == CheckSeverity.Querying && check.Answers.Any(a => a.LineNo == hit.LineNo && a.Answered),
    };

    private static SubmissionResponse.PreviousItem? Earlier(EarlierAnswer? answer) =>
        answer is null ? null : new SubmissionResponse.PreviousItem { Period = answer.Period.Code, Value = answer.Value, Text = answer.Text, Details = LineDetails.Of(answer.Details) };

    /// <summary>
    /// While the county writes, the round to compare with is the last one it handed in; once handed in again, the one before.
    /// </summary>
    private static List<LineValue>? LastRound(Submission submission)
    {
        var rounds = submission.Transitions.Where(t => t.Action == SubmissionAction.Submit).OrderBy(t => t.No).ToList();
        var behind = submission.Step == SubmissionStep.Drafting ? 1 : 2;
        return rounds.Count >= behind ? rounds[^behind].LineValues : null;
    }

    private static Dictionary<int, SubmissionResponse.LineNoteItem> LastNotes(Submission submission)
    {
        var last = submission.Transitions.Where(t => t.Action == SubmissionAction.Return).MaxBy(t => t.No);
        return last?.LineNotes.ToDictionary(n => n.LineNo, n => new SubmissionResponse.LineNoteItem { ReasonCode = n.ReasonCode, Text = n.Text, At = last.At }) ?? [];
    }
}
