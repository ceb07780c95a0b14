using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Responsibilities;

public static class ResponsibilitiesRoutes
{
    public static void MapResponsibilities(this IEndpointRouteBuilder api)
    {
        var plan = api.MapGroup("/plans/{plan}/responsibilities").WithTags("Responsibilities");
        plan.MapGet("", (string plan, [AsParameters] ListResponsibilities.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListResponsibilities.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Tagged().Fails(404).Named("listResponsibilities", "List who leads and supports what, on a day");
    }
}
