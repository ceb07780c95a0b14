using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.PlanTasks;

public static class GetChapter
{
    /// <param name="Plan">The plan's code.</param>
    /// <param name="No">As printed.</param>
    /// <param name="AsOf">An instant: as it stood and was known then.</param>
    public sealed record Query(string Plan, int No, string? AsOf) : IRequest<ChapterResponse>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
    }

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, ChapterResponse>
    {
        public async Task<ChapterResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, await reader.InstantAsync(request.Plan, request.AsOf, cancellationToken), cancellationToken);
            var chapter = await db.Chapters.AsNoTracking()
                .Include(c => c.Tasks).ThenInclude(t => t.Commitments).ThenInclude(c => c.Indicator)
                .AsSplitQuery()
                .SingleOrDefaultAsync(c => c.PlanId == reading.Plan.Id && c.No == request.No, cancellationToken)
                ?? throw new NotFoundException("not_found");
            return ChapterResponse.Of(chapter, reading);
        }
    }
}
