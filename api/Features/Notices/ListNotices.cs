using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Notices;

public static class ListNotices
{
    public sealed record Query : IRequest<Page<NoticeItem>>, IPaged
    {
        /// <summary>true: only those not read yet; false: only those read.</summary>
        public bool? Unread { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record NoticeItem
    {
        public required Guid Id { get; init; }
        public required NoticeKind Kind { get; init; }

        /// <summary>What it is about; null where that is a slip, a piece of a task, a comment, feedback, a webhook or a report.</summary>
        public required SubmissionRef? Submission { get; init; }

        /// <summary>The slip (督办单) that it is about; else null.</summary>
        public required SlipRef? Slip { get; init; }

        /// <summary>The piece of a task (分解任务) that it is about; else null.</summary>
        public required SubTaskRef? SubTask { get; init; }

        /// <summary>Of a comment or question: what that is about; else null. Its words stand in comment.</summary>
        public required CommentRef? About { get; init; }

        /// <summary>The feedback (公众留言) that it is about; else null.</summary>
        public required FeedbackRef? Feedback { get; init; }

        /// <summary>The webhook (推送) that it is about; else null.</summary>
        public required WebhookRef? Webhook { get; init; }

        /// <summary>The report (报告) that it is about; else null.</summary>
        public required ReportRef? Report { get; init; }
        public required DateTimeOffset At { get; init; }

        /// <summary>Who acted; null for the clock.</summary>
        /// <example>周明</example>
        public required string? By { get; init; }

        /// <summary>The reason or message that came with it.</summary>
        /// <example>请核对剔除日。</example>
        public required string? Comment { get; init; }

        /// <summary>Until when it was due then; null of a comment, of feedback, of a webhook and of a report.</summary>
        /// <example>2025-01-31</example>
        public required DateOnly? DueOn { get; init; }
        public required DateTimeOffset? ReadAt { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current) : IRequestHandler<Query, Page<NoticeItem>>
    {
        public async Task<Page<NoticeItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (skip, take) = Paging.Window(request);
            var notices = await db.Notices.AsNoTracking().VisibleTo(current.Required)
                .Where(n => request.Unread == null || request.Unread == (n.ReadAt == null))
                .Include(n => n.Submission!.ReportForm.Plan).Include(n => n.Submission!.OrgUnit)
                .Include(n => n.Slip!.Plan).Include(n => n.Slip!.OrgUnit).Include(n => n.Slip!.Task).Include(n => n.Slip!.Project).Include(n => n.Slip!.Indicator)
                .Include(n => n.SubTask!.Plan).Include(n => n.SubTask!.Task).Include(n => n.SubTask!.OrgUnit)
                .Include(n => n.About!.Plan).Include(n => n.About!.Task).Include(n => n.About!.Project).Include(n => n.About!.Indicator)
                .Include(n => n.Feedback!.Plan).Include(n => n.Feedback!.Task).Include(n => n.Feedback!.Project).Include(n => n.Feedback!.Indicator)
                .Include(n => n.Webhook).Include(n => n.Report)
                .OrderByDescending(n => n.At).ThenBy(n => n.Id)
                .Skip(skip).Take(take + 1)
                .ToListAsync(cancellationToken);
            var names = await db.Users.NamesOf([.. notices.Select(n => n.ByUserId).OfType<Guid>().Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
            var about = notices.Select(n => n.Report?.EvaluationId).OfType<Guid>().Distinct().ToList();
            var evaluations = await db.Evaluations.AsNoTracking().Where(e => about.Contains(e.Id))
                .Join(db.Plans, e => e.PlanId, p => p.Id, (e, p) => new { e.Id, e.Title, Plan = p.Code }).ToDictionaryAsync(e => e.Id, cancellationToken);
            return Paging.Close([.. notices.Select(notice => Item(notice, names, notice.Report is { } report && evaluations[report.EvaluationId] is var of ? ReportRef.Of(report, of.Plan, of.Title) : null))], request, skip, take);
        }

        private static NoticeItem Item(Notice notice, Dictionary<Guid, string> names, ReportRef? report) => new()
        {
            Id = notice.Id,
            Kind = notice.Kind,
            Submission = notice.Submission is { } submission ? SubmissionRef.Of(submission) : null,
            Slip = notice.Slip is { } slip ? SlipRef.Of(slip) : null,
            SubTask = notice.SubTask is { } piece ? SubTaskRef.Of(piece) : null,
            About = notice.About is { } about ? CommentRef.Of(about) : null,
            Feedback = notice.Feedback is { } feedback ? FeedbackRef.Of(feedback) : null,
            Webhook = notice.Webhook is { } webhook ? WebhookRef.Of(webhook) : null,
            Report = report,
            At = notice.At,
            By = notice.ByUserId is { } by ? names[by] : null,
            // A comment's words are read where they stand: changed there they are changed here, withdrawn there they are read nowhere.
            Comment = notice.About is { } words ? (words.WithdrawnAt is null ? words.Text : null) : notice.Comment,
            DueOn = notice.DueOn,
            ReadAt = notice.ReadAt,
        };
    }
}
