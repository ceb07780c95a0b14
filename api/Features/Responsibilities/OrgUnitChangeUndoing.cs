using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

/// <param name="Rows">When and by what responsibilities end, by id.</param>
/// <param name="Forms">Who is to lead forms, by id.</param>
public sealed record OrgUnitFindings(IReadOnlyDictionary<Guid, OrgUnitChangeUndo.End> Rows, IReadOnlyDictionary<Guid, OrgUnitChangeUndo.Succession> Forms);

/// <summary>Sees what a change of departments does, and puts it back when it is called off; in the transaction at hand.</summary>
public sealed class OrgUnitChangeUndoing(LantuDbContext db)
{
    /// <summary>What is there before the change; from here on nobody else changes responsibilities.</summary>
    public async Task<OrgUnitFindings> LookAsync(CancellationToken cancellationToken)
    {
        foreach (var plan in await db.Plans.AsNoTracking().OrderBy(p => p.StartYear).ThenBy(p => p.Code).ToListAsync(cancellationToken))
        {
            await db.TakeTurnsAsync(plan, cancellationToken);
        }

        return new OrgUnitFindings(
            await db.Responsibilities.AsNoTracking().ToDictionaryAsync(r => r.Id, r => new OrgUnitChangeUndo.End(r.ValidTo, r.EndedById), cancellationToken),
            await db.ReportForms.AsNoTracking().ToDictionaryAsync(f => f.Id, f => new OrgUnitChangeUndo.Succession(f.SuccessorOrgUnitId, f.SucceedsOn), cancellationToken));
    }

    /// <param name="found">Before the change.</param>
    /// <param name="change">As it has been written.</param>
    /// <param name="founded">Departments that begin with it.</param>
    /// <param name="ended">Those that end.</param>
    public async Task<OrgUnitChangeUndo> CompareAsync(OrgUnitFindings found, OrgUnitChange change, IEnumerable<OrgUnit> founded, IEnumerable<OrgUnit> ended, CancellationToken cancellationToken)
    {
        var now = await LookAsync(cancellationToken);
        var started = await db.Responsibilities.AsNoTracking().Where(r => db.Reassignments.Any(m => m.Id == r.StartedById && m.OrgUnitChangeId == change.Id))
            .Select(r => new OrgUnitChangeUndo.StartedRow(r.Id, r.ValidTo)).ToListAsync(cancellationToken);
        return new OrgUnitChangeUndo(
            [.. now.Rows.Where(r => found.Rows.TryGetValue(r.Key, out var was) && was != r.Value).Select(r => new OrgUnitChangeUndo.EndedRow(r.Key, found.Rows[r.Key], r.Value))],
            started,
            [.. now.Forms.Where(f => found.Forms.TryGetValue(f.Key, out var was) && was != f.Value).Select(f => new OrgUnitChangeUndo.HandedForm(f.Key, found.Forms[f.Key], f.Value))],
            [.. founded.Select(u => u.Id)],
            [.. ended.Select(u => u.Id)]);
    }

    /// <exception cref="ConflictException">Something else has been done since with what it moved or made.</exception>
    public async Task PutBackAsync(OrgUnitChange change, CancellationToken cancellationToken)
    {
        var (undo, now) = (change.Undo!, await LookAsync(cancellationToken));
        var isAsLeft = undo.Ended.All(r => now.Rows[r.Id] == r.Is) && undo.Started.All(r => now.Rows[r.Id] == new OrgUnitChangeUndo.End(r.ValidTo, null)) && undo.Forms.All(f => now.Forms[f.Id] == f.Is);
        if (!isAsLeft || await db.OrgUnitChanges.AnyAsync(c => c.Id != change.Id && c.CancelledAt == null && c.MadeAt > change.MadeAt && (c.FromOrgUnitIds.Any(id => undo.FoundedUnits.Contains(id)) || c.ToOrgUnitIds.Any(id => undo.FoundedUnits.Contains(id))), cancellationToken))
        {
            throw new ConflictException("org_unit_change_built_upon");
        }

        await EnsureHoldsNoMoreAsync(undo, cancellationToken);
        var ids = undo.Started.Select(r => r.Id).Concat(undo.Ended.Select(r => r.Id)).ToList();
        var rows = await db.Responsibilities.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
        // What was to begin goes first: at no time do two hold the same days.
        undo.Started.ToList().ForEach(r => rows[r.Id].NeverBegin());
        await db.SaveOrStaleAsync(rows.Values, cancellationToken);
        undo.Ended.ToList().ForEach(r => rows[r.Id].PutBack(r.Was));
        foreach (var form in undo.Forms)
        {
            (await db.ReportForms.SingleAsync(f => f.Id == form.Id, cancellationToken)).PutBack(form.Was);
        }

        foreach (var unit in await db.OrgUnits.Where(u => undo.FoundedUnits.Contains(u.Id) || undo.EndedUnits.Contains(u.Id)).ToListAsync(cancellationToken))
        {
            (undo.FoundedUnits.Contains(unit.Id) ? (Action)unit.NeverBegin : unit.GoOn)();
        }

        await db.SaveOrStaleAsync(rows.Values, cancellationToken);
    }

    /// <summary>A department that will never have been has been given nothing besides.</summary>
    private async Task EnsureHoldsNoMoreAsync(OrgUnitChangeUndo undo, CancellationToken cancellationToken)
    {
        var (started, forms) = (undo.Started.Select(r => r.Id).ToList(), undo.Forms.Select(f => f.Id).ToList());
        var holding = await db.OrgUnits.FirstOrDefaultAsync(
            u => undo.FoundedUnits.Contains(u.Id)
                && (db.Responsibilities.Any(r => r.OrgUnitId == u.Id && r.ValidTo != r.ValidFrom && !started.Contains(r.Id))
                    || db.ReportForms.Any(f => f.LeadOrgUnitId == u.Id || (f.SuccessorOrgUnitId == u.Id && !forms.Contains(f.Id)))),
            cancellationToken);
        if (holding is not null)
        {
            throw new ConflictException("org_unit_holds_more", holding.ShortName);
        }
    }
}
