using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Todos;

public static class TodosRoutes
{
    public static void MapTodos(this IEndpointRouteBuilder api)
    {
        var todos = api.MapGroup("/plans/{plan}/todos").WithTags("Todos");
        todos.MapGet("", (string plan, [AsParameters] ListTodos.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListTodos.Query(plan, filter), ct))
            .Allow(Permissions.WorkbenchOwn).Fails(404).Named("listTodos", "List what waits for you (待办), what you decided (已办) or what you handed in (我发起)",
                "waiting comes by due date, the others newest first, each with where it is now.");
        todos.MapGet("/counts", (string plan, IMediator mediator, CancellationToken ct) => mediator.Send(new CountTodos.Query(plan), ct))
            .Allow(Permissions.WorkbenchOwn).Fails(404).Named("countTodos", "Count what waits for you", "For the menu; cheap enough to ask on every screen.");
    }
}
