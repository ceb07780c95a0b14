using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

public static class ListPublicPlans
{
    public sealed record Query : IRequest<Page<PublicPlanSummary>>, IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record PublicPlanSummary
    {
        /// <example>quzhou-eco-14</example>
        public required string Code { get; init; }

        /// <example>衢州市生态环境保护“十四五”规划</example>
        public required string Title { get; init; }
        public required string ShortTitle { get; init; }
        public required int StartYear { get; init; }
        public required int EndYear { get; init; }
    }

    public sealed class Handler(LantuDbContext db, TimeProvider clock) : IRequestHandler<Query, Page<PublicPlanSummary>>
    {
        public async Task<Page<PublicPlanSummary>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (skip, take) = Paging.Window(request);
            var released = db.Releases.Out(clock.Now()).Select(r => r.PlanId);
            var plans = await db.Plans.AsNoTracking().Where(p => released.Contains(p.Id)).OrderByDescending(p => p.StartYear).ThenBy(p => p.Code).Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close([.. plans.Select(p => new PublicPlanSummary { Code = p.Code, Title = p.Title, ShortTitle = p.ShortTitle, StartYear = p.StartYear, EndYear = p.EndYear })], request, skip, take);
        }
    }
}
