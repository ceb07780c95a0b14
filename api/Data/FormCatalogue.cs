using System.Collections.Concurrent;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>What one version of a form asks, with the indicators, tasks, projects and commitments its lines are about. Shared by all who ask: nobody changes anything of it.</summary>
/// <param name="Version">With its form, plan, lead, rules and lines.</param>
/// <param name="Ladders">In their order; none where no line is about a project.</param>
/// <param name="Lifecycles">What was decided on the tasks and projects of its lines, by their ids.</param>
public sealed record KeptForm(ReportFormVersion Version, IReadOnlyList<Ladder> Ladders, ILookup<Guid, LifecycleChange> Lifecycles)
{
    private readonly Dictionary<int, ReportFormLine> lines = Version.Lines.ToDictionary(l => l.No);

    /// <summary>The line of the form that a submission's answers.</summary>
    public ReportFormLine Line(int no) => lines[no];
}

/// <summary>
/// The forms and units that were asked for last, kept with the snapshot they were read in. Whether they still hold the database says with every submission that is read
/// (is_catalogue_untouched, docs/decisions/036): published forms never change, and what administrators keep seldom does.
/// </summary>
public sealed class FormCatalogue(TimeProvider clock)
{
    /// <summary>A form has its lines' subjects with it, some hundred kilobytes at the most.</summary>
    private const int MostForms = 64;
    private const int MostUnits = 2000;

    // What was touched is forgotten after an hour (ChangeFeed).
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private volatile Shelf shelf = new(null, 0);

    public Shelf Kept => shelf is { Snapshot: not null } kept && clock.GetElapsedTime(kept.Since) < Longest ? kept : new Shelf(null, 0);

    /// <param name="kept">What the question was asked of.</param>
    /// <param name="snapshot">In which it was answered.</param>
    /// <param name="isUntouched">The answer.</param>
    /// <returns>Where to look things up now.</returns>
    public Shelf Heard(Shelf kept, string snapshot, bool isUntouched) => isUntouched ? kept : shelf = new Shelf(snapshot, clock.GetTimestamp());

    /// <param name="Snapshot">Of the database: what is on it was read in this or a later one. Null of one that holds nothing.</param>
    /// <param name="Since">Timestamp of the clock.</param>
    public sealed record Shelf(string? Snapshot, long Since)
    {
        private readonly ConcurrentDictionary<Guid, KeptForm> forms = new();
        private readonly ConcurrentDictionary<Guid, OrgUnit> units = new();

        public async Task<KeptForm> FormAsync(LantuDbContext db, Guid versionId, CancellationToken cancellationToken)
        {
            if (forms.TryGetValue(versionId, out var kept))
            {
                return kept;
            }

            Trim(forms, MostForms);
            return forms[versionId] = await ReadAsync(db, versionId, cancellationToken);
        }

        public async Task<OrgUnit> UnitAsync(LantuDbContext db, Guid id, CancellationToken cancellationToken)
        {
            if (units.TryGetValue(id, out var kept))
            {
                return kept;
            }

            Trim(units, MostUnits);
            return units[id] = await db.OrgUnits.AsNoTracking().SingleAsync(u => u.Id == id, cancellationToken);
        }

        private static void Trim<T>(ConcurrentDictionary<Guid, T> things, int most)
        {
            if (things.Count >= most)
            {
                things.Clear();
            }
        }

        private static async Task<KeptForm> ReadAsync(LantuDbContext db, Guid versionId, CancellationToken cancellationToken)
        {
            var version = await db.ReportFormVersions.AsNoTrackingWithIdentityResolution().AsSplitQuery()
                .Include(v => v.ReportForm.Plan)
                .Include(v => v.ReportForm.LeadOrgUnit)
                .Include(v => v.Lines).ThenInclude(l => l.Indicator!.Parent)
                .Include(v => v.Lines).ThenInclude(l => l.Task!.Chapter)
                .Include(v => v.Lines).ThenInclude(l => l.Project!.Column)
                .Include(v => v.Lines).ThenInclude(l => l.Commitment!.Task)
                .Include(v => v.Lines).ThenInclude(l => l.Commitment!.Project)
                .SingleAsync(v => v.Id == versionId, cancellationToken);
            var ladders = version.Lines.Exists(l => l.ProjectId is not null) ? await db.Ladders.AsNoTracking().OrderBy(l => l.SortOrder).ToListAsync(cancellationToken) : [];
            var works = version.Lines.Select(l => l.WorkId).OfType<Guid>().Distinct().ToList();
            var lifecycles = works.Count == 0 ? [] : await db.LifecycleChanges.AsNoTracking().Where(c => works.Contains(c.TaskId ?? c.ProjectId!.Value)).ToListAsync(cancellationToken);
            return new KeptForm(version, ladders, lifecycles.ToLookup(c => c.SubjectId));
        }
    }
}
