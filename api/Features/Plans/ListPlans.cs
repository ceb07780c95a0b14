using AutoMapper;
using AutoMapper.QueryableExtensions;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Plans;

public static class ListPlans
{
    public sealed record Query : IRequest<Page<PlanSummary>>, IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record PlanSummary
    {
        /// <example>quzhou-eco-14</example>
        public required string Code { get; init; }

        /// <example>衢州市生态环境保护“十四五”规划</example>
        public required string Title { get; init; }

        /// <example>“十四五”规划</example>
        public required string ShortTitle { get; init; }

        /// <example>2021</example>
        public required int StartYear { get; init; }

        /// <example>2025</example>
        public required int EndYear { get; init; }

        /// <example>2020</example>
        public required int BaseYear { get; init; }
        public required PlanState State { get; init; }
    }

    public sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<Plan, PlanSummary>();
    }

    public sealed class Handler(LantuDbContext db, IMapper mapper) : IRequestHandler<Query, Page<PlanSummary>>
    {
        public async Task<Page<PlanSummary>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (skip, take) = Paging.Window(request);
            var items = await db.Plans.AsNoTracking()
                .OrderByDescending(p => p.StartYear).ThenBy(p => p.Code)
                .Skip(skip).Take(take + 1)
                .ProjectTo<PlanSummary>(mapper.ConfigurationProvider)
                .ToListAsync(cancellationToken);
            return Paging.Close(items, request, skip, take);
        }
    }
}
