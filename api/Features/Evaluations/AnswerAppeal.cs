using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

public static class AnswerAppeal
{
    public sealed record Command(string Plan, Guid Id, Guid Appeal, long ExpectedVersion, Body Body) : IRequest<AppealResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>true: it is right, and another run will supersede this one.</summary>
        public required bool Upheld { get; init; }

        /// <example>更正晚于评估时点，不予采纳</example>
        public required string Answer { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => (string?)c.Body.Answer).IsWritten(2000);
    }

    public sealed class Handler(LantuDbContext db, EvaluationReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, AppealResponse>
    {
        public async Task<AppealResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body, actor) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body, current.Required);
            await reader.NumbersAsync(plan, request.Id, cancellationToken);
            var appeal = (await db.Appeals.SingleOrDefaultAsync(a => a.EvaluationId == request.Id && a.Id == request.Appeal, cancellationToken) ?? throw new NotFoundException("not_found")).At(request.ExpectedVersion);
            appeal.Reply(body.Upheld, body.Answer.Trim(), actor.UserId, clock.Now());
            audit.Add(actor, "evaluation.appeal.answer", $"evaluation:{request.Id}", $"{(body.Upheld ? "upheld" : "rejected")}: {appeal.Answer}");
            await db.SaveOrStaleAsync(appeal, cancellationToken);
            return AppealResponse.Of(appeal, await db.OrgUnits.SingleAsync(u => u.Id == appeal.OrgUnitId, cancellationToken), true);
        }
    }
}
