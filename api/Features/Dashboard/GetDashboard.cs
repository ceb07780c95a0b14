using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Dashboard;

public static class GetDashboard
{
    public sealed record Query(string Plan) : IRequest<DashboardResponse>;

    public sealed class Handler(DashboardReading reading, JudgedDashboard judged, RequestLanguage language) : IRequestHandler<Query, DashboardResponse>
    {
        public async Task<DashboardResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, rows) = await judged.RowsAsync(request.Plan, cancellationToken);
            return new DashboardView(plan, rows, reading.Day, reading.Before, language.Value).ToResponse();
        }
    }
}
