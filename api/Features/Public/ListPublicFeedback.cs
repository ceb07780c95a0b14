using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

public static class ListPublicFeedback
{
    public sealed record Filter : IPaged
    {
        /// <summary>task, project or indicator; with subject.</summary>
        public Word<SubjectKind>? SubjectKind { get; init; }

        /// <summary>Its code.</summary>
        /// <example>5.1</example>
        public string? Subject { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<PublicFeedbackItem>>;

    /// <summary>What somebody of the public sent, and what the unit answered.</summary>
    public sealed record PublicFeedbackItem
    {
        public required Guid Id { get; init; }
        public required PlanSubjectRef Subject { get; init; }
        public required FeedbackKind Kind { get; init; }

        /// <summary>As it was sent; null once withdrawn.</summary>
        public required string? Text { get; init; }
        public required DateTimeOffset ReceivedAt { get; init; }

        /// <summary>Who answered.</summary>
        public required OrgUnitRef OrgUnit { get; init; }

        /// <summary>As it was written; null once withdrawn.</summary>
        public required string? Answer { get; init; }
        public required DateTimeOffset AnsweredAt { get; init; }
        public required DateTimeOffset PublishedAt { get; init; }
        public required DateTimeOffset? WithdrawnAt { get; init; }

        /// <summary>Why it was withdrawn.</summary>
        public required string? Reason { get; init; }
    }

    public sealed class Handler(LantuDbContext db, PublicReader reader) : IRequestHandler<Query, Page<PublicFeedbackItem>>
    {
        public async Task<Page<PublicFeedbackItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var ((plan, _, released), filter) = (await reader.ReadAsync(request.Plan, cancellationToken), request.Filter);
            var (skip, take) = Paging.Window(filter);
            var found = await db.FeedbackOut(plan, released, filter.SubjectKind?.Value, filter.Subject)
                .OrderByDescending(f => f.PublishedAt).ThenBy(f => f.Id).Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close([.. found.Select(f => Item(f, released))], filter, skip, take);
        }

        private static PublicFeedbackItem Item(Feedback feedback, ReleaseContent released)
        {
            var (named, isWithdrawn) = (PlanSubjectRef.Of(feedback.Task, feedback.Project, feedback.Indicator), feedback.State == FeedbackState.Withdrawn);
            return new PublicFeedbackItem
            {
                Id = feedback.Id,
                Subject = released.Subject(named.Kind, named.Code)!,
                Kind = feedback.Kind,
                Text = isWithdrawn ? null : feedback.Text,
                ReceivedAt = feedback.ReceivedAt,
                OrgUnit = OrgUnitRef.Of(feedback.OrgUnit!),
                Answer = isWithdrawn ? null : feedback.Answer,
                AnsweredAt = feedback.AnsweredAt!.Value,
                PublishedAt = feedback.PublishedAt!.Value,
                WithdrawnAt = isWithdrawn ? feedback.ClosedAt : null,
                Reason = feedback.Reason,
            };
        }
    }
}
