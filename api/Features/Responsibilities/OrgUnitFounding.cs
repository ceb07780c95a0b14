using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>Founds departments, in the transaction at hand.</summary>
public sealed class OrgUnitFounding(LantuDbContext db)
{
    /// <summary>Beside the unit it comes from, under the same parent, with the next local code; one that was to begin and never did begins after all.</summary>
    public async Task<OrgUnit> FoundAsync(OrgUnitChangeBody.FoundBody found, OrgUnit beside, DateOnly on, CancellationToken cancellationToken)
    {
        var unit = await db.OrgUnits.SingleOrDefaultAsync(u => u.Code == found.Code, cancellationToken);
        if (unit is null)
        {
            var prefix = $"{await db.OrgUnits.Where(u => u.Id == beside.ParentId).Select(u => u.AdministrativeCode).SingleAsync(cancellationToken)}-D";
            var taken = await db.OrgUnits.Where(u => u.AdministrativeCode.StartsWith(prefix)).Select(u => u.AdministrativeCode.Substring(prefix.Length)).ToListAsync(cancellationToken);
            var next = taken.Select(digits => int.TryParse(digits, out var number) ? number : 0).DefaultIfEmpty(0).Max() + 1;
            unit = new OrgUnit { Id = Guid.CreateVersion7(), Code = found.Code, AdministrativeCode = $"{prefix}{next:00}", Name = found.Name.Trim(), ShortName = found.ShortName.Trim(), Kind = OrgUnitKind.Department };
            db.OrgUnits.Add(unit);
        }

        (unit.Name, unit.ShortName, unit.ParentId, unit.SortOrder) = (found.Name.Trim(), found.ShortName.Trim(), beside.ParentId, beside.SortOrder);
        unit.Found(on);
        await db.SaveChangesAsync(cancellationToken);
        return unit;
    }
}
