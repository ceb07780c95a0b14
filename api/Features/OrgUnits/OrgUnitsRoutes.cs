using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.OrgUnits;

public static class OrgUnitsRoutes
{
    public static void MapOrgUnits(this IEndpointRouteBuilder api)
    {
        var units = api.MapGroup("/org-units").WithTags("Org units");
        units.MapGet("", ([AsParameters] ListOrgUnits.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .Allow(Permissions.PlanRead).Tagged().Named("listOrgUnits", "List org units in protocol order");
    }
}
