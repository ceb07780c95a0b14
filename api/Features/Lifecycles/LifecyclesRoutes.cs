using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.Lifecycles;

public static class LifecyclesRoutes
{
    public static void MapLifecycles(this IEndpointRouteBuilder api)
    {
        var lifecycles = api.MapGroup("/plans/{plan}/lifecycles").WithTags("Tasks");
        lifecycles.MapGet("/{subjectKind}/{subject}", (string plan, Word<SubjectKind> subjectKind, string subject, [AsParameters] ListLifecycleChanges.Filter filter, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new ListLifecycleChanges.Query(plan, subjectKind.Value, subject, filter), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("listLifecycleChanges", "List what was decided on counting a task or project, the last first",
                "In force on a day is the last decision that begins on it or before.");
        lifecycles.MapPut("/{subjectKind}/{subject}", (string plan, Word<SubjectKind> subjectKind, string subject, SetLifecycle.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new SetLifecycle.Command(plan, subjectKind.Value, subject, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.ResponsibilitiesManage).Versioned().Fails(404, 412, 415, 422, 428).Named("setLifecycle", "Take a task or project out of the counts, with the reason, or back into them",
                "If-Match is the version of the task or project, in quotes. Every decision is kept; a later one holds from its own day on, whatever was decided for those days before.");
    }
}
