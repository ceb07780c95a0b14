using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Todos;

/// <summary>waiting 待办, decided 已办, started 我发起.</summary>
public enum TodoBox { Waiting, Decided, Started }

public static class ListTodos
{
    public sealed record Filter : IPaged
    {
        /// <summary>waiting unless told.</summary>
        public Word<TodoBox>? Box { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<TodoItem>>;

    public sealed record TodoItem
    {
        public required SubmissionRef Submission { get; init; }

        /// <summary>Where it is now.</summary>
        public required SubmissionState State { get; init; }

        /// <summary>Whose turn it is; null once approved.</summary>
        public required SubmissionStep? Step { get; init; }

        /// <example>2025-01-31</example>
        public required DateOnly DueOn { get; init; }
        public required bool Overdue { get; init; }

        /// <summary>Your last act on it; null where there was none.</summary>
        public required SubmissionAction? Action { get; init; }
        public required DateTimeOffset? ActedAt { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, Page<TodoItem>>
    {
        public async Task<Page<TodoItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (filter, actor, today) = (request.Filter, current.Required, clock.Today());
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var (skip, take) = Paging.Window(filter);
            var found = db.Submissions.VisibleTo(actor).AsNoTracking().Where(s => s.PlanId == plan.Id);
            var ordered = (filter.Box?.Value ?? TodoBox.Waiting) switch
            {
                TodoBox.Waiting => found.WaitingFor(actor).OpenOn(today).OrderBy(s => s.DueOn).ThenBy(s => s.Id),
                TodoBox.Decided => ByLastAct(found, actor, [SubmissionAction.Approve, SubmissionAction.Return]),
                TodoBox.Started => ByLastAct(found, actor, [SubmissionAction.Submit, SubmissionAction.Correct]),
            };
            var submissions = await ordered.Skip(skip).Take(take + 1)
                .Include(s => s.ReportForm.Plan).Include(s => s.OrgUnit).Include(s => s.Transitions.Where(t => t.UserId == actor.UserId))
                .AsSplitQuery().ToListAsync(cancellationToken);
            return Paging.Close([.. submissions.Select(s => Item(s, today))], filter, skip, take);
        }

        /// <summary>Those on which the actor has acted so, the latest act first.</summary>
        private static IOrderedQueryable<Submission> ByLastAct(IQueryable<Submission> submissions, Actor actor, SubmissionAction[] actions) => submissions
            .Where(s => s.Transitions.Any(t => t.UserId == actor.UserId && actions.Contains(t.Action)))
            .OrderByDescending(s => s.Transitions.Where(t => t.UserId == actor.UserId && actions.Contains(t.Action)).Max(t => t.At)).ThenBy(s => s.Id);

        private static TodoItem Item(Submission submission, DateOnly today)
        {
            var last = submission.Transitions.MaxBy(t => t.No);
            return new TodoItem
            {
                Submission = SubmissionRef.Of(submission),
                State = submission.State,
                Step = submission.Step,
                DueOn = submission.DueOn,
                Overdue = submission.IsOverdue(today),
                Action = last?.Action,
                ActedAt = last?.At,
            };
        }
    }
}
