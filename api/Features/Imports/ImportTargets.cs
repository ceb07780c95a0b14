using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security.Clients;
using Lantu.Api.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Imports;

/// <summary>Every submission that the actor sees in a plan, in its latest revision, with its lines: where each row of an import belongs, and whether it may go there.</summary>
public sealed class ImportTargets
{
    private readonly Dictionary<(string Form, string OrgUnit, string Period), Submission> submissions;
    private readonly Dictionary<Guid, Dictionary<LineAddress, ReportFormLine>> lines;
    private readonly Dictionary<Guid, string?> refusals;
    private readonly HashSet<(Guid Submission, int No)> excused;
    private readonly DateOnly today;

    private ImportTargets(IEnumerable<Submission> latest, IEnumerable<ReportFormVersion> versions, HashSet<(Guid, int)> excused, Actor actor, DateOnly today)
    {
        (this.excused, this.today) = (excused, today);
        submissions = latest.ToDictionary(s => (s.ReportForm.Code, s.OrgUnit.Code, s.Period));
        lines = versions.ToDictionary(v => v.Id, v => v.Lines.ToDictionary(l => l.Address));
        refusals = submissions.Values.ToDictionary(s => s.Id, s => Refusal(s, actor, today));
    }

    public static async Task<ImportTargets> LoadAsync(LantuDbContext db, Actor actor, Guid planId, DateOnly today, CancellationToken cancellationToken)
    {
        var seen = await db.Submissions.AsNoTracking().VisibleTo(actor).Where(s => s.PlanId == planId && s.State != SubmissionState.Discarded).Include(s => s.ReportForm.Plan).Include(s => s.OrgUnit).ToListAsync(cancellationToken);
        var latest = seen.GroupBy(s => (s.ReportFormId, s.OrgUnitId, s.Period)).Select(revisions => revisions.MaxBy(s => s.Revision)!).ToList();
        var ids = latest.Select(s => s.ReportFormVersionId).Distinct().ToList();
        var versions = await db.ReportFormVersions.AsNoTracking().Where(v => ids.Contains(v.Id))
            .Include(v => v.Lines).ThenInclude(l => l.Indicator)
            .Include(v => v.Lines).ThenInclude(l => l.Task)
            .Include(v => v.Lines).ThenInclude(l => l.Project)
            .Include(v => v.Lines).ThenInclude(l => l.Commitment)
            .AsSplitQuery().ToListAsync(cancellationToken);
        return new ImportTargets(latest, versions, await db.ExcusedNosAsync([.. latest.Select(s => s.Id)], cancellationToken), actor, today);
    }

    /// <summary>Finds the row's line and asks it all that saving would ask.</summary>
    public ImportRow Place(ImportRow row)
    {
        if (row.ProblemCode == OwnCodes.Unknown)
        {
            return row;
        }

        if (row.Form is null || row.OrgUnit is null || row.Period is null)
        {
            return row.Refuse(row.Form is null ? "form" : row.OrgUnit is null ? "orgUnit" : "period", "required");
        }

        if (!submissions.TryGetValue((row.Form, row.OrgUnit, row.Period), out var submission))
        {
            return row.Refuse("form", "unknown_submission");
        }

        if (LineKinds.Address(row.LineKind, row.LineCode) is not { } address || !lines[submission.ReportFormVersionId].TryGetValue(address, out var line))
        {
            return row.Refuse("line", "unknown_line", $"{row.LineKind} {row.LineCode}".Trim());
        }

        row.Place(submission.Id, line.No);
        if (excused.Contains((submission.Id, line.No)))
        {
            return row.Refuse("line", "line_excused");
        }

        return refusals[submission.Id] is { } refusal ? row.Refuse("form", refusal) : RowCheck.Judge(row, line, today);
    }

    private static string? Refusal(Submission submission, Actor actor, DateOnly today) => submission.LockOn(today) switch
    {
        SubmissionLock.NotOpenYet => "not_open_yet",
        SubmissionLock.Closed => "closed",
        SubmissionLock.UnderReview => "under_review",
        SubmissionLock.Approved or SubmissionLock.Discarded => "approved_already",
        null => submission.AllowedActions(actor, today).Contains(SubmissionAction.Save) ? null : "action_not_yours",
    };
}
