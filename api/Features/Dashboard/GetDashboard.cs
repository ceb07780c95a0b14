using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Dashboard;

public static class GetDashboard
{
    public sealed record Query(string Plan) : IRequest<DashboardResponse>;

    public sealed class Handler(LantuDbContext db, StandingsWriter writer, RequestLanguage language, TimeProvider clock) : IRequestHandler<Query, DashboardResponse>
    {
        private static readonly TimeSpan Week = TimeSpan.FromDays(7);

        public async Task<DashboardResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var now = clock.Now();
            var read = await DashboardRows.LoadAsync(db, request.Plan, clock.Today(), now - Week, cancellationToken) ?? throw new NotFoundException("not_found");
            if (read.Rows.Standings.Count == 0 || read.Rows.Standings.Any(s => s.Shape != Standing.CurrentShape))
            {
                // After content was loaded, or by a program with other formulae: once, and not again.
                await using var work = await Work.BeginAsync(db, cancellationToken);
                await writer.RefreshAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), cancellationToken);
                await work.KeepAsync(cancellationToken);
                read = (await DashboardRows.LoadAsync(db, request.Plan, clock.Today(), now - Week, cancellationToken))!.Value;
            }

            return new DashboardView(read.Plan, read.Rows, clock.Today(), now - Week, language.Value).ToResponse();
        }
    }
}
