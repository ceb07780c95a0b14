using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>What a unit's line said in an earlier period, in force.</summary>
public sealed record EarlierAnswer(string Period, decimal? Value, string? Text, string? Explanation);

/// <summary>
/// The answers of one unit in earlier periods, by line: of an indicator its observation in force, whichever form brought it; of a
/// task, project or commitment the line of the last approved revision of the same form.
/// </summary>
public sealed class EarlierAnswers(Dictionary<(Guid Subject, string Period), EarlierAnswer> answers)
{
    public static async Task<EarlierAnswers> LoadAsync(LantuDbContext db, Actor actor, Submission submission, IReadOnlyCollection<Period> periods, CancellationToken cancellationToken)
    {
        var codes = periods.Select(p => p.Code).Distinct().ToList();
        var observed = await db.Observations.AsNoTracking()
            .Where(o => o.PlanId == submission.PlanId && o.OrgUnitId == submission.OrgUnitId && codes.Contains(o.Period))
            .InForce()
            .Select(o => new { o.IndicatorId, o.Period, o.Value, o.Text })
            .ToListAsync(cancellationToken);
        var approved = await db.Submissions.AsNoTracking().VisibleTo(actor)
            .Where(s => s.ReportFormId == submission.ReportFormId && s.OrgUnitId == submission.OrgUnitId && codes.Contains(s.Period) && s.State == SubmissionState.Approved)
            .OrderBy(s => s.Revision)
            .Select(s => new { s.Period, s.Lines })
            .ToListAsync(cancellationToken);
        var answers = new Dictionary<(Guid, string), EarlierAnswer>();
        foreach (var (period, line) in approved.SelectMany(s => s.Lines.Select(l => (s.Period, l))))
        {
            answers[(line.SubjectId, period)] = new EarlierAnswer(period, line.Value, line.Text, line.Explanation);
        }

        foreach (var o in observed)
        {
            answers[(o.IndicatorId, o.Period)] = new EarlierAnswer(o.Period, o.Value, o.Text, answers.GetValueOrDefault((o.IndicatorId, o.Period))?.Explanation);
        }

        return new EarlierAnswers(answers);
    }

    public EarlierAnswer? Of(Line line, Period period) => answers.GetValueOrDefault((line.SubjectId, period.Code));
}
