using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

/// <param name="Unit">Who takes.</param>
/// <param name="Responsibilities">Ids of what it takes; all of it where null.</param>
/// <param name="Forms">Codes of the forms it reviews from then on; all of them where null.</param>
public sealed record TakingUnit(OrgUnit Unit, IReadOnlySet<Guid>? Responsibilities, IReadOnlySet<string>? Forms);

/// <summary>Gives what departments hold to others, plan by plan, in the transaction at hand: reassignments that belong together.</summary>
public sealed class OrgUnitMover(LantuDbContext db, ReassignmentWriter writer, ReassignmentEffects effects)
{
    /// <returns>What goes over, by taking unit and plan, and what was left with nobody to take it.</returns>
    public async Task<(List<ReorganizedOrgUnitsResponse.PartItem> Parts, int Left)> MoveAsync(OrgUnitChange change, IReadOnlyList<TakingUnit> takers, CancellationToken cancellationToken)
    {
        var (parts, left) = (new List<ReorganizedOrgUnitsResponse.PartItem>(), 0);
        foreach (var plan in await db.Plans.AsNoTracking().OrderBy(p => p.StartYear).ThenBy(p => p.Code).ToListAsync(cancellationToken))
        {
            await db.TakeTurnsAsync(plan, cancellationToken);
            var rows = await OpenAsync(plan, change.FromOrgUnitIds, change.EffectiveOn, cancellationToken);
            var forms = (await db.ReportForms.AsNoTracking().Where(f => f.PlanId == plan.Id).OrderBy(f => f.Code).ToListAsync(cancellationToken))
                .Where(f => change.FromOrgUnitIds.Contains(f.LeadOn(change.EffectiveOn)) && !(f.EndedOn <= change.EffectiveOn)).ToList();
            foreach (var taker in takers)
            {
                var given = rows.Where(r => taker.Responsibilities?.Contains(r.Id) ?? true).ToList();
                var led = forms.Where(f => taker.Forms?.Contains(f.Code) ?? true).ToList();
                if (given.Count + led.Count > 0)
                {
                    parts.Add(await GiveAsync(change, plan, taker.Unit, given, led, cancellationToken));
                }

                left -= given.Count + led.Count;
            }

            left += rows.Count + forms.Count;
        }

        return (parts, left);
    }

    /// <summary>What units hold on a day or later; a row that only goes on from another of the same unit goes along with that one.</summary>
    private async Task<List<Responsibility>> OpenAsync(Plan plan, List<Guid> units, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await db.Responsibilities.AsNoTracking().WithSubject()
            .Where(r => r.PlanId == plan.Id && units.Contains(r.OrgUnitId) && (r.ValidTo == null || (r.ValidTo > day && r.ValidTo > r.ValidFrom)))
            .ToListAsync(cancellationToken);
        // Leads come first, confirmed ones before proposed: a unit that gets both roles on one subject has the lead.
        return [.. rows.Where(r => !rows.Exists(o => o.SubjectId == r.SubjectId && o.OrgUnitId == r.OrgUnitId && o.Role == r.Role && o.ValidTo == r.ValidFrom))
            .OrderBy(r => r.Role).ThenByDescending(r => r.Status).ThenBy(r => r.OrgUnit.SortOrder)];
    }

    private async Task<ReorganizedOrgUnitsResponse.PartItem> GiveAsync(OrgUnitChange change, Plan plan, OrgUnit taker, List<Responsibility> rows, List<ReportForm> forms, CancellationToken cancellationToken)
    {
        var (given, absorbed) = Sort(rows, await OpenAsync(plan, [taker.Id], change.EffectiveOn, cancellationToken), change.EffectiveOn);
        foreach (var row in absorbed)
        {
            (await db.Responsibilities.SingleAsync(r => r.Id == row.Id, cancellationToken)).End(change.EffectiveOn);
        }

        var reassignment = new Reassignment
        {
            Id = Guid.CreateVersion7(),
            PlanId = plan.Id,
            ToOrgUnitId = taker.Id,
            EffectiveOn = change.EffectiveOn,
            Reason = change.Reason,
            MadeBy = change.MadeBy,
            MadeAt = change.MadeAt,
            OrgUnitChangeId = change.Id,
        };
        db.Reassignments.Add(reassignment);
        await db.SaveChangesAsync(cancellationToken);
        var bulk = given.Select(r => new BulkRow { Id = r.Id, Version = r.Version }).ToList();
        var work = await effects.LoadAsync(reassignment, bulk, cancellationToken);
        reassignment.FormCodes.AddRange(forms.Select(f => f.Code));
        db.Reassignments.Update(reassignment);
        var outcomes = await writer.WriteAsync(reassignment, bulk, [.. forms.Select(f => f.Id)], cancellationToken);
        // All of it or nothing: half a merger leaves a department that is not there with duties.
        if (outcomes.Find(o => o.Refusal is not null) is { } refused)
        {
            throw refused.Refusal!;
        }

        return ReorganizedOrgUnitsResponse.PartItem.Of(plan, taker, given, absorbed, forms, work.Owed);
    }

    /// <summary>What goes over, and what ends because the taking unit has the subject, or gets it with a better role.</summary>
    private static (List<Responsibility> Given, List<Responsibility> Absorbed) Sort(List<Responsibility> rows, List<Responsibility> held, DateOnly day)
    {
        var (given, absorbed) = (new List<Responsibility>(), new List<Responsibility>());
        foreach (var row in rows)
        {
            var same = held.Concat(given).Where(h => h.SubjectId == row.SubjectId && Overlaps(h, row, day)).ToList();
            if (row.Role == ResponsibilityRole.Lead && same.TrueForAll(h => h.Role == ResponsibilityRole.Support))
            {
                absorbed.AddRange(same);
                held.RemoveAll(same.Contains);
                given.Add(row);
            }
            else
            {
                (same.Count > 0 ? absorbed : given).Add(row);
            }
        }

        return (given, absorbed);
    }

    private static bool Overlaps(Responsibility one, Responsibility other, DateOnly day)
    {
        var from = new[] { one.ValidFrom, other.ValidFrom, day }.Max();
        return !(one.ValidTo <= from) && !(other.ValidTo <= from);
    }
}
