using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
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
        plan.MapPost("/confirmations", async (string plan, ConfirmResponsibilities.Body body, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new ConfirmResponsibilities.Command(plan, body), ct), statusCode: StatusCodes.Status207MultiStatus))
            .Allow(Permissions.ResponsibilitiesManage).Produces<ConfirmedResponsibilitiesResponse>(StatusCodes.Status207MultiStatus).Idempotent().Fails(404, 415, 422).Named("confirmResponsibilities", "Confirm proposed responsibilities, one or many",
                "Answers each by itself. What is confirmed counts as settled, and a subject has one confirmed lead at a time. dryRun=true only says what would happen.");
    }
}
