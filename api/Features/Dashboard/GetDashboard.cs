using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Dashboard;

public static class GetDashboard
{
    public sealed record Query(string Plan) : IRequest<DashboardResponse>;

    public sealed class Handler(LantuDbContext db, DashboardReading reading, StandingsWriter writer, RequestLanguage language) : IRequestHandler<Query, DashboardResponse>
    {
        public async Task<DashboardResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var read = await reading.RowsAsync(request.Plan, cancellationToken) ?? throw new NotFoundException("not_found");
            if (read.Rows.Standings.Count == 0 || read.Rows.Standings.Any(s => s.Shape != Standing.CurrentShape))
            {
                // After content was loaded, or by a program with other formulae: once, and not again.
                await using var work = await Work.BeginAsync(db, cancellationToken);
                await writer.RefreshAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), cancellationToken);
                await work.KeepAsync(cancellationToken);
                read = (await reading.AgainAsync(request.Plan, cancellationToken))!.Value;
            }

            return new DashboardView(read.Plan, read.Rows, reading.Day, reading.Before, language.Value).ToResponse();
        }
    }
}
