using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.PlanTasks;

public static class ListCommitments
{
    public sealed record Filter : IPaged
    {
        /// <summary>Code of a task.</summary>
        public string? Task { get; init; }

        /// <summary>Code of a project.</summary>
        public string? Project { get; init; }
        public int? DueYear { get; init; }
        public Word<Light>? Light { get; init; }

        /// <summary>Only those that lack this: noLead, noReport, noEvidence, noFigure, overdue.</summary>
        public Word<Shortcoming>? Shortcoming { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<CommitmentResponse>>;

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, Page<CommitmentResponse>>
    {
        public async Task<Page<CommitmentResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (filter, reading) = (request.Filter, await reader.ReadAsync(request.Plan, null, cancellationToken));
            var commitments = await db.Commitments.AsNoTracking()
                .Where(c => c.PlanId == reading.Plan.Id
                    && (filter.Task == null || c.Task!.Code == filter.Task)
                    && (filter.Project == null || c.Project!.Code == filter.Project)
                    && (filter.DueYear == null || c.DueYear == filter.DueYear))
                .Include(c => c.Task!.Chapter)
                .Include(c => c.Project!.Column)
                .Include(c => c.Indicator)
                .ToListAsync(cancellationToken);
            var items = commitments
                .OrderBy(c => c.Task is null)
                .ThenBy(c => c.Task?.Chapter.No ?? c.Project!.Column.No).ThenBy(c => c.Task?.No ?? c.Project!.No).ThenBy(c => c.No)
                .Select(c => CommitmentResponse.Of(c, Subject(c), reading.StatusOf(c), reading.DoneOn(c), reading.ShortcomingsOf(c, c.Task is { } task ? reading.Responsibilities.OfTask(task.Id, task.ChapterId) : reading.Responsibilities.Of(c.ProjectId!.Value))))
                .Where(c => filter.Shortcoming is not { } lack || c.Shortcomings.Contains(lack.Value))
                .Where(c => filter.Light == null || c.Status.Light == filter.Light?.Value);
            return Paging.Cut(items, filter);
        }

        private static CommitmentSubject Subject(Commitment commitment) => commitment.Task is { } task
            ? new CommitmentSubject { Kind = SubjectKind.Task, Code = task.Code, Title = task.Title }
            : new CommitmentSubject { Kind = SubjectKind.Project, Code = commitment.Project!.Code, Title = commitment.Project.Title };
    }
}
