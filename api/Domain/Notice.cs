using Lantu.Api.Domain.Reports;

namespace Lantu.Api.Domain;

/// <summary>waiting: it has reached your step; returned: it came back to you; corrected: an approved one is being corrected; extended: it has another date; reminded: 催报. Of slips (督办单): issued or escalated to your unit, answered, returned, closed, overdue, withdrawn. Of pieces of tasks (分解任务): another gave one to your unit. Of comments: your unit is asked, you or it are mentioned, somebody replied. Of feedback (公众留言): somebody of the public sent it, it was forwarded to your unit, that answered, it was published, declined or withdrawn. Of webhooks (推送): Lantu has stopped calling one. Of reports (报告): one you asked for is done, or could not be made.</summary>
public enum NoticeKind { Waiting, Returned, Corrected, Extended, Reminded, SlipIssued, SlipAnswered, SlipReturned, SlipClosed, SlipOverdue, SlipWithdrawn, Asked, Mentioned, Replied, PieceGiven, FeedbackReceived, FeedbackForwarded, FeedbackAnswered, FeedbackClosed, WebhookDisabled, ReportMade, ReportFailed }

/// <summary>消息: what happened to a submission or a slip, told to one person. Written with the act itself.</summary>
public sealed class Notice
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public NoticeKind Kind { get; init; }
    public Guid? SubmissionId { get; init; }
    public Submission? Submission { get; init; }
    public Guid? SlipId { get; init; }
    public Slip? Slip { get; init; }
    public Guid? SubTaskId { get; init; }
    public SubTask? SubTask { get; init; }
    public Guid? CommentId { get; init; }
    public Comment? About { get; init; }
    public Guid? FeedbackId { get; init; }
    public Feedback? Feedback { get; init; }
    public Guid? WebhookId { get; init; }
    public Webhook? Webhook { get; init; }
    public Guid? ReportId { get; init; }
    public EvaluationReport? Report { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Who acted; null for the clock.</summary>
    public Guid? ByUserId { get; init; }

    /// <summary>The reason or message that came with the act.</summary>
    public string? Comment { get; init; }

    /// <summary>Until when it is due, as of then; null of a comment, of feedback, of a webhook and of a report.</summary>
    public DateOnly? DueOn { get; init; }
    public Guid? ReminderId { get; init; }

    /// <summary>The mail that says the same, where one was written.</summary>
    public Guid? MailId { get; set; }
    public Mail? Mail { get; init; }
    public DateTimeOffset? ReadAt { get; init; }
}
