using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

/// <param name="HandedOver">Ids of the forms that go along.</param>
public sealed record GivenWork(IReadOnlyCollection<Guid> HandedOver, IReadOnlyList<ReassignedResponsibilitiesResponse.FormItem> Forms, IReadOnlyList<ReassignedResponsibilitiesResponse.OwedItem> Owed);

/// <summary>What of the work under way a reassignment of leads touches: forms their departments review, and what they owe themselves.</summary>
public sealed class ReassignmentEffects(LantuDbContext db, CurrentActor current)
{
    /// <exception cref="RuleViolationException">A form that is to go along is none of a giving unit that reports on what is given.</exception>
    public async Task<GivenWork> LoadAsync(Reassignment reassignment, IReadOnlyList<BulkRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var given = await db.Responsibilities.AsNoTracking().Where(r => r.PlanId == reassignment.PlanId && ids.Contains(r.Id) && r.Role == ResponsibilityRole.Lead).ToListAsync(cancellationToken);
        var (subjects, givers) = (given.Select(r => r.SubjectId).ToHashSet(), given.Select(r => r.OrgUnitId).ToHashSet());
        var forms = (await db.ReportForms.AsNoTracking().Where(f => f.PlanId == reassignment.PlanId)
            .Include(f => f.LeadOrgUnit).Include(f => f.Versions).ThenInclude(v => v.Lines).ThenInclude(l => l.Task)
            .Include(f => f.Versions).ThenInclude(v => v.Lines).ThenInclude(l => l.Commitment!.Task)
            .AsSplitQuery().ToListAsync(cancellationToken))
            .Where(f => f.InForce is { } version && version.Lines.Exists(l => IsAbout(l, subjects))).OrderBy(f => f.Code, StringComparer.Ordinal).ToList();
        var led = forms.Where(f => f.InForce!.ReportedBy == ReportedBy.Units && givers.Contains(f.LeadOn(reassignment.EffectiveOn))).ToList();
        RuleViolationException.ThrowIfAny(reassignment.FormCodes.Select((code, index) => led.Exists(f => f.Code == code) ? null : new RuleViolation($"/forms/{index}", "form_not_theirs", code)));

        var underWay = await UnderWayAsync([.. forms.Select(f => f.Id)], cancellationToken);
        return new GivenWork(
            [.. led.Where(f => reassignment.FormCodes.Contains(f.Code)).Select(f => f.Id)],
            [.. led.Select(f => Item(f, subjects, reassignment, underWay[f.Id]))],
            [.. forms.Where(f => f.InForce!.ReportedBy == ReportedBy.Leads).SelectMany(f => Owed(f, subjects, givers, reassignment, [.. underWay[f.Id]]))]);
    }

    private static bool IsAbout(Line line, HashSet<Guid> subjects) =>
        new[] { line.SubjectId, line.Commitment?.TaskId, line.Commitment?.ProjectId, (line.Task ?? line.Commitment?.Task)?.ChapterId }.Any(s => s is { } id && subjects.Contains(id));

    private async Task<ILookup<Guid, Submission>> UnderWayAsync(List<Guid> forms, CancellationToken cancellationToken) =>
        (await db.Submissions.AsNoTracking().VisibleTo(current.Required)
            .Where(s => forms.Contains(s.ReportFormId) && s.State != SubmissionState.Approved)
            .Include(s => s.ReportForm.Plan).Include(s => s.OrgUnit)
            .Include(s => s.Lines).ThenInclude(l => l.Task).Include(s => s.Lines).ThenInclude(l => l.Commitment!.Task)
            .OrderByDescending(s => s.Period).ThenBy(s => s.OrgUnit.SortOrder)
            .AsSplitQuery().ToListAsync(cancellationToken)).ToLookup(s => s.ReportFormId);

    private static ReassignedResponsibilitiesResponse.FormItem Item(ReportForm form, HashSet<Guid> subjects, Reassignment reassignment, IEnumerable<Submission> underWay)
    {
        var pending = underWay.Where(s => s.State != SubmissionState.Discarded).ToLookup(s => s.State is SubmissionState.CountyApproved or SubmissionState.DepartmentApproved);
        return new ReassignedResponsibilitiesResponse.FormItem
        {
            Code = form.Code,
            Name = form.Name,
            LeadOrgUnit = OrgUnitRef.Of(form.LeadOrgUnit),
            GivenLines = form.InForce!.Lines.Count(l => IsAbout(l, subjects)),
            TotalLines = form.InForce.Lines.Count,
            HandedOver = reassignment.FormCodes.Contains(form.Code),
            Moves = [.. pending[false].Select(SubmissionRef.Of)],
            Stays = [.. pending[true].Select(SubmissionRef.Of)],
        };
    }

    private static IEnumerable<ReassignedResponsibilitiesResponse.OwedItem> Owed(ReportForm form, HashSet<Guid> subjects, HashSet<Guid> givers, Reassignment reassignment, List<Submission> underWay) => underWay
        .Where(s => s.State != SubmissionState.Discarded && givers.Contains(s.OrgUnitId) && s.Lines.Exists(l => IsAbout(l, subjects)))
        .Select(s => new ReassignedResponsibilitiesResponse.OwedItem
        {
            Submission = SubmissionRef.Of(s),
            State = s.State,
            Lines = s.Lines.Count(l => IsAbout(l, subjects)),
            Moves = s.IsUntouched && underWay.Where(o => o.OrgUnitId == reassignment.ToOrgUnitId && o.Period == s.Period).All(o => o.TakesLines(form.InForce!)),
        });
}
