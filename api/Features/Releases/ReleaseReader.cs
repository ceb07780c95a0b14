using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Releases;

public sealed class ReleaseReader(LantuDbContext db, CurrentActor current, TimeProvider clock)
{
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<Release> LoadAsync(Plan plan, Guid id, CancellationToken cancellationToken) =>
        await db.Releases.SingleOrDefaultAsync(r => r.PlanId == plan.Id && r.Id == id, cancellationToken) ?? throw new NotFoundException("not_found");

    public async Task<ReleaseResponse> ReadAsync(Plan plan, Guid id, CancellationToken cancellationToken) =>
        (await DescribeAsync(db.Releases.Where(r => r.PlanId == plan.Id && r.Id == id), _ => true, cancellationToken)).SingleOrDefault() ?? throw new NotFoundException("not_found");

    /// <param name="releases">Their contents stay where they are.</param>
    /// <param name="told">Which changes are told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<List<ReleaseResponse>> DescribeAsync(IQueryable<Release> releases, Func<ReleaseChange, bool> told, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var read = await releases.AsNoTracking().Select(r => new { r.Id, r.PlanId, r.No, r.Title, r.Note, r.Through, r.Domains, r.Chapters, r.PublishAt, r.CreatedBy, r.CreatedAt, r.CancelledAt, r.Changes, Evaluations = r.Evaluations.Select(e => e.EvaluationId).ToList(), r.Version }).ToListAsync(cancellationToken);
        var names = await db.Users.NamesOf([.. read.Select(r => r.CreatedBy).Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        var writes = Permissions.Has(current.Required, Permissions.ReleasesWrite);
        var answers = new List<ReleaseResponse>();
        foreach (var r in read)
        {
            var state = Release.StateAt(r.CancelledAt, r.PublishAt, now);
            answers.Add(new ReleaseResponse
            {
                Id = r.Id,
                No = r.No,
                Title = r.Title,
                Note = r.Note,
                Through = r.Through,
                Domains = r.Domains,
                Chapters = r.Chapters,
                Evaluations = r.Evaluations,
                PublishAt = r.PublishAt,
                State = state,
                CreatedBy = names[r.CreatedBy],
                CreatedAt = r.CreatedAt,
                CancelledAt = r.CancelledAt,
                NewerFigures = state == ReleaseState.Scheduled ? await NewerAsync(r.PlanId, r.CreatedAt, r.Domains, Period.Parse(r.Through), cancellationToken) : 0,
                Counts = ReleaseCounts.Of(r.Changes),
                Changes = [.. r.Changes.Where(told)],
                Cancellable = writes && state == ReleaseState.Scheduled,
                Version = r.Version,
            });
        }

        return answers;
    }

    private async Task<int> NewerAsync(Guid plan, DateTimeOffset since, List<string> domains, Period through, CancellationToken cancellationToken)
    {
        // By their indicators, which the index of figures begins with.
        var indicators = await db.Indicators.Where(i => i.PlanId == plan && domains.Contains(i.Domain)).Select(i => i.Id).ToArrayAsync(cancellationToken);
        var periods = await db.Observations.AsNoTracking().Where(o => indicators.Contains(o.IndicatorId) && o.ApprovedAt > since).Select(o => o.Period).ToListAsync(cancellationToken);
        return periods.Count(p => Period.Parse(p).LastDay <= through.LastDay);
    }
}
