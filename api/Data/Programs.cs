using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>Programs by what they call themselves; that much of them is no secret.</summary>
public static class Programs
{
    public static Task<Dictionary<Guid, string>> ProgramNamesAsync(this LantuDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        db.ApiClients.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.ClientId, cancellationToken);

    /// <summary>Null where there is none.</summary>
    public static Task<Guid?> ProgramIdAsync(this LantuDbContext db, string clientId, CancellationToken cancellationToken) =>
        db.ApiClients.Where(c => c.ClientId == clientId).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancellationToken);
}
