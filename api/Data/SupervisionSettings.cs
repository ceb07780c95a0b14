using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

public static class SupervisionSettings
{
    /// <summary>The plan's days of the supervision ladder; Lantu's proposal while nobody has set any.</summary>
    public static async Task<SupervisionDays> SupervisionDaysOfAsync(this LantuDbContext db, Guid planId, CancellationToken cancellationToken) =>
        (await db.AssessmentSettings.AsNoTracking().Where(s => s.PlanId == planId).OrderByDescending(s => s.Revision).FirstOrDefaultAsync(cancellationToken))?.SupervisionDays ?? SupervisionDays.Default;
}
