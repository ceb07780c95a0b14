using Lantu.Api.Security.Clients;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

public static class WebhookOwners
{
    /// <summary>The programs whose webhooks somebody sees: what stands beside these is no more than their names.</summary>
    public static IQueryable<ApiClient> OwnersOf(this LantuDbContext db, IReadOnlyCollection<Guid> ids) => db.ApiClients.AsNoTracking().Where(c => ids.Contains(c.Id)).Include(c => c.OrgUnit);
}
