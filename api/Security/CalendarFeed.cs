using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Security;

/// <summary>日历订阅: an address that a calendar program reads without a session. Whoever knows it sees what its owner may see.</summary>
public sealed class CalendarFeed
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public User User { get; init; } = null!;
    public required string Name { get; init; }

    /// <summary>Null: all that the owner may see.</summary>
    public Guid? OrgUnitId { get; init; }
    public OrgUnit? OrgUnit { get; init; }

    /// <summary>Words of <see cref="CalendarKind"/>; none for all.</summary>
    public required List<string> Kinds { get; init; }
    public required string TokenHash { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>The secret in a feed's address: 256 random bits, of which only the hash is kept and looked for.</summary>
public static class FeedTokens
{
    /// <summary>A calendar program's last sign of life is written at most this often.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The feed of an address, while it stands and its owner can sign in; notes that it was used.</summary>
    public static async Task<CalendarFeed?> ByTokenAsync(this LantuDbContext db, string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = Hash(token);
        var feed = await db.CalendarFeeds.AsNoTracking().Include(f => f.OrgUnit).SingleOrDefaultAsync(f => f.TokenHash == hash && f.RevokedAt == null && f.User.DisabledAt == null, cancellationToken);
        if (feed is not null && !(feed.LastUsedAt > now - Beat))
        {
            await db.CalendarFeeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.LastUsedAt, now), cancellationToken);
        }

        return feed;
    }
}
