using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.Comments;

public static class CommentsRoutes
{
    public static void MapComments(this IEndpointRouteBuilder api)
    {
        var comments = api.MapGroup("/plans/{plan}/comments").WithTags("Comments");
        comments.MapGet("", (string plan, [AsParameters] ListComments.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListComments.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("listComments", "List comments and questions with their replies, the newest first", "What is withdrawn is among them, without its text.");
        comments.MapPost("", async (string plan, CreateComment.Body body, IMediator mediator, CancellationToken ct) =>
            {
                var made = await mediator.Send(new CreateComment.Command(plan, body), ct);
                return TypedResults.Created($"/api/v1/plans/{plan}/comments?subject={made.Subject.Code}", made);
            })
            .Allow(Permissions.CommentsWrite).Versioned().Idempotent().Fails(403, 404, 409, 415, 422).Named("createComment", "Comment, ask a unit, or reply",
                "Who is mentioned, the unit that is asked and whoever is replied to are told. A reply by the unit that was asked settles the question.");
        comments.MapPatch("/{comment:guid}", (string plan, Guid comment, UpdateComment.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new UpdateComment.Command(plan, comment, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.CommentsWrite).Versioned().Fails(403, 404, 409, 412, 415, 422, 428).Named("updateComment", "Mend the words of one's own comment, while nobody has replied");
        comments.MapPost("/{comment:guid}/transitions", (string plan, Guid comment, MoveComment.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new MoveComment.Command(plan, comment, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.CommentsWrite).Versioned().Idempotent().Fails(403, 404, 409, 412, 415, 422, 428).Named("moveComment", "Withdraw one's own comment, or settle a question", "What is withdrawn keeps its place and its trace; its text is shown no more.");
        api.MapGet("/mentionable-people", ([AsParameters] ListMentionablePeople.Query query, IMediator mediator, CancellationToken ct) => mediator.Send(query, ct))
            .WithTags("Comments").Allow(Permissions.CommentsWrite).Named("listMentionablePeople", "List the people who can be mentioned: those who hold a role for a unit today");
    }
}
