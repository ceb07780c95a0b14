using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;

namespace Lantu.Api.Jobs;

/// <summary>
/// Reminds whoever's turn it is on a slip: the unit that has not answered, the issuer who has not decided; on the day, the working
/// day after, then weekly, for as long as it has not ended. Once for each slip and day, however often or by how many servers it runs.
/// </summary>
public sealed class SlipReminding(LantuDbContext db, SlipNotices notices, IOptions<ReminderSettings> settings, TimeProvider clock) : IJob
{
    private const int FirstHour = 8;

    async ValueTask IJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (clock.Hour() >= FirstHour)
        {
            await RunAsync(cancellationToken);
        }
    }

    /// <returns>How many slips were reminded of.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (today, schedule) = (clock.Today(), settings.Value.Schedule);
        await using var work = await Work.BeginAsync(db, cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('slip reminders'))", cancellationToken);
        var workingDays = new WorkingDays(await db.Holidays.AsNoTracking().ToListAsync(cancellationToken));
        var waiting = await db.Slips.Where(s => (s.State == SlipState.Open || s.State == SlipState.Answered) && !s.Reminders.Any(r => r.Day == today)).OrderBy(s => s.IssuedAt).ToListAsync(cancellationToken);
        var due = waiting.Where(s => schedule.KindOn(today, s.TurnDueOn!.Value, workingDays) is ReminderKind.OnDue or ReminderKind.After).ToList();
        foreach (var slip in due)
        {
            slip.Reminders.Add(new SlipReminder { SlipId = slip.Id, Day = today, At = clock.Now() });
            await notices.TellAsync(NoticeKind.SlipOverdue, slip, slip.WaitsFor!.Value, SlipWorkflow.TurnIn(slip.State)!.Value, null, null, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await work.KeepAsync(cancellationToken);
        return due.Count;
    }
}
