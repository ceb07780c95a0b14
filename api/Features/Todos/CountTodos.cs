using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Todos;

public static class CountTodos
{
    public sealed record Query(string Plan) : IRequest<TodoCountsItem>;

    public sealed record TodoCountsItem
    {
        /// <summary>Submissions to fill and hand in.</summary>
        /// <example>3</example>
        public required int Reporting { get; init; }

        /// <summary>Of these, overdue.</summary>
        /// <example>1</example>
        public required int Overdue { get; init; }

        /// <summary>Submissions to decide.</summary>
        /// <example>2</example>
        public required int Approvals { get; init; }

        /// <summary>Slips (督办单) to answer or whose answers are to be decided on; listSlips with waiting=true lists them.</summary>
        /// <example>1</example>
        public required int Slips { get; init; }

        /// <summary>Questions to your unit that nobody has answered; listComments with waiting=true lists them.</summary>
        /// <example>1</example>
        public required int Questions { get; init; }

        /// <summary>Feedback (公众留言) for you to forward, answer or publish; listFeedback with waiting=true lists it.</summary>
        /// <example>1</example>
        public required int Feedback { get; init; }

        /// <summary>Notices not read yet, of all plans.</summary>
        /// <example>5</example>
        public required int UnreadNotices { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, TodoCountsItem>
    {
        public async Task<TodoCountsItem> Handle(Query request, CancellationToken cancellationToken)
        {
            var (actor, today) = (current.Required, clock.Today());
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var mine = db.Submissions.VisibleTo(actor).Where(s => s.PlanId == plan.Id).WaitingFor(actor).OpenOn(today)
                .Select(s => new { IsDrafting = s.State == SubmissionState.Open || s.State == SubmissionState.Draft || s.State == SubmissionState.Returned, IsLate = s.DueOn < today });
            var waiting = await mine.GroupBy(s => s).Select(g => new { g.Key.IsDrafting, g.Key.IsLate, Count = g.Count() }).ToListAsync(cancellationToken);
            return new TodoCountsItem
            {
                Reporting = waiting.Where(w => w.IsDrafting).Sum(w => w.Count),
                Overdue = waiting.Where(w => w.IsDrafting && w.IsLate).Sum(w => w.Count),
                Approvals = waiting.Where(w => !w.IsDrafting).Sum(w => w.Count),
                Slips = await db.Slips.VisibleTo(actor).Where(s => s.PlanId == plan.Id).WaitingFor(actor).CountAsync(cancellationToken),
                Questions = await db.Comments.Where(c => c.PlanId == plan.Id).WaitingFor(actor).CountAsync(cancellationToken),
                Feedback = await db.Feedback.VisibleTo(actor).Where(f => f.PlanId == plan.Id).WaitingFor(actor).CountAsync(cancellationToken),
                UnreadNotices = await db.Notices.VisibleTo(actor).CountAsync(n => n.ReadAt == null, cancellationToken),
            };
        }
    }
}
