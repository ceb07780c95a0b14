using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Dashboard;

/// <summary>The rows of a dashboard with standings that this program can read.</summary>
public sealed class JudgedDashboard(LantuDbContext db, DashboardReading reading, StandingsWriter writer)
{
    /// <exception cref="NotFoundException">There is no such plan.</exception>
    public async Task<(DashboardRows.PlanRow Plan, DashboardRows Rows)> RowsAsync(string plan, CancellationToken cancellationToken)
    {
        var read = await reading.RowsAsync(plan, cancellationToken) ?? throw new NotFoundException("not_found");
        if (read.Rows.Standings.Count > 0 && read.Rows.Standings.All(s => s.Shape == Standing.CurrentShape))
        {
            return read;
        }

        // After content was loaded, or by a program with other formulae: once, and not again.
        await using var work = await Work.BeginAsync(db, cancellationToken);
        await writer.RefreshAsync(await db.Plans.ByCodeAsync(plan, cancellationToken), cancellationToken);
        await work.KeepAsync(cancellationToken);
        return (await reading.AgainAsync(plan, cancellationToken))!.Value;
    }
}
