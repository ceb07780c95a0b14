using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Search;

/// <param name="Order">Within its kind, as printed.</param>
/// <param name="Body">What it says besides its title.</param>
internal sealed record PlanText(SearchKind Kind, int Order, string Code, string Title, string Body)
{
    /// <summary>Of a slip: its page has no other name.</summary>
    public Guid? Id { get; init; }
}

/// <summary>Everything in a plan that has words, narrowed by the database to what holds the first of those asked for.</summary>
internal sealed class PlanTexts(LantuDbContext db, Plan plan, Actor actor)
{
    public async Task<List<PlanText>> HoldingAsync(string[] words, CancellationToken cancellationToken)
    {
        // Any of the words narrows enough; all of them are looked for afterwards, together with the title.
        var pattern = $"%{words[0].Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
        var found = await db.Indicators.Where(i => i.PlanId == plan.Id && (i.Code == words[0] || EF.Functions.ILike(i.Name, pattern)))
            .Select(i => new PlanText(SearchKind.Indicator, i.SortOrder, i.Code, i.Name, "")).ToListAsync(cancellationToken);
        found.AddRange(await db.Chapters.Where(c => c.PlanId == plan.Id && (EF.Functions.ILike(c.Title, pattern) || EF.Functions.ILike(c.Summary, pattern)))
            .Select(c => new PlanText(SearchKind.Chapter, c.No, c.No.ToString(), c.Title, c.Summary)).ToListAsync(cancellationToken));
        found.AddRange(await db.PlanTasks.Where(t => t.PlanId == plan.Id && (t.Code == words[0] || EF.Functions.ILike(t.Title, pattern) || EF.Functions.ILike(t.Summary, pattern)))
            .Select(t => new PlanText(SearchKind.Task, (t.Chapter.No * 100) + t.No, t.Code, t.Title, t.Summary)).ToListAsync(cancellationToken));
        found.AddRange(await db.Projects.Where(p => p.PlanId == plan.Id && (p.Code == words[0] || EF.Functions.ILike(p.Title, pattern) || EF.Functions.ILike(p.Summary, pattern)))
            .Select(p => new PlanText(SearchKind.Project, (p.Column.No * 100) + p.No, p.Code, p.Title, p.Summary)).ToListAsync(cancellationToken));
        found.AddRange(await db.Commitments.Where(c => c.PlanId == plan.Id && (EF.Functions.ILike(c.Quantity, pattern) || EF.Functions.ILike(c.SourceText, pattern)))
            .Select(c => new PlanText(SearchKind.Commitment, c.No, c.Task != null ? c.Task.Code : c.Project!.Code, c.Quantity, c.SourceText)).ToListAsync(cancellationToken));
        found.AddRange(await db.OrgUnits.Where(u => u.Code == words[0] || EF.Functions.ILike(u.Name, pattern) || EF.Functions.ILike(u.ShortName, pattern))
            .Select(u => new PlanText(SearchKind.OrgUnit, u.SortOrder, u.Code, u.ShortName, u.Name)).ToListAsync(cancellationToken));
        found.AddRange((await ProgressReports.LoadAsync(db, plan.Id, null, cancellationToken)).Texts()
            .Join(await SubjectsAsync(cancellationToken), r => r.SubjectId, s => s.Id, (r, s) => new PlanText(SearchKind.Report, -r.Period.LastDay.DayNumber, s.Code, $"{r.OrgUnit.ShortName} {r.Period}", r.Text!)));
        found.AddRange(await db.SubTasks.Where(s => s.PlanId == plan.Id && (EF.Functions.ILike(s.Title, pattern) || EF.Functions.ILike(s.Description ?? "", pattern) || EF.Functions.ILike(s.Responsible ?? "", pattern)))
            .Select(s => new PlanText(SearchKind.SubTask, (s.Task.Chapter.No * 100) + s.Task.No, s.Task.Code, s.OrgUnit.ShortName + " " + s.Title, (s.Description ?? "") + " " + (s.Responsible ?? ""))).ToListAsync(cancellationToken));
        found.AddRange(await SlipsAsync(words[0], pattern, cancellationToken));
        return found;
    }

    /// <summary>Those the actor sees, by number or by what they say.</summary>
    private async Task<IEnumerable<PlanText>> SlipsAsync(string word, string pattern, CancellationToken cancellationToken)
    {
        var (level, year, serial) = Slip.ReadNumber(word) ?? default;
        var slips = await db.Slips.AsNoTracking().VisibleTo(actor)
            .Where(s => s.PlanId == plan.Id && ((s.Level == level && s.Year == year && s.Serial == serial) || EF.Functions.ILike(s.Reason, pattern) || EF.Functions.ILike(s.Requirement, pattern)))
            .Include(s => s.OrgUnit).Include(s => s.Task).Include(s => s.Project).Include(s => s.Indicator).ToListAsync(cancellationToken);
        return slips.Select(s => new PlanText(
            SearchKind.Slip, -s.Serial, s.Number, $"{s.OrgUnit.ShortName} {s.Task?.Title ?? s.Project?.Title ?? s.Indicator!.Name}",
            $"{s.Number} {s.Reason} {s.Requirement}") { Id = s.Id });
    }

    private async Task<List<(Guid Id, string Code)>> SubjectsAsync(CancellationToken cancellationToken) =>
    [
        .. (await db.PlanTasks.Where(t => t.PlanId == plan.Id).Select(t => new { t.Id, t.Code }).ToListAsync(cancellationToken)).Select(t => (t.Id, t.Code)),
        .. (await db.Projects.Where(p => p.PlanId == plan.Id).Select(p => new { p.Id, p.Code }).ToListAsync(cancellationToken)).Select(p => (p.Id, p.Code)),
    ];
}
