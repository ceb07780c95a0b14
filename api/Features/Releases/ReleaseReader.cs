using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Releases;

public sealed class ReleaseReader(LantuDbContext db, TimeProvider clock)
{
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<Release> LoadAsync(Plan plan, Guid id, CancellationToken cancellationToken) =>
        await db.Releases.SingleOrDefaultAsync(r => r.PlanId == plan.Id && r.Id == id, cancellationToken) ?? throw new NotFoundException("not_found");

    public async Task<List<ReleaseResponse>> DescribeAsync(IReadOnlyList<Release> releases, CancellationToken cancellationToken)
    {
        var names = await db.Users.NamesOf([.. releases.Select(r => r.CreatedBy).Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        var answers = new List<ReleaseResponse>();
        foreach (var release in releases)
        {
            answers.Add(ReleaseResponse.Of(release, names[release.CreatedBy], await NewerAsync(release, cancellationToken), clock.Now()));
        }

        return answers;
    }

    private async Task<int> NewerAsync(Release release, CancellationToken cancellationToken)
    {
        if (release.StateAt(clock.Now()) != ReleaseState.Scheduled)
        {
            return 0;
        }

        var periods = await db.Observations.AsNoTracking().Where(o => o.PlanId == release.PlanId && o.ApprovedAt > release.CreatedAt && release.Domains.Contains(o.Indicator.Domain)).Select(o => o.Period).ToListAsync(cancellationToken);
        var last = Period.Parse(release.Through).LastDay;
        return periods.Count(p => Period.Parse(p).LastDay <= last);
    }
}
