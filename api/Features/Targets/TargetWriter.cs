using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;

namespace Lantu.Api.Features.Targets;

/// <summary>A number to set, or to withdraw.</summary>
public sealed record ProposedTarget(OrgUnit Area, int Year, YearTarget? Number, TargetBasis Basis, TargetDocument Document);

/// <summary>Adds targets of one indicator, within the transaction of whoever calls; a preview is the same and not kept.</summary>
public sealed class TargetWriter(LantuDbContext db, TargetReader reader, StandingsWriter standings, CurrentActor current, Audit audit, RequestLanguage language, TimeProvider clock)
{
    /// <summary>Reads what stands; nobody else changes it until the transaction ends.</summary>
    /// <exception cref="StaleVersionException">It has changed since the caller saw it.</exception>
    /// <exception cref="ConflictException">The plan is finished, or the indicator takes no numbers.</exception>
    public async Task<TargetScene> BeginAsync(string plan, string indicator, long expectedVersion, CancellationToken cancellationToken)
    {
        await db.TakeTurnsAsync(await db.Plans.ByCodeAsync(plan, cancellationToken), cancellationToken);
        var scene = await reader.LoadAsync(plan, indicator, cancellationToken);
        return scene.Version != expectedVersion ? throw new StaleVersionException(scene.Version)
            : scene.Plan.State == PlanState.Finished ? throw new ConflictException("plan_finished")
            : scene.Indicator.ValueKind == ValueKind.Completion ? throw new ConflictException("indicator_takes_no_number")
            : scene;
    }

    /// <param name="scene">As it stood.</param>
    /// <param name="proposed">What is to stand.</param>
    /// <param name="reason">Why.</param>
    /// <param name="act">As the audit log names it.</param>
    /// <param name="isPreview">Only say what would happen.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RuleViolationException">Nothing would change.</exception>
    public async Task<ChangedTargetsResponse> WriteAsync(TargetScene scene, IEnumerable<ProposedTarget> proposed, string reason, string act, bool isPreview, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var former = scene.Rows.GroupBy(t => (t.OrgUnitId, t.Year)).ToDictionary(g => g.Key, g => g.MaxBy(t => t.Revision)!);
        List<Target> set = [.. proposed.Where(p => former.GetValueOrDefault((p.Area.Id, p.Year)) is { } known ? !known.Says(p.Number, p.Basis, p.Document) : p.Number is not null)
            .Select(p => Target.Set(scene.Indicator, p.Area, p.Year, former.GetValueOrDefault((p.Area.Id, p.Year)), p.Number, p.Basis, p.Document, reason, current.Required.UserId, now))];
        RuleViolationException.ThrowIfAny([set.Count == 0 ? new RuleViolation("", "nothing_to_change") : null]);
        var after = scene with { Figures = scene.Figures.With(set), Rows = [.. scene.Rows, .. set] };
        if (!isPreview)
        {
            db.Targets.AddRange(set);
            audit.Add(current.Required, act, $"indicator:{scene.Indicator.Code}", $"{string.Join(", ", set.Select(t => Said(t, scene)))}; {reason}");
            await db.SaveChangesAsync(cancellationToken);
            await standings.RefreshAsync(scene.Plan, cancellationToken);
        }

        var years = set.Select(t => t.Year).ToHashSet();
        return new ChangedTargetsResponse
        {
            Targets = await reader.ItemsAsync(set, scene.Figures.Areas, cancellationToken),
            Sums = [.. (await reader.DescribeAsync(after, cancellationToken)).Sums.Where(s => years.Contains(s.Year))],
            Lights = [.. scene.Figures.Areas.OrderBy(a => !scene.Figures.IsCity(a)).Select(area => LightChangeItem.Of(scene.Figures, after.Figures, scene.Indicator, area, language.Value))],
            Version = isPreview ? scene.Version : after.Version,
        };
    }

    private static string Said(Target target, TargetScene scene) =>
        $"{scene.Figures.Areas.Single(a => a.Id == target.OrgUnitId).Code} {target.Year} → {(target.Number is { } number ? $"{number.Comparator} {number.Value}" : "withdrawn")}";
}
