using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Reminders;

public static class ListReminders
{
    public sealed record Filter : IPaged
    {
        /// <summary>Id of a submission.</summary>
        public string? Submission { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<ReminderItem>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Filter.Submission).Must(id => id is null || Guid.TryParse(id, out _)).WithErrorCode("malformed_parameter").OverridePropertyName("Submission");
    }

    public enum MailState { Waiting, Sent, Failed }

    public sealed record ReminderItem
    {
        public required Guid Id { get; init; }
        public required SubmissionRef Submission { get; init; }
        public required ReminderKind Kind { get; init; }
        public required DateTimeOffset At { get; init; }

        /// <summary>Until when it was due then.</summary>
        /// <example>2025-01-31</example>
        public required DateOnly DueOn { get; init; }

        /// <summary>Who reminded; null for the clock.</summary>
        /// <example>周明</example>
        public required string? By { get; init; }
        public required string? OnBehalfOf { get; init; }
        public required string? Message { get; init; }
        public required IReadOnlyList<RecipientItem> Recipients { get; init; }
    }

    public sealed record RecipientItem
    {
        public required PersonRef Person { get; init; }

        /// <summary>Null where no mail was written: mail is off, or the person has no address.</summary>
        public required MailState? Mail { get; init; }

        /// <summary>What the mail server said last, while it has not taken the mail.</summary>
        public required string? MailError { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current) : IRequestHandler<Query, Page<ReminderItem>>
    {
        public async Task<Page<ReminderItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (filter, (skip, take)) = (request.Filter, Paging.Window(request.Filter));
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            Guid? of = filter.Submission is { } id ? Guid.Parse(id) : null;
            var reminders = await db.Submissions.FollowedBy(current.Required).AsNoTracking().Where(s => s.PlanId == plan.Id && (of == null || s.Id == of))
                .SelectMany(s => s.Reminders)
                .Include(r => r.Submission.ReportForm.Plan).Include(r => r.Submission.OrgUnit).Include(r => r.Notices).ThenInclude(n => n.Mail)
                .OrderByDescending(r => r.At).ThenBy(r => r.Id)
                .Skip(skip).Take(take + 1).AsSplitQuery()
                .ToListAsync(cancellationToken);
            var ids = reminders.SelectMany(r => r.Notices.Select(n => (Guid?)n.UserId).Append(r.UserId).Append(r.OnBehalfOfId)).OfType<Guid>().Distinct().ToList();
            var people = await db.Users.NamesOf(ids).ToDictionaryAsync(p => p.Id, cancellationToken);
            return Paging.Close([.. reminders.Select(reminder => Item(reminder, people))], filter, skip, take);
        }

        private static ReminderItem Item(Reminder reminder, Dictionary<Guid, PersonRef> people) => new()
        {
            Id = reminder.Id,
            Submission = SubmissionRef.Of(reminder.Submission),
            Kind = reminder.Kind,
            At = reminder.At,
            DueOn = reminder.DueOn,
            By = reminder.UserId is { } by ? people[by].DisplayName : null,
            OnBehalfOf = reminder.OnBehalfOfId is { } principal ? people[principal].DisplayName : null,
            Message = reminder.Message,
            Recipients = [.. reminder.Notices.OrderBy(n => people[n.UserId].UserName, StringComparer.Ordinal).Select(n => new RecipientItem { Person = people[n.UserId], Mail = State(n.Mail), MailError = n.Mail?.SentAt is null ? n.Mail?.LastError : null })],
        };

        private static MailState? State(Mail? mail) => mail switch
        {
            null => null,
            { SentAt: not null } => MailState.Sent,
            { NextAttemptAt: null } => MailState.Failed,
            _ => MailState.Waiting,
        };
    }
}
