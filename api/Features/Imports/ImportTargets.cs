using System.Collections;
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
    private readonly Dictionary<Guid, long> versions;
    private readonly HashSet<(Guid Submission, int No)> excused;
    private readonly DateOnly today;

    /// <summary>By line numbers: an import may have hundreds of thousands of rows.</summary>
    private readonly Dictionary<Guid, BitArray> named = [];

    private ImportTargets(List<Submission> latest, IEnumerable<ReportFormVersion> forms, HashSet<(Guid, int)> excused, Actor actor, DateOnly today)
    {
        (this.excused, this.today) = (excused, today);
        submissions = latest.ToDictionary(s => (s.ReportForm.Code, s.OrgUnit.Code, s.Period));
        lines = forms.ToDictionary(v => v.Id, v => v.Lines.ToDictionary(l => l.Address));
        versions = latest.ToDictionary(s => s.Id, s => s.Version);
        refusals = submissions.Values.ToDictionary(s => s.Id, s => Refusal(s, actor, today));
    }

    public static async Task<ImportTargets> LoadAsync(LantuDbContext db, Actor actor, Guid planId, DateOnly today, CancellationToken cancellationToken)
    {
        var seen = await db.Submissions.AsNoTracking().VisibleTo(actor).Where(s => s.PlanId == planId && s.State != SubmissionState.Discarded).Include(s => s.ReportForm.Plan).Include(s => s.OrgUnit).ToListAsync(cancellationToken);
        var latest = seen.GroupBy(s => (s.ReportFormId, s.OrgUnitId, s.Period)).Select(revisions => revisions.MaxBy(s => s.Revision)!).ToList();
        var ids = latest.Select(s => s.ReportFormVersionId).Distinct().ToList();
        var forms = await db.ReportFormVersions.AsNoTracking().Where(v => ids.Contains(v.Id))
            .Include(v => v.Lines).ThenInclude(l => l.Indicator)
            .Include(v => v.Lines).ThenInclude(l => l.Task)
            .Include(v => v.Lines).ThenInclude(l => l.Project)
            .Include(v => v.Lines).ThenInclude(l => l.Commitment)
            .AsSplitQuery().ToListAsync(cancellationToken);
        return new ImportTargets(latest, forms, await db.ExcusedNosAsync([.. latest.Select(s => s.Id)], cancellationToken), actor, today);
    }

    /// <summary>As it was before any line was read.</summary>
    public long VersionOf(Guid submission) => versions[submission];

    /// <summary>The lines that an earlier piece of the import has named; to name them again is a problem.</summary>
    public async Task RememberAsync(IAsyncEnumerable<(Guid Submission, int No)> earlier)
    {
        await foreach (var (submission, no) in earlier)
        {
            IsNamed(submission, no);
        }
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

        if (refusals[submission.Id] is { } refusal)
        {
            return row.Refuse("form", refusal);
        }

        return RowCheck.Judge(row, line, today).ProblemCode is null && IsNamed(submission.Id, line.No) ? row.Refuse("line", "repeated_line", row.LineCode) : row;
    }

    /// <summary>Whether the line was named before; from now on it is.</summary>
    private bool IsNamed(Guid submission, int no)
    {
        var lines = named.TryGetValue(submission, out var known) ? known : named[submission] = new BitArray(no + 1);
        lines.Length = Math.Max(lines.Length, no + 1);
        var isNamed = lines[no];
        lines[no] = true;
        return isNamed;
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
