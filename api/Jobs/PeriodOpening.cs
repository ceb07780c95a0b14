using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Lantu.Api.Jobs;

/// <summary>
/// Opens the submissions that are owed by today: one for each form, period and reporting unit. Doing it twice, or by two servers at
/// once, opens nothing twice.
/// </summary>
public sealed class PeriodOpening(LantuDbContext db, TimeProvider clock) : IJob
{
    async ValueTask IJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    /// <returns>How many were opened.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // One opener at a time; the second finds that nothing is missing.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('period opening'))", cancellationToken);
        var workingDays = new WorkingDays(await db.Holidays.AsNoTracking().ToListAsync(cancellationToken));
        var forms = await db.ReportForms.Include(f => f.Plan).Include(f => f.Versions).ThenInclude(v => v.Units)
            .Include(f => f.Versions).ThenInclude(v => v.Lines).AsSplitQuery().ToListAsync(cancellationToken);
        foreach (var form in forms)
        {
            await OpenAsync(form, workingDays, cancellationToken);
        }

        var opened = db.ChangeTracker.Entries<Submission>().Count(e => e.State == EntityState.Added);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return opened;
    }

    private async Task OpenAsync(ReportForm form, WorkingDays workingDays, CancellationToken cancellationToken)
    {
        var open = (await db.Submissions.Where(s => s.ReportFormId == form.Id).Select(s => new { s.OrgUnitId, s.Period }).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        var missing = from owed in form.OwedOn(clock.Today(), workingDays)
                      from unit in form.InForce!.Units
                      where !open.Contains(new { unit.OrgUnitId, Period = owed.Period.Code })
                      select Submission.Open(form.InForce!, form.PlanId, unit.OrgUnitId, owed.Period, owed.Dates);
        db.Submissions.AddRange(missing);
    }
}
