using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Comments;

public static class UpdateComment
{
    public sealed record Command(string Plan, Guid Comment, long ExpectedVersion, Body Body) : IRequest<CommentResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <example>二期管网何时接驳？需要市里协调什么？</example>
        public required string Text { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Body.Text).MustBeSaid();
    }

    public sealed class Handler(LantuDbContext db, CommentReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, CommentResponse>
    {
        public async Task<CommentResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var comment = (await reader.LoadAsync(plan, request.Comment, cancellationToken)).At(request.ExpectedVersion);
            comment.Edit(request.Body.Text.Trim(), current.Required, clock.Now());
            audit.Add(current.Required, "comment.update", $"comment:{comment.Id}", onBehalfOf: comment.PrincipalOf(current.Required));
            await db.SaveOrStaleAsync(comment, cancellationToken);
            return (await reader.DescribeAsync([comment], cancellationToken))[0];
        }
    }
}
