using Lantu.Api.Data;
using MediatR;

namespace Lantu.Api.Features.Targets;

public static class GetAssessmentSettings
{
    public sealed record Query(string Plan) : IRequest<AssessmentSettingsResponse>;

    public sealed class Handler(LantuDbContext db, AssessmentSettingsReader reader) : IRequestHandler<Query, AssessmentSettingsResponse>
    {
        public async Task<AssessmentSettingsResponse> Handle(Query request, CancellationToken cancellationToken) =>
            await reader.DescribeAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), cancellationToken);
    }
}
