using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

/// <param name="Release">The last that is out; null while nothing has been released.</param>
/// <param name="Content">Nothing then.</param>
public sealed record PublicReading(Plan Plan, Release? Release, ReleaseContent Content);

/// <summary>What anybody may know of a plan: what its last release that is out has frozen.</summary>
public sealed class PublicReader(LantuDbContext db, TimeProvider clock)
{
    public async Task<PublicReading> ReadAsync(string planCode, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.ByCodeAsync(planCode, cancellationToken);
        var release = await db.Releases.Out(clock.Now()).FirstOrDefaultAsync(r => r.PlanId == plan.Id, cancellationToken);
        return new PublicReading(plan, release, release is null ? ReleaseContent.Nothing : ReleaseContent.From(release.Content));
    }

    /// <summary>Without their contents, newest first.</summary>
    /// <param name="plan">Of this.</param>
    /// <param name="no">Only this one.</param>
    public IQueryable<PublicReleaseRow> Releases(Plan plan, int? no = null) => db.Releases.Out(clock.Now()).Where(r => r.PlanId == plan.Id && (no == null || r.No == no))
        .Select(r => new PublicReleaseRow(r.Id, r.No, r.Title, r.Note, r.Through, r.PublishAt, r.Changes));
}

public sealed record PublicReleaseRow(Guid Id, int No, string Title, string Note, string Through, DateTimeOffset PublishAt, IReadOnlyList<ReleaseChange> Changes)
{
    public static PublicReleaseRow Of(Release release) => new(release.Id, release.No, release.Title, release.Note, release.Through, release.PublishAt, release.Changes);
}
