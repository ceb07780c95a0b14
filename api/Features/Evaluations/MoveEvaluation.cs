using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Evaluations;

public static class MoveEvaluation
{
    public sealed record Command(string Plan, Guid Id, long ExpectedVersion, Body Body) : IRequest<EvaluationResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>review: its numbers stand from now on; sign: by a finalizer who neither drafted nor reviewed it. What is signed comes out with a release that names it.</summary>
        public required EvaluationAction Action { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Body.Action).IsInEnum().WithErrorCode("required");
    }

    public sealed class Handler(LantuDbContext db, EvaluationReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, EvaluationResponse>
    {
        public async Task<EvaluationResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, actor, action) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), current.Required, request.Body.Action);
            var evaluation = (await reader.LoadAsync(plan, request.Id, cancellationToken)).At(request.ExpectedVersion);
            if (action == EvaluationAction.Sign && !actor.Is(Role.Finalizer))
            {
                throw new ForbiddenException("permission_denied");
            }

            evaluation.Move(action, actor.UserId, clock.Now());
            audit.Add(actor, $"evaluation.{CanonicalJson.WordOf(action)}", $"evaluation:{evaluation.Id}", $"{evaluation.No} {evaluation.Title}; result {evaluation.ResultSha256}");
            await db.SaveOrStaleAsync(evaluation, cancellationToken);
            return await reader.ReadAsync(plan, evaluation.Id, cancellationToken);
        }
    }
}
