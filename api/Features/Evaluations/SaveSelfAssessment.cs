using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Evaluations;

public static class SaveSelfAssessment
{
    public sealed record Command(string Plan, Guid Id, string OrgUnit, long ExpectedVersion, Body Body) : IRequest<SelfAssessmentResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>0 to 100, at most two decimals; null gives none.</summary>
        /// <example>88</example>
        public decimal? Score { get; init; }

        /// <example>两年来……</example>
        public required string Summary { get; init; }

        /// <example>农村污水管网运维经费不足</example>
        public required string Problems { get; init; }

        /// <summary>true: hand it in, as the area's approver; nothing changes from then on.</summary>
        public bool? Submit { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Score).MustBeScore();
            RuleFor(c => (string?)c.Body.Summary).IsWritten(10_000);
            RuleFor(c => (string?)c.Body.Problems).IsPrintable().IsAtMost(10_000);
        }
    }

    public sealed class Handler(LantuDbContext db, EvaluationReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, SelfAssessmentResponse>
    {
        public async Task<SelfAssessmentResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (actor, body) = (current.Required, request.Body);
            var found = await db.SelfAssessmentAsync(reader, actor, request.Plan, request.Id, request.OrgUnit, cancellationToken);
            var isSubmitted = body.Submit == true;
            if (isSubmitted ? !found.IsApprover : !found.IsDrafter)
            {
                throw new ForbiddenException("permission_denied");
            }

            found.Evaluation.EnsureDraft();
            var written = found.Written ?? new SelfAssessment { Id = Guid.CreateVersion7(), EvaluationId = request.Id, OrgUnitId = found.Unit.Id };
            written.At(request.ExpectedVersion).Write(body.Score, body.Summary.Trim(), body.Problems.Trim(), actor.UserId, clock.Now());
            if (isSubmitted)
            {
                written.Submit(actor.UserId, clock.Now());
            }

            if (found.Written is null)
            {
                db.SelfAssessments.Add(written);
            }

            audit.Add(actor, isSubmitted ? "evaluation.selfAssessment.submit" : "evaluation.selfAssessment", $"evaluation:{request.Id}", request.OrgUnit);
            await db.SaveOrStaleAsync(written, cancellationToken);
            return SelfAssessmentResponse.Of(request.OrgUnit, written, found.IsDrafter, found.IsApprover);
        }
    }
}
