using System.Globalization;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lantu.Api.Jobs;

/// <summary>Writes mails into the unit of work at hand; <see cref="MailDelivery"/> sends them. They say what is due and where, never a figure.</summary>
public sealed class MailWriter(LantuDbContext db, IOptions<MailSettings> settings, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>One mail for each person who is being told of these reminders and has an address.</summary>
    public async Task AddAsync(IReadOnlyList<Reminder> reminders, CancellationToken cancellationToken)
    {
        if (!settings.Value.IsOn)
        {
            return;
        }

        var submissions = reminders.ToDictionary(r => r.Id, r => r.Submission);
        var told = db.Notices.Local.Where(n => n.ReminderId is { } id && submissions.ContainsKey(id)).ToLookup(n => n.UserId);
        var people = told.Select(t => t.Key).ToList();
        var addresses = await db.Users.Where(u => people.Contains(u.Id) && u.Email != null && u.DisabledAt == null).Select(u => new { u.Id, u.Email }).ToListAsync(cancellationToken);
        foreach (var person in addresses)
        {
            var mail = Write(person.Id, person.Email!, [.. told[person.Id].Select(n => submissions[n.ReminderId!.Value])]);
            db.Mails.Add(mail);
            foreach (var notice in told[person.Id])
            {
                notice.MailId = mail.Id;
            }
        }
    }

    /// <summary>One mail for each of these people who has an address, about what happened to a slip.</summary>
    public async Task AddAsync(NoticeKind kind, Slip slip, IReadOnlyList<Notice> told, CancellationToken cancellationToken)
    {
        if (!settings.Value.IsOn || told.Count == 0)
        {
            return;
        }

        var people = told.Select(n => n.UserId).ToList();
        var addresses = await db.Users.Where(u => people.Contains(u.Id) && u.Email != null && u.DisabledAt == null).Select(u => new { u.Id, u.Email }).ToListAsync(cancellationToken);
        var plan = await db.Plans.Where(p => p.Id == slip.PlanId).Select(p => p.Code).SingleAsync(cancellationToken);
        foreach (var person in addresses)
        {
            var what = kind switch
            {
                NoticeKind.SlipAnswered => "已答复，待审定",
                NoticeKind.SlipReturned => "答复被退回，请重新答复",
                NoticeKind.SlipClosed => "已办结",
                NoticeKind.SlipWithdrawn => "已撤回，无需办理",
                NoticeKind.SlipOverdue => "已到期，请尽快办理",
                _ => "请按期书面答复",
            };
            var mail = Write(person.Id, person.Email!, $"督办：{slip.Number}{what}", [string.Create(CultureInfo.InvariantCulture, $"· {slip.Number}：{what}，{slip.TurnDueOn ?? slip.DueOn:yyyy-MM-dd} 前"), "", .. new[] { Link(plan, $"supervision/{slip.Id}") }.OfType<string>()]);
            db.Mails.Add(mail);
            told.Single(n => n.UserId == person.Id).MailId = mail.Id;
        }
    }

    private Mail Write(Guid userId, string address, List<Submission> submissions) => Write(
        userId,
        address,
        submissions is [var only] ? $"催报：{only.ReportForm.Name}（{only.Period}）" : string.Create(CultureInfo.InvariantCulture, $"催报：{submissions.Count} 份报表待报送"),
        [.. submissions.Select(Line), "", .. submissions.Select(s => s.ReportForm.Plan.Code).Distinct().Select(plan => Link(plan, "reporting")).OfType<string>()]);

    private Mail Write(Guid userId, string address, string subject, IEnumerable<string> lines) => new()
    {
        Id = Guid.CreateVersion7(),
        UserId = userId,
        Address = address,
        Subject = subject,
        Text = string.Join('\n', [.. lines, "本邮件由“蓝图”自动发出，请勿回复。"]),
        CreatedAt = clock.Now(),
        NextAttemptAt = clock.Now(),
    };

    private string Line(Submission submission) => string.Create(
        CultureInfo.InvariantCulture,
        $"· {submission.OrgUnit.Name} {submission.ReportForm.Name} {submission.Period}，{submission.DueOn:yyyy-MM-dd} 截止{(submission.IsOverdue(clock.Today()) ? "，已逾期" : "")}");

    private string? Link(string plan, string screen) => configuration["PublicAddress"] is { Length: > 0 } address ? $"请登录办理：{address.TrimEnd('/')}/plans/{plan}/{screen}" : null;
}
