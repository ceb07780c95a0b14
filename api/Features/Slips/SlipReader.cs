using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Slips;

/// <summary>Finds slips that the actor sees, and describes them.</summary>
public sealed class SlipReader(LantuDbContext db, CurrentActor current, TimeProvider clock)
{
    /// <summary>Those of a plan, with all that is shown of them.</summary>
    public IQueryable<Slip> Of(Plan plan) => db.Slips.VisibleTo(current.Required).Where(s => s.PlanId == plan.Id)
        .Include(s => s.Plan).Include(s => s.Task).Include(s => s.Project).Include(s => s.Indicator).Include(s => s.OrgUnit).Include(s => s.Issuer)
        .Include(s => s.Former).Include(s => s.Successor).Include(s => s.Acts).ThenInclude(a => a.OrgUnit).AsSplitQuery();

    /// <exception cref="NotFoundException">There is none that the actor sees.</exception>
    public async Task<Slip> LoadAsync(Plan plan, Guid id, CancellationToken cancellationToken) =>
        await Of(plan).SingleOrDefaultAsync(s => s.Id == id, cancellationToken) ?? throw new NotFoundException("not_found");

    public async Task<List<SlipResponse>> DescribeAsync(IReadOnlyCollection<Slip> slips, CancellationToken cancellationToken)
    {
        var people = slips.SelectMany(s => s.Acts.SelectMany(a => new[] { a.UserId, a.OnBehalfOfId }.OfType<Guid>()).Append(s.IssuedBy)).Distinct().ToList();
        var names = await db.Users.NamesOf(people).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        return [.. slips.Select(s => SlipResponse.Of(s, current.Required, clock.Today(), names))];
    }
}
