using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Comments;

public static class MoveComment
{
    public sealed record Command(string Plan, Guid Comment, long ExpectedVersion, Body Body) : IRequest<CommentResponse>;

    public sealed record Body : IBody<Body>
    {
        public required CommentAction Action { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Body.Action).IsInEnum().WithErrorCode("required");
    }

    public sealed class Handler(LantuDbContext db, CommentReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, CommentResponse>
    {
        public async Task<CommentResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var comment = (await reader.LoadAsync(plan, request.Comment, cancellationToken)).At(request.ExpectedVersion);
            comment.Move(request.Body.Action, current.Required, clock.Now());
            audit.Add(current.Required, request.Body.Action == CommentAction.Withdraw ? "comment.withdraw" : "comment.resolve", $"comment:{comment.Id}", onBehalfOf: comment.PrincipalOf(current.Required));
            await db.SaveOrStaleAsync(new[] { comment.Parent, comment }.OfType<Comment>().ToList(), cancellationToken);
            return (await reader.DescribeAsync([comment], cancellationToken))[0];
        }
    }
}
