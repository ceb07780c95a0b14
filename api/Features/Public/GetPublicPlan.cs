using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

public static class GetPublicPlan
{
    public sealed record Query(string Plan) : IRequest<PublicPlanItem>;

    public sealed record PublicPlanItem
    {
        /// <example>quzhou-eco-14</example>
        public required string Code { get; init; }
        public required string Title { get; init; }
        public required int StartYear { get; init; }
        public required int EndYear { get; init; }

        /// <summary>The last release; null while nothing has been released.</summary>
        public required PublicReleaseItem? Release { get; init; }
        public required IReadOnlyList<ReleasedIndicator> Indicators { get; init; }
        public required IReadOnlyList<ReleasedProgress> Tasks { get; init; }
        public required IReadOnlyList<ReleasedProgress> Projects { get; init; }
    }

    public sealed class Handler(LantuDbContext db, TimeProvider clock) : IRequestHandler<Query, PublicPlanItem>
    {
        public async Task<PublicPlanItem> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var release = await db.Releases.Out(clock.Now()).FirstOrDefaultAsync(r => r.PlanId == plan.Id, cancellationToken);
            var content = release?.Content ?? ReleaseContent.Nothing;
            return new PublicPlanItem
            {
                Code = plan.Code,
                Title = plan.Title,
                StartYear = plan.StartYear,
                EndYear = plan.EndYear,
                Release = release is null ? null : PublicReleaseItem.Of(release),
                Indicators = content.Indicators,
                Tasks = content.Tasks,
                Projects = content.Projects,
            };
        }
    }
}
