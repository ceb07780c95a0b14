using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Users;

/// <summary>Loads people with their grants, for those who may see them all, and turns them into what callers read.</summary>
public sealed class UserReader(LantuDbContext db, CurrentActor current, TimeProvider clock)
{
    public static IQueryable<User> Whole(IQueryable<User> users) => users
        .Include(u => u.Memberships).ThenInclude(m => m.OrgUnit)
        .Include(u => u.Memberships).ThenInclude(m => m.Granter)
        .Include(u => u.Memberships).ThenInclude(m => m.Confirmer)
        .AsSplitQuery();

    /// <summary>The user, tracked, at the version the caller has seen.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="StaleVersionException">Somebody has changed it since.</exception>
    public async Task<User> LoadAsync(Guid id, long expectedVersion, CancellationToken cancellationToken) =>
        (await Whole(db.Users.VisibleTo(current.Required)).SingleOrDefaultAsync(u => u.Id == id, cancellationToken) ?? throw new NotFoundException("not_found")).At(expectedVersion);

    /// <summary>The same, and nobody's own: what an administrator does to accounts is never done to oneself.</summary>
    /// <exception cref="ForbiddenException">It is the actor's own account.</exception>
    public async Task<User> LoadOtherAsync(Guid id, long expectedVersion, CancellationToken cancellationToken) =>
        id == current.Required.UserId ? throw new ForbiddenException("not_to_oneself") : await LoadAsync(id, expectedVersion, cancellationToken);

    public async Task<UserResponse> DescribeAsync(Guid id, CancellationToken cancellationToken) =>
        (await DescribeAsync(await Whole(db.Users.AsNoTracking().VisibleTo(current.Required)).Where(u => u.Id == id).ToListAsync(cancellationToken), cancellationToken)) is [var user] ? user : throw new NotFoundException("not_found");

    public async Task<List<UserResponse>> DescribeAsync(IReadOnlyList<User> users, CancellationToken cancellationToken)
    {
        var ids = users.Select(u => u.Id).ToList();
        var lastSignIns = await db.UserSessions.LastSignInsAsync(ids, cancellationToken);
        return [.. users.Select(u => UserResponse.Of(u, lastSignIns.TryGetValue(u.Id, out var at) ? at : null, current.Required, clock.Today(), clock.Now()))];
    }
}
