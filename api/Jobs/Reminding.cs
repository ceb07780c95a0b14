using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;

namespace Lantu.Api.Jobs;

/// <summary>
/// Reminds units of what they owe (催报): its drafters, and once it is overdue its approvers too. Doing it twice on one day, or by
/// two servers at once, reminds nobody twice.
/// </summary>
public sealed class Reminding(LantuDbContext db, ReminderWriter reminders, IOptions<ReminderSettings> settings, TimeProvider clock) : IJob
{
    private const int FirstHour = 8;

    async ValueTask IJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        // A server that starts at night reminds nobody before the morning.
        if (clock.Hour() >= FirstHour)
        {
            await RunAsync(cancellationToken);
        }
    }

    /// <returns>How many submissions were reminded of.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (today, schedule) = (clock.Today(), settings.Value.Schedule);
        await using var work = await reminders.BeginAsync(cancellationToken);
        var workingDays = new WorkingDays(await db.Holidays.AsNoTracking().ToListAsync(cancellationToken));
        var owed = await db.Submissions
            .Where(s => (s.State == SubmissionState.Open || s.State == SubmissionState.Draft || s.State == SubmissionState.Returned)
                && !s.Reminders.Any(r => r.Day == today && r.Kind != ReminderKind.ByHand))
            .Include(s => s.ReportForm.Plan).Include(s => s.OrgUnit)
            .OrderBy(s => s.DueOn).ThenBy(s => s.Id)
            .ToListAsync(cancellationToken);
        var due = owed.Where(s => s.LockOn(today) is null).Select(s => (Submission: s, Kind: schedule.KindOn(today, s.DueOn, workingDays))).Where(s => s.Kind is not null).ToList();
        foreach (var (submission, kind) in due)
        {
            await reminders.AddAsync(submission, kind!.Value, null, null, null, cancellationToken);
        }

        await reminders.SaveAsync(cancellationToken);
        await work.KeepAsync(cancellationToken);
        return due.Count;
    }
}
