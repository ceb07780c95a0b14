using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Jobs;

/// <summary>Writes reminders with their notices and mails in one transaction, for the clock and for those who remind by hand.</summary>
public sealed class ReminderWriter(LantuDbContext db, NoticeWriter notices, MailWriter mails, TimeProvider clock)
{
    private readonly DateTimeOffset now = clock.Now();
    private readonly List<Reminder> written = [];
    private readonly Dictionary<(Guid OrgUnitId, bool IsOverdue), List<Guid>> people = [];

    /// <summary>One at a time: what was reminded of before is seen, whoever did it.</summary>
    public async Task<Work> BeginAsync(CancellationToken cancellationToken)
    {
        var work = await Work.BeginAsync(db, cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('reminders'))", cancellationToken);
        return work;
    }

    /// <summary>When each was last reminded of by hand, of those to which that happened a short while ago.</summary>
    public Task<Dictionary<Guid, DateTimeOffset>> LatelyByHandAsync(IReadOnlyCollection<Guid> submissions, CancellationToken cancellationToken)
    {
        var since = now - Reminder.PauseByHand;
        return db.Reminders.Where(r => submissions.Contains(r.SubmissionId) && r.Kind == ReminderKind.ByHand && r.At > since)
            .GroupBy(r => r.SubmissionId).Select(g => new { g.Key, At = g.Max(r => r.At) }).ToDictionaryAsync(g => g.Key, g => g.At, cancellationToken);
    }

    /// <summary>Whom a reminder of it tells.</summary>
    public async Task<List<Guid>> PeopleAsync(Submission submission, CancellationToken cancellationToken)
    {
        var key = (submission.OrgUnitId, IsOverdue: submission.IsOverdue(Clock.DayOf(now)));
        return people.TryGetValue(key, out var known) ? known : people[key] = await notices.PeopleAsync(key.OrgUnitId, key.IsOverdue ? [Role.Drafter, Role.Approver] : [Role.Drafter], cancellationToken);
    }

    /// <summary>Tells the unit's drafters, and its approvers when it is overdue.</summary>
    /// <param name="submission">Loaded with its form, plan and unit.</param>
    /// <param name="kind">By the clock, or by hand.</param>
    /// <param name="byUserId">Who reminds by hand.</param>
    /// <param name="onBehalfOf">In whose place.</param>
    /// <param name="message">Shown with the notice; never in a mail.</param>
    public async Task AddAsync(Submission submission, ReminderKind kind, Guid? byUserId, Guid? onBehalfOf, string? message, CancellationToken cancellationToken)
    {
        var reminder = new Reminder
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = submission.Id,
            Submission = submission,
            Kind = kind,
            Day = Clock.DayOf(now),
            At = now,
            DueOn = submission.DueOn,
            UserId = byUserId,
            OnBehalfOfId = onBehalfOf,
            Message = message,
        };
        written.Add(reminder);
        db.Reminders.Add(reminder);
        notices.Add(NoticeKind.Reminded, submission, await PeopleAsync(submission, cancellationToken), byUserId, message, reminder.Id);
    }

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await mails.AddAsync(written, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var ids = written.Select(r => r.SubmissionId).ToList();
        // Past the version: whoever is writing into it meanwhile is not to lose to a reminder.
        await db.Submissions.Where(s => ids.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindedAt, now), cancellationToken);
    }
}
