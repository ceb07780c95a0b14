using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.PublicFeedback;

/// <summary>公众留言: what somebody of the public sent, what a unit answered, and its trail.</summary>
public sealed record FeedbackResponse : IVersionedResponse
{
    public required Guid Id { get; init; }
    public required PlanSubjectRef Subject { get; init; }
    public required FeedbackKind Kind { get; init; }

    /// <example>我们小区旁边的雨污分流工程什么时候完工？</example>
    public required string Text { get; init; }

    /// <summary>How to ask back. Only moderators see it, until the matter is closed; null for everybody else and then.</summary>
    public required string? Contact { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required FeedbackState State { get; init; }

    /// <summary>To which it was forwarded last.</summary>
    public required OrgUnitRef? OrgUnit { get; init; }

    /// <summary>Who leads its subject today, to whom it goes unless another unit is named; null where nobody does, or where you do not forward it.</summary>
    public required OrgUnitRef? Lead { get; init; }
    public required string? Answer { get; init; }
    public required DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Why it was declined or withdrawn; the public reads it.</summary>
    public required string? Reason { get; init; }
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When it was published, declined or, in the end, withdrawn.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }
    public required IReadOnlyList<FeedbackAction> AllowedActions { get; init; }
    public required IReadOnlyList<FeedbackActItem> Acts { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }

    public sealed record FeedbackActItem
    {
        /// <example>1</example>
        public required int No { get; init; }
        public required FeedbackAction Action { get; init; }
        public required DateTimeOffset At { get; init; }

        /// <example>周明</example>
        public required string By { get; init; }

        /// <summary>In whose place, when the person acted as a delegate (代理).</summary>
        public required string? OnBehalfOf { get; init; }

        /// <summary>forward: to which unit; else for which one the person acted.</summary>
        public required OrgUnitRef OrgUnit { get; init; }

        /// <summary>The answer, the reason, or what the unit was told; empty where nothing was said.</summary>
        public required string Text { get; init; }
    }

    /// <param name="feedback">Loaded by <see cref="FeedbackReader"/>.</param>
    /// <param name="actor">For what may be done and seen.</param>
    /// <param name="lead">Of its subject.</param>
    /// <param name="names">Of the people of its trail.</param>
    public static FeedbackResponse Of(Feedback feedback, Actor actor, OrgUnitRef? lead, IReadOnlyDictionary<Guid, string> names) => new()
    {
        Id = feedback.Id,
        Subject = PlanSubjectRef.Of(feedback.Task, feedback.Project, feedback.Indicator),
        Kind = feedback.Kind,
        Text = feedback.Text,
        Contact = Feedback.Moderating(actor, feedback.Plan) is null ? null : feedback.Contact,
        ReceivedAt = feedback.ReceivedAt,
        State = feedback.State,
        OrgUnit = feedback.OrgUnit is { } unit ? OrgUnitRef.Of(unit) : null,
        Lead = lead,
        Answer = feedback.Answer,
        AnsweredAt = feedback.AnsweredAt,
        Reason = feedback.Reason,
        PublishedAt = feedback.PublishedAt,
        ClosedAt = feedback.ClosedAt,
        AllowedActions = feedback.AllowedActions(actor),
        Acts = [.. feedback.Acts.OrderBy(a => a.No).Select(a => new FeedbackActItem
        {
            No = a.No,
            Action = a.Action,
            At = a.At,
            By = names[a.UserId],
            OnBehalfOf = a.OnBehalfOfId is { } principal ? names[principal] : null,
            OrgUnit = OrgUnitRef.Of(a.OrgUnit),
            Text = a.Text,
        })],
        Version = feedback.Version,
    };
}
