using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

public static class SlipNumbers
{
    /// <summary>The last serial given to a level in a year, whoever may see that slip; 0 where there is none. Hold the plan's turn first.</summary>
    public static async Task<int> LastSlipSerialAsync(this LantuDbContext db, Plan plan, SlipLevel level, int year, CancellationToken cancellationToken) =>
        await db.Slips.Where(s => s.PlanId == plan.Id && s.Level == level && s.Year == year).MaxAsync(s => (int?)s.Serial, cancellationToken) ?? 0;
}
