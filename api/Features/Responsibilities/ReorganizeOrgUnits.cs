using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

public static class ReorganizeOrgUnits
{
    public sealed record Command(OrgUnitChangeBody Body) : IRequest<ReorganizedOrgUnitsResponse>;

    public sealed class Handler(LantuDbContext db, OrgUnitMover mover, OrgUnitFounding founding, OrgUnitChangeUndoing undoing, CurrentActor current, Audit audit, PeriodOpening opening, TimeProvider clock) : IRequestHandler<Command, ReorganizedOrgUnitsResponse>
    {
        public async Task<ReorganizedOrgUnitsResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var body = request.Body;
            await using var all = await Work.BeginAsync(db, cancellationToken);
            // Two changes of the same departments at once would each move what the other moves.
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('org unit change'))", cancellationToken);
            var givers = await GiversAsync(body, cancellationToken);
            var takers = await TakersAsync(body, givers, cancellationToken);
            var change = new OrgUnitChange
            {
                Id = Guid.CreateVersion7(),
                Kind = body.Kind,
                EffectiveOn = body.EffectiveOn,
                DocumentNumber = body.DocumentNumber.Trimmed(),
                Reason = body.Reason.Trim(),
                FromOrgUnitIds = [.. givers.Select(u => u.Id)],
                ToOrgUnitIds = body.Kind == OrgUnitChangeKind.Rename ? [givers[0].Id] : [.. takers.Select(t => t.Unit.Id)],
                Name = body.Name?.Trim(),
                ShortName = body.ShortName?.Trim(),
                MadeBy = current.Required.UserId,
                MadeAt = clock.Now(),
            };
            if (body.Kind == OrgUnitChangeKind.Rename)
            {
                change.WithNamesOf(givers[0]).Rename(givers[0], clock.Now());
            }

            db.OrgUnitChanges.Add(change);
            audit.Add(current.Required, "orgUnit.reorganize", $"orgUnitChange:{change.Id}", $"{body.Kind} {string.Join('+', givers.Select(u => u.Code))} to {string.Join('+', takers.Select(t => t.Unit.Code))}{body.Name} from {body.EffectiveOn:yyyy-MM-dd}; {change.DocumentNumber} {change.Reason}");
            await db.SaveChangesAsync(cancellationToken);

            var found = await undoing.LookAsync(cancellationToken);
            var (parts, left) = await mover.MoveAsync(change, takers, cancellationToken);
            var ended = body.Kind == OrgUnitChangeKind.Merge || body.Ends == true ? givers : [];
            RuleViolationException.ThrowIfAny([ended.Count > 0 && left > 0 ? new RuleViolation("/to", "duties_left_behind", left) : null]);
            foreach (var unit in await db.OrgUnits.Where(u => ended.Select(e => e.Id).Contains(u.Id)).ToListAsync(cancellationToken))
            {
                unit.End(body.EffectiveOn);
            }

            var founded = takers.Where((_, i) => body.To![i].Found is not null).Select(t => t.Unit).ToList();
            change.Undo = await undoing.CompareAsync(found, change, founded, ended, cancellationToken);
            db.OrgUnitChanges.Update(change);
            await db.SaveChangesAsync(cancellationToken);
            await opening.RunAsync(cancellationToken);
            await (body.DryRun == true ? Task.CompletedTask : all.KeepAsync(cancellationToken));
            return new ReorganizedOrgUnitsResponse
            {
                Change = body.DryRun == true ? null : change.Id,
                Kind = body.Kind,
                EffectiveOn = body.EffectiveOn,
                Ended = [.. ended.Select(OrgUnitRef.Of)],
                Founded = [.. founded.Select(OrgUnitRef.Of)],
                Parts = parts,
                Left = left,
            };
        }

        private async Task<List<OrgUnit>> GiversAsync(OrgUnitChangeBody body, CancellationToken cancellationToken)
        {
            var found = await db.OrgUnits.Where(u => body.From.Contains(u.Code)).ToListAsync(cancellationToken);
            RuleViolationException.ThrowIfAny(body.From.Index().Select(f => Misfit($"/from/{f.Index}", f.Item, found.Find(u => u.Code == f.Item), body)).Append(body.EffectiveOn < clock.Today() ? new RuleViolation("/effectiveOn", "in_the_past") : null));
            return [.. body.From.Select(code => found.Single(u => u.Code == code))];
        }

        private async Task<List<TakingUnit>> TakersAsync(OrgUnitChangeBody body, List<OrgUnit> givers, CancellationToken cancellationToken)
        {
            var (to, takers) = (body.To ?? [], new List<TakingUnit>());
            var codes = to.Select(t => t.OrgUnit ?? t.Found!.Code).ToList();
            var found = await db.OrgUnits.Where(u => codes.Contains(u.Code)).ToListAsync(cancellationToken);
            RuleViolationException.ThrowIfAny(to.Index().Select(t => t.Item.OrgUnit is { } code
                ? Misfit($"/to/{t.Index}/orgUnit", code, found.Find(u => u.Code == code), body) ?? (givers.Exists(g => g.Code == code) ? new RuleViolation($"/to/{t.Index}/orgUnit", "unit_gives_to_itself") : null)
                : found.Exists(u => u.Code == t.Item.Found!.Code && !u.NeverWas) ? new RuleViolation($"/to/{t.Index}/found/code", "org_unit_code_taken") : null));
            foreach (var part in to)
            {
                var unit = found.Find(u => u.Code == part.OrgUnit) ?? await founding.FoundAsync(part.Found!, givers[0], body.EffectiveOn, cancellationToken);
                takers.Add(new TakingUnit(unit, body.Kind == OrgUnitChangeKind.Merge ? null : (part.Responsibilities ?? []).ToHashSet(), body.Kind == OrgUnitChangeKind.Merge ? null : (part.Forms ?? []).ToHashSet()));
            }

            return takers;
        }

        private static RuleViolation? Misfit(string pointer, string code, OrgUnit? unit, OrgUnitChangeBody body) => unit switch
        {
            null or { Kind: not OrgUnitKind.Department } => new RuleViolation(pointer, "not_a_department", code),
            _ when !unit.IsThereOn(body.EffectiveOn) || unit.EndedOn is not null => new RuleViolation(pointer, "org_unit_not_there", unit.ShortName),
            _ => null,
        };
    }
}
