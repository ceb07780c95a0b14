using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.PlanTasks;

public static class ListChapters
{
    public sealed record Filter : IPaged
    {
        /// <summary>As it stood and was known at this instant (RFC 3339 with offset, a day, or the name of a snapshot).</summary>
        /// <example>2025-07-10T08:00:00Z</example>
        public string? AsOf { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<ChapterResponse>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Filter.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
    }

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, Page<ChapterResponse>>
    {
        public async Task<Page<ChapterResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, await reader.InstantAsync(request.Plan, request.Filter.AsOf, cancellationToken), cancellationToken);
            var chapters = await db.Chapters.AsNoTracking()
                .Where(c => c.PlanId == reading.Plan.Id)
                .Include(c => c.Tasks).ThenInclude(t => t.Commitments).ThenInclude(c => c.Indicator)
                .OrderBy(c => c.No)
                .AsSplitQuery()
                .ToListAsync(cancellationToken);
            return Paging.Cut(chapters.Select(c => ChapterResponse.Of(c, reading)), request.Filter);
        }
    }
}
