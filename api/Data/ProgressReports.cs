using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>One approved statement on a task, project or commitment (进展).</summary>
/// <param name="Value">A share in per cent of a task or project, a commitment's own figure, 1 for a milestone done.</param>
/// <param name="Returns">How often its submission was returned before.</param>
/// <param name="HasEvidence">A file backs it, or its submission as a whole.</param>
public sealed record ProgressReport(Guid SubjectId, OrgUnit OrgUnit, Period Period, decimal? Value, string? Text, ProgressDetails? Details, DateTimeOffset ApprovedAt, Guid SubmissionId, int Returns, bool HasEvidence);

/// <summary>
/// What has been reported on tasks, projects and commitments, approved and in force, by subject, oldest first. Departments report
/// for the whole city; a county's report is its own, and says nothing about the city.
/// </summary>
public sealed class ProgressReports(ILookup<Guid, ProgressReport> bySubject)
{
    /// <param name="asOf">What was known then; now unless told.</param>
    public static async Task<ProgressReports> LoadAsync(LantuDbContext db, Guid planId, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var approved = await db.Submissions.AsNoTracking()
            .Where(s => s.PlanId == planId && s.State == SubmissionState.Approved && s.Lines.Any(l => l.IndicatorId == null))
            .Select(s => new
            {
                s.Id,
                s.ReportFormId,
                s.OrgUnit,
                s.Period,
                s.Revision,
                ApprovedAt = s.Transitions.Where(t => t.Action == SubmissionAction.Approve && t.ToState == SubmissionState.Approved).Max(t => t.At),
                Returns = s.Transitions.Count(t => t.Action == SubmissionAction.Return),
                Lines = s.Lines.Where(l => l.IndicatorId == null && (l.Value != null || l.Text != null || l.Details != null))
                    .Select(l => new { l.No, l.TaskId, l.ProjectId, l.CommitmentId, l.Value, l.Text, l.Details }).ToList(),
                Files = db.Attachments.Where(a => a.SubmissionId == s.Id).Select(a => a.LineNo).ToList(),
            })
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        return new ProgressReports(approved
            .Where(s => asOf is null || s.ApprovedAt <= asOf)
            .GroupBy(s => (s.ReportFormId, s.OrgUnit.Id, s.Period)).Select(revisions => revisions.MaxBy(s => s.Revision)!)
            .SelectMany(s => s.Lines.Select(l => new ProgressReport(l.TaskId ?? l.ProjectId ?? l.CommitmentId!.Value, s.OrgUnit, Period.Parse(s.Period), l.Value, l.Text, l.Details, s.ApprovedAt, s.Id, s.Returns, s.Files.Exists(no => no == null || no == l.No))))
            .OrderBy(r => r.Period.LastDay).ThenBy(r => r.ApprovedAt)
            .ToLookup(r => r.SubjectId));
    }

    /// <summary>Of the city.</summary>
    public IEnumerable<ProgressReport> Of(Guid subjectId) => OfAll(subjectId).Where(r => r.OrgUnit.Kind == OrgUnitKind.Department);

    /// <summary>The latest figure of the city; null where there is none.</summary>
    public ProgressReport? LatestOf(Guid subjectId) => Of(subjectId).LastOrDefault(r => r.Value is not null);

    /// <summary>Of the city and of every area.</summary>
    public IEnumerable<ProgressReport> OfAll(Guid subjectId) => bySubject[subjectId];

    /// <summary>All that say something in words.</summary>
    public IEnumerable<ProgressReport> Texts() => bySubject.SelectMany(reports => reports).Where(r => !string.IsNullOrEmpty(r.Text));

    /// <summary>Figures, stages and days only: neither what was written nor how often it was returned.</summary>
    public ProgressReports WithoutWords() => new(bySubject.SelectMany(reports => reports)
        .Select(r => r with { Text = null, Returns = 0, Details = r.Details is { Stage: not null } or { DoneOn: not null } ? new ProgressDetails { Stage = r.Details.Stage, DoneOn = r.Details.DoneOn } : null }).ToLookup(r => r.SubjectId));

    /// <summary>Only those of periods that had ended by a day.</summary>
    public ProgressReports Until(DateOnly day) =>
        new(bySubject.SelectMany(reports => reports).Where(r => r.Period.LastDay <= day).ToLookup(r => r.SubjectId));
}
