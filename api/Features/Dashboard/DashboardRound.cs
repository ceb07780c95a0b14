using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Dashboard;

/// <summary>Who has reported in the round at hand, and who is late with what.</summary>
public sealed class DashboardRound(DashboardRows rows, DashboardSubjects subjects, IReadOnlyList<DashboardRows.TaskRow> tasks, DateOnly today)
{
    public DashboardResponse.RoundItem? Summary()
    {
        var current = rows.Submissions.Where(s => s.IsCurrent).ToList();
        var owed = current.Where(s => StateOf(s) != ReportingState.Submitted).ToList();
        return current is [var first, ..] ? new DashboardResponse.RoundItem
        {
            FormCode = first.FormCode,
            FormName = first.FormName,
            Period = first.Period,
            DueOn = owed.Count > 0 ? owed.Min(s => s.DueOn) : current.Max(s => s.DueOn),
            Submitted = current.Count - owed.Count,
            Total = current.Count,
        }
        : null;
    }

    public ReportingState? StateOf(Guid unitId) => rows.Submissions.FirstOrDefault(s => s.IsCurrent && s.OrgUnitId == unitId) is { } submission ? StateOf(submission) : null;

    /// <summary>The longest first.</summary>
    public IEnumerable<LateItem> Late()
    {
        var leads = rows.Leads.ToLookup(l => l.SubjectId);
        return rows.Submissions.Where(s => s.DueOn <= today && StateOf(s) != ReportingState.Submitted).GroupBy(s => s.OrgUnitId).Select(Late)
            .Concat(tasks.SelectMany(t => Late(SubjectKind.Task, t.Id, t.Code, t.Title, leads[t.Id].FirstOrDefault() ?? leads[t.ChapterId].FirstOrDefault())))
            .Concat(subjects.Projects.SelectMany(p => Late(SubjectKind.Project, p.Id, p.Code, p.Title, leads[p.Id].FirstOrDefault())))
            .OrderByDescending(late => late.DaysLate);
    }

    /// <summary>All that a unit owes, named by the one that is owed the longest.</summary>
    private LateItem Late(IEnumerable<DashboardRows.SubmissionRow> owed)
    {
        var submission = owed.MinBy(s => s.DueOn)!;
        return new LateItem
        {
            OrgUnit = new OrgUnitRef { Code = submission.OrgUnitCode, Name = submission.OrgUnitName, ShortName = submission.OrgUnitShortName, Kind = submission.OrgUnitKind },
            Kind = null,
            Code = submission.FormCode,
            Title = submission.FormName,
            Period = submission.Period,
            Reporting = StateOf(submission),
            DueOn = submission.DueOn,
            DaysLate = today.DayNumber - submission.DueOn.DayNumber,
            Count = owed.Count(),
        };
    }

    private IEnumerable<LateItem> Late(SubjectKind kind, Guid id, string code, string title, DashboardRows.LeadRow? lead)
    {
        var missed = subjects.MilestonesMissed(id).Order().ToList();
        return missed.Take(1).Select(day => new LateItem
        {
            OrgUnit = lead is null ? null : new OrgUnitRef { Code = lead.Code, Name = lead.Name, ShortName = lead.ShortName, Kind = lead.Kind },
            Kind = kind,
            Code = code,
            Title = title,
            Period = null,
            Reporting = null,
            DueOn = day,
            DaysLate = today.DayNumber - day.DayNumber,
            Count = missed.Count,
        });
    }

    private ReportingState StateOf(DashboardRows.SubmissionRow submission) => submission.State switch
    {
        SubmissionState.Returned => ReportingState.Returned,
        SubmissionState.Open or SubmissionState.Draft => submission.DueOn < today ? ReportingState.Late : ReportingState.Owed,
        _ => ReportingState.Submitted,
    };
}
