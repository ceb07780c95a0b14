using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.PlanTasks;

public static class GetChapter
{
    public sealed record Query(string Plan, int No) : IRequest<ChapterResponse>;

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, ChapterResponse>
    {
        public async Task<ChapterResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, cancellationToken);
            var chapter = await db.Chapters.AsNoTracking()
                .Include(c => c.Tasks).ThenInclude(t => t.Commitments).ThenInclude(c => c.Indicator)
                .AsSplitQuery()
                .SingleOrDefaultAsync(c => c.PlanId == reading.Plan.Id && c.No == request.No, cancellationToken)
                ?? throw new NotFoundException("not_found");
            return ChapterResponse.Of(chapter, reading);
        }
    }
}
