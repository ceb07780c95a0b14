using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Plans;

public static class PlansRoutes
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/plans").WithTags("Plans");
        plans.MapGet("", ([AsParameters] ListPlans.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Allow(Permissions.PlanRead).Tagged().Named("listPlans", "List the plans, the newest first");
        plans.MapGet("/{plan}", (string plan, IMediator mediator, CancellationToken ct) => mediator.Send(new GetPlan.Query(plan), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("getPlan", "Read a plan: document, goals, notes and how much of its time has passed");
    }
}
