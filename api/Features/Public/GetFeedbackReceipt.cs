using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;

namespace Lantu.Api.Features.Public;

public static class GetFeedbackReceipt
{
    public sealed record Query(string Receipt) : IRequest<FeedbackStandingItem>;

    /// <summary>How far what somebody sent has come.</summary>
    public sealed record FeedbackStandingItem
    {
        /// <example>quzhou-eco-14</example>
        public required string Plan { get; init; }

        /// <summary>As released; null where it is not released any more.</summary>
        public required PlanSubjectRef? Subject { get; init; }
        public required FeedbackKind Kind { get; init; }
        public required FeedbackState State { get; init; }
        public required DateTimeOffset ReceivedAt { get; init; }

        /// <summary>The unit that answers; null until it is forwarded.</summary>
        public required OrgUnitRef? OrgUnit { get; init; }

        /// <summary>Null unless it is published.</summary>
        public required string? Answer { get; init; }
        public required DateTimeOffset? PublishedAt { get; init; }

        /// <summary>Why it is not published, or no longer.</summary>
        public required string? Reason { get; init; }
    }

    public sealed class Handler(LantuDbContext db, PublicReader reader) : IRequestHandler<Query, FeedbackStandingItem>
    {
        public async Task<FeedbackStandingItem> Handle(Query request, CancellationToken cancellationToken)
        {
            var feedback = (Feedback.ReadReceipt(request.Receipt) is { } receipt ? await db.FeedbackByAsync(receipt, cancellationToken) : null) ?? throw new NotFoundException("not_found");
            var named = PlanSubjectRef.Of(feedback.Task, feedback.Project, feedback.Indicator);
            return new FeedbackStandingItem
            {
                Plan = feedback.Plan.Code,
                Subject = (await reader.ReadAsync(feedback.Plan.Code, cancellationToken)).Content.Subject(named.Kind, named.Code),
                Kind = feedback.Kind,
                State = feedback.State,
                ReceivedAt = feedback.ReceivedAt,
                OrgUnit = feedback.OrgUnit is { } unit ? OrgUnitRef.Of(unit) : null,
                Answer = feedback.State == FeedbackState.Published ? feedback.Answer : null,
                PublishedAt = feedback.PublishedAt,
                Reason = feedback.Reason,
            };
        }
    }
}
