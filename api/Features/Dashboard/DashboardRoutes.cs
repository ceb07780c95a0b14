using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Dashboard;

public static class DashboardRoutes
{
    public static void MapDashboard(this IEndpointRouteBuilder api)
    {
        var plan = api.MapGroup("/plans/{plan}").WithTags("Dashboard");
        plan.MapGet("/dashboard", (string plan, IMediator mediator, CancellationToken ct) => mediator.Send(new GetDashboard.Query(plan), ct))
            .Allow(Permissions.PlanRead).WithMetadata(new AskedAlongMetadata(typeof(DashboardReading))).AddEndpointFilter<KeptDashboard>().Fails(304, 404).Named("getDashboard", "Read where a plan stands on one page: lights, areas × indicators, chapters, the worst, who is late, what has changed");
        plan.MapGet("/dashboard/comparison", (string plan, [AsParameters] CompareDashboard.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new CompareDashboard.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("compareDashboard", "Set where a plan stands today beside where it stood at an instant or a snapshot (快照)",
                "Judged anew from every figure known then, so slower than the dashboard itself.");
        plan.MapPost("/standings/rebuild", (string plan, IMediator mediator, CancellationToken ct) => mediator.Send(new RebuildStandings.Command(plan), ct))
            .Allow(Permissions.FormsManage).Idempotent().Fails(404).Named("rebuildStandings", "Build the read model of lights anew from what is stored; where it was in step nothing changes");
    }
}
