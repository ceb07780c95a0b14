using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.PlanTasks;

public static class GetChapterProgress
{
    public sealed record Query(string Plan, int No) : IRequest<ChapterProgress>;

    /// <summary>How a chapter's tasks stood after each period.</summary>
    public sealed record ChapterProgress
    {
        /// <summary>At the end of every period that was reported for one of its tasks, oldest first.</summary>
        public required IReadOnlyList<PointItem> History { get; init; }

        public sealed record PointItem
        {
            /// <example>2025-H2</example>
            public required string Period { get; init; }

            /// <summary>How many tasks showed each light.</summary>
            public required Lights Lights { get; init; }
        }
    }

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, ChapterProgress>
    {
        public async Task<ChapterProgress> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, null, cancellationToken);
            var chapter = await db.Chapters.AsNoTracking().Include(c => c.Tasks).ThenInclude(t => t.Commitments).AsSplitQuery()
                .SingleOrDefaultAsync(c => c.PlanId == reading.Plan.Id && c.No == request.No, cancellationToken) ?? throw new NotFoundException("not_found");
            var periods = chapter.Tasks.SelectMany(t => t.Commitments.Select(c => c.Id).Prepend(t.Id)).SelectMany(reading.Reports.Of)
                .Select(r => r.Period).DistinctBy(p => p.LastDay).OrderBy(p => p.LastDay);
            return new ChapterProgress
            {
                History = [.. periods.Select(period => (period.Code, Then: reading.At(period.LastDay)))
                    .Select(p => new ChapterProgress.PointItem { Period = p.Code, Lights = Lights.Count(chapter.Tasks.Where(t => p.Then.Counts(t.Id)).Select(t => p.Then.StatusOf(t))) })],
            };
        }
    }
}
