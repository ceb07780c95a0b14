using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

/// <param name="Release">The last that is out; null while nothing has been released.</param>
/// <param name="Content">Nothing then.</param>
public sealed record PublicReading(Plan Plan, PublicReleaseRow? Release, ReleaseContent Content);

/// <summary>What anybody may know of a plan: what its last release that is out has frozen.</summary>
public sealed class PublicReader(LantuDbContext db, ReleaseShelf shelf, TimeProvider clock)
{
    public async Task<PublicReading> ReadAsync(string planCode, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.ByCodeAsync(planCode, cancellationToken);
        var last = await db.Releases.Out(clock.Now()).Where(r => r.PlanId == plan.Id).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellationToken);
        return last is { } id && await TakeAsync(id, cancellationToken) is var (row, content) ? new PublicReading(plan, row, content) : new PublicReading(plan, null, ReleaseContent.Nothing);
    }

    /// <param name="release">Of one that is out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ShelvedRelease> TakeAsync(Guid release, CancellationToken cancellationToken) => shelf.TakeAsync(release, async () =>
    {
        var read = await db.Releases.AsNoTracking().SingleAsync(r => r.Id == release, cancellationToken);
        return new ShelvedRelease(new PublicReleaseRow(read.Id, read.No, read.Title, read.Note, read.Through, read.PublishAt, read.Changes), ReleaseContent.From(read.Content));
    });

    /// <summary>Without their contents, newest first.</summary>
    /// <param name="plan">Of this.</param>
    /// <param name="no">Only this one.</param>
    public IQueryable<PublicReleaseRow> Releases(Plan plan, int? no = null) => db.Releases.Out(clock.Now()).Where(r => r.PlanId == plan.Id && (no == null || r.No == no))
        .Select(r => new PublicReleaseRow(r.Id, r.No, r.Title, r.Note, r.Through, r.PublishAt, r.Changes));
}

public sealed record PublicReleaseRow(Guid Id, int No, string Title, string Note, string Through, DateTimeOffset PublishAt, IReadOnlyList<ReleaseChange> Changes);
