using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Lantu.Api.Jobs;

/// <summary>
/// Opens the submissions that are owed by today: one for each form, period and reporting unit, and asks in those that are open only what
/// is counted. Doing it twice, or by two servers at
/// once, opens nothing twice.
/// </summary>
public sealed class PeriodOpening(LantuDbContext db, TimeProvider clock) : IJob
{
    private WorkingDays? workingDays;

    async ValueTask IJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    /// <returns>How many were opened.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var work = await Work.BeginAsync(db, cancellationToken);
        // One opener at a time; the second finds that nothing is missing.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('period opening'))", cancellationToken);
        await db.ExcuseAsync(clock.Today(), cancellationToken);
        var forms = await db.ReportForms.Include(f => f.Plan).Include(f => f.Versions).ThenInclude(v => v.Units)
            .Include(f => f.Versions).ThenInclude(v => v.Lines).ThenInclude(l => l.Task)
            .Include(f => f.Versions).ThenInclude(v => v.Lines).ThenInclude(l => l.Commitment!.Task).AsSplitQuery().ToListAsync(cancellationToken);
        var opened = 0;
        foreach (var form in forms)
        {
            form.Succeed(clock.Today());
            var missing = form.InForce is { } version ? await MissingAsync(form, version, db.Submissions, cancellationToken) : [];
            db.Submissions.AddRange(missing);
            opened += missing.Count;
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.ExcuseAsync(clock.Today(), cancellationToken);
        await work.KeepAsync(cancellationToken);
        return opened;
    }

    /// <summary>What publishing a version would open now.</summary>
    /// <param name="version">Loaded with its lines, their tasks and commitments.</param>
    public Task<List<Submission>> PreviewAsync(ReportForm form, ReportFormVersion version, CancellationToken cancellationToken) =>
        MissingAsync(form, version, db.Submissions.AsNoTracking(), cancellationToken);

    /// <summary>What is owed by today by a version of the form and has not been opened.</summary>
    private async Task<List<Submission>> MissingAsync(ReportForm form, ReportFormVersion version, IQueryable<Submission> submissions, CancellationToken cancellationToken)
    {
        workingDays ??= new WorkingDays(await db.Holidays.AsNoTracking().ToListAsync(cancellationToken));
        if (version.ReportedBy == ReportedBy.Leads)
        {
            return await SettleAsync(form, version, submissions, cancellationToken);
        }

        var open = (await db.Submissions.Where(s => s.ReportFormId == form.Id).Select(s => new { s.OrgUnitId, s.Period }).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        return [.. from owed in form.OwedOn(clock.Today(), version, workingDays)
                   from unit in version.Units
                   where !open.Contains(new { unit.OrgUnitId, Period = owed.Period.Code })
                   select Submission.Open(version, form.PlanId, unit.OrgUnitId, owed.Period, owed.Dates)];
    }

    private async Task<List<Submission>> SettleAsync(ReportForm form, ReportFormVersion version, IQueryable<Submission> submissions, CancellationToken cancellationToken)
    {
        var leads = await ResponsibilitiesInForce.LoadAsync(db, form.PlanId, clock.Today(), cancellationToken);
        var lifecycles = (await db.LifecycleChanges.AsNoTracking().Where(c => c.PlanId == form.PlanId).ToListAsync(cancellationToken)).ToLookup(c => c.SubjectId);
        // What is cancelled or merged is nobody's to report.
        Guid? LeadOf(Line line) => line.WorkId is { } work && LifecycleChange.OutOn(lifecycles[work], clock.Today()) is not null ? null : leads.ConfirmedLeadOf(line);
        var there = (await submissions.Where(s => s.ReportFormId == form.Id && s.Revision == 1).Include(s => s.Lines).ToListAsync(cancellationToken)).ToLookup(s => s.Period);
        return [.. form.OwedOn(clock.Today(), version, workingDays!).SelectMany(owed => LeadReporting.Settle(version, form.PlanId, owed, there[owed.Period.Code], LeadOf))];
    }
}
