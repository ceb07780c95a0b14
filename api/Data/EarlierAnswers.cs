using System.Collections.Concurrent;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>What a unit's line said in an earlier period, in force.</summary>
public sealed record EarlierAnswer(Period Period, decimal? Value, string? Text, string? Explanation, ProgressDetails? Details = null);

/// <summary>
/// The answers of one unit in earlier periods of the same length, by line: of an indicator its observation in force, whichever form
/// brought it, and for a department that of the municipality; of a task, project or commitment the line of the last approved revision of the same form.
/// Nobody changes them, so they may be kept and shared.
/// </summary>
public sealed class EarlierAnswers
{
    private readonly ILookup<Guid, EarlierAnswer> bySubject;
    private readonly ConcurrentDictionary<Guid, LineHistory> histories = new();
    private readonly Period previous;
    private readonly Period? lastYear;

    private EarlierAnswers(Period period, ILookup<Guid, EarlierAnswer> bySubject) => (this.bySubject, previous, lastYear) = (bySubject, period.Previous, period.LastYear);

    /// <summary>What the unit had answered before this submission's period, as it is known now or was at an instant.</summary>
    public static async Task<EarlierAnswers> LoadAsync(LantuDbContext db, Actor actor, Submission submission, DateTimeOffset? asOf, CancellationToken cancellationToken) =>
        (await LoadAsync(db, actor, [submission], asOf, cancellationToken))[submission.Id];

    /// <summary>The same of many submissions of one form, by their ids, in as many queries as of one.</summary>
    /// <param name="submissions">Loaded with their lines, units and plan.</param>
    public static async Task<IReadOnlyDictionary<Guid, EarlierAnswers>> LoadAsync(LantuDbContext db, Actor actor, IReadOnlyCollection<Submission> submissions, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        if (submissions.Count == 0)
        {
            return new Dictionary<Guid, EarlierAnswers>();
        }

        var (form, last) = (submissions.First().ReportFormId, submissions.Select(s => s.Period).Max(StringComparer.Ordinal)!);
        var (units, areas) = (submissions.Select(s => s.OrgUnitId).Distinct().ToList(), submissions.Select(s => s.AreaId).Distinct().ToList());
        var indicators = submissions.SelectMany(s => s.Lines).Where(l => l.IndicatorId is not null).Select(l => l.IndicatorId!.Value).Distinct().ToList();
        var observed = (await db.Observations.AsNoTracking()
            .Where(o => indicators.Contains(o.IndicatorId) && areas.Contains(o.OrgUnitId) && o.Period.CompareTo(last) < 0 && o.Period.Length == last.Length)
            .InForce(asOf)
            .Select(o => new { o.OrgUnitId, o.IndicatorId, o.Period, o.Value, o.Text })
            .ToListAsync(cancellationToken)).ToLookup(o => o.OrgUnitId);
        var approved = (await db.Submissions.AsNoTracking().VisibleTo(actor)
            .Where(s => s.ReportFormId == form && units.Contains(s.OrgUnitId) && s.Period.CompareTo(last) < 0 && s.State == SubmissionState.Approved
                && (asOf == null || s.Transitions.Any(t => t.ToState == SubmissionState.Approved && t.At <= asOf)))
            .OrderBy(s => s.Revision)
            .Select(s => new { s.OrgUnitId, s.Period, s.Lines })
            .ToListAsync(cancellationToken)).ToLookup(s => s.OrgUnitId);
        return submissions.ToDictionary(s => s.Id, submission => Of(
            Period.Parse(submission.Period),
            approved[submission.OrgUnitId].SelectMany(s => s.Lines.Select(l => (l.SubjectId, new EarlierAnswer(Period.Parse(s.Period), l.Value, l.Text, l.Explanation, l.Details)))),
            observed[submission.AreaId].Select(o => (o.IndicatorId, new EarlierAnswer(Period.Parse(o.Period), o.Value, o.Text, null)))));
    }

    /// <param name="period">That of the submission; what is not before it is left out.</param>
    /// <param name="approved">Lines of approved submissions of the same form and unit by their subjects, later revisions last.</param>
    /// <param name="observed">Figures in force by their indicators.</param>
    internal static EarlierAnswers Of(Period period, IEnumerable<(Guid Subject, EarlierAnswer Answer)> approved, IEnumerable<(Guid Indicator, EarlierAnswer Answer)> observed)
    {
        bool IsEarlier(EarlierAnswer answer) => string.CompareOrdinal(answer.Period.Code, period.Code) < 0;
        var answers = new Dictionary<(Guid Subject, string Period), EarlierAnswer>();
        foreach (var (subject, answer) in approved.Where(a => IsEarlier(a.Answer)))
        {
            answers[(subject, answer.Period.Code)] = answer;
        }

        foreach (var (indicator, answer) in observed.Where(o => IsEarlier(o.Answer) && o.Answer.Period.Frequency == period.Frequency))
        {
            answers[(indicator, answer.Period.Code)] = answer with { Explanation = answers.GetValueOrDefault((indicator, answer.Period.Code))?.Explanation };
        }

        return new EarlierAnswers(period, answers.OrderBy(a => a.Key.Period, StringComparer.Ordinal).ToLookup(a => a.Key.Subject, a => a.Value));
    }

    /// <summary>Oldest first.</summary>
    public IEnumerable<EarlierAnswer> Of(Line line) => bySubject[line.SubjectId];

    /// <summary>What it said in the period before the submission's.</summary>
    public EarlierAnswer? Previous(Line line) => In(line.SubjectId, previous);

    /// <summary>What it said in the same period of the year before; nothing where there is none.</summary>
    public EarlierAnswer? LastYear(Line line) => In(line.SubjectId, lastYear);

    /// <summary>As the rules of the submission's form see it.</summary>
    public LineHistory HistoryOf(Line line) => histories.GetOrAdd(line.SubjectId, static (subject, answers) => new()
    {
        Previous = Past(answers.In(subject, answers.previous)),
        LastYear = Past(answers.In(subject, answers.lastYear)),
        Earlier = [.. answers.bySubject[subject].Select(a => Past(a)!)],
        Explanations = [.. answers.bySubject[subject].Select(a => a.Explanation).OfType<string>()],
    }, this);

    private EarlierAnswer? In(Guid subject, Period? period) => period is { } asked ? bySubject[subject].FirstOrDefault(a => a.Period == asked) : null;

    private static PastValue? Past(EarlierAnswer? answer) => answer is null ? null : new PastValue(answer.Period.Code, answer.Value);
}
