using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Reminders;

public static class RemindersRoutes
{
    public static void MapReminders(this IEndpointRouteBuilder api)
    {
        var reminders = api.MapGroup("/plans/{plan}/reminders").WithTags("Reminders");
        reminders.MapGet("", (string plan, [AsParameters] ListReminders.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListReminders.Query(plan, filter), ct))
            .Allow(Permissions.SubmissionsRead).Fails(404).Named("listReminders", "List who was reminded of what, newest first", "Of the submissions whose course you follow.");
        reminders.MapPost("", async (string plan, RemindUnits.Body body, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new RemindUnits.Command(plan, body), ct), statusCode: StatusCodes.Status207MultiStatus))
            .Allow(Permissions.FormsManage, Permissions.SubmissionsDecide).Produces<RemindersOutcomeResponse>(StatusCodes.Status207MultiStatus).Idempotent().Fails(404, 415, 422).Named("remindUnits", "Remind units of what they owe (催报)",
                "For the plan's administrator, the reviewers of the department that leads the form, and the finalizer. Answers each submission by itself; one is reminded of once in 24 hours by hand. dryRun=true only says what would happen.");
    }
}
