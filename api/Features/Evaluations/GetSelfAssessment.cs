using Lantu.Api.Data;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Evaluations;

public static class GetSelfAssessment
{
    public sealed record Query(string Plan, Guid Id, string OrgUnit) : IRequest<SelfAssessmentResponse>;

    public sealed class Handler(LantuDbContext db, EvaluationReader reader, CurrentActor current) : IRequestHandler<Query, SelfAssessmentResponse>
    {
        public async Task<SelfAssessmentResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await db.SelfAssessmentAsync(reader, current.Required, request.Plan, request.Id, request.OrgUnit, cancellationToken);
            return SelfAssessmentResponse.Of(request.OrgUnit, found.Written, found.IsDrafter, found.IsApprover);
        }
    }
}
