using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.ApiClients;

/// <summary>Loads programs whole, for those who may see them, and checks what an administrator says of them against what there is.</summary>
public sealed class ApiClientReader(LantuDbContext db, CurrentActor current, TimeProvider clock)
{
    public static IQueryable<ApiClient> Whole(IQueryable<ApiClient> clients) => clients.Include(c => c.OrgUnit).Include(c => c.ResponsibleUser).Include(c => c.Secrets).AsSplitQuery();

    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<ApiClient> LoadAsync(Guid id, CancellationToken cancellationToken) =>
        await Whole(db.ApiClients.VisibleTo(current.Required)).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) ?? throw new NotFoundException("not_found");

    /// <exception cref="StaleVersionException">Somebody has changed it since.</exception>
    public async Task<ApiClient> LoadAsync(Guid id, long expectedVersion, CancellationToken cancellationToken) => (await LoadAsync(id, cancellationToken)).At(expectedVersion);

    public ApiClientResponse Describe(ApiClient client) => ApiClientResponse.Of(client, current.Required, clock.Today(), clock.Now());

    /// <summary>A drafter of the unit, who answers for the program.</summary>
    public async Task<RuleViolation?> MisfitOfResponsibleAsync(Guid userId, Guid orgUnitId, CancellationToken cancellationToken) =>
        await db.Memberships.VisibleTo(current.Required).InForce(clock.Today()).AnyAsync(m => m.UserId == userId && m.OrgUnitId == orgUnitId && m.Role == Role.Drafter, cancellationToken)
            ? null
            : new RuleViolation("/responsibleUserId", "not_a_drafter_of_the_unit");

    public async Task<IReadOnlyList<RuleViolation>> MisfitsOfFormsAsync(IReadOnlyList<string> forms, CancellationToken cancellationToken)
    {
        var known = await db.ReportForms.AsNoTracking().Where(f => forms.Contains(f.Code)).Select(f => f.Code).ToListAsync(cancellationToken);
        return [.. forms.Index().Where(f => !known.Contains(f.Item)).Select(f => new RuleViolation($"/forms/{f.Index}", "unknown_form", f.Item))];
    }
}
