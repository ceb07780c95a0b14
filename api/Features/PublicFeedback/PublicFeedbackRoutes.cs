using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.PublicFeedback;

public static class PublicFeedbackRoutes
{
    public static void MapPublicFeedback(this IEndpointRouteBuilder api)
    {
        var feedback = api.MapGroup("/plans/{plan}/feedback").WithTags("Feedback");
        feedback.MapGet("", (string plan, [AsParameters] ListFeedback.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListFeedback.Query(plan, filter), ct))
            .Allow(Permissions.PlanRead).Fails(404).Named("listFeedback", "List the feedback (公众留言) you may see, the newest first", "Moderators and auditors see all; others what was forwarded to the units for which they act.");
        feedback.MapPost("/{feedback:guid}/transitions", (string plan, Guid feedback, ModerateFeedback.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new ModerateFeedback.Command(plan, feedback, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.FeedbackModerate).Versioned().Idempotent(answersASecret: true).Fails(403, 404, 409, 412, 415, 422, 428).Named("moderateFeedback", "Forward feedback to a unit, publish it with the answer, decline or withdraw it",
                "allowedActions says which you may. It is published as it was written. Closed, it has no contact any more.");
        feedback.MapPost("/{feedback:guid}/answer", (string plan, Guid feedback, AnswerFeedback.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new AnswerFeedback.Command(plan, feedback, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.CommentsWrite).Versioned().Idempotent().Fails(403, 404, 409, 412, 415, 422, 428).Named("answerFeedback", "Answer feedback that was forwarded to your unit", "A moderator publishes the answer.");
    }
}
