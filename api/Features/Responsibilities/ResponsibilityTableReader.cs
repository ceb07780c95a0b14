using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>Puts the 责任分解表 together, for the screen and for the workbook.</summary>
public sealed class ResponsibilityTableReader(LantuDbContext db, TimeProvider clock)
{
    /// <param name="plan">Whose.</param>
    /// <param name="filter">Which part of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ResponsibilityTableResponse> ReadAsync(Plan plan, GetResponsibilityTable.Filter filter, CancellationToken cancellationToken)
    {
        var day = await db.Snapshots.DayNamedAsync(plan, filter.AsOf, cancellationToken) ?? clock.Today();
        var owners = await ResponsibilitiesInForce.LoadAsync(db, plan.Id, day, cancellationToken);
        var chapters = await db.Chapters.AsNoTracking().Where(c => c.PlanId == plan.Id).Include(c => c.Tasks).ThenInclude(t => t.Commitments).OrderBy(c => c.No).AsSplitQuery().ToListAsync(cancellationToken);
        var columns = await db.Columns.AsNoTracking().Where(c => c.PlanId == plan.Id).Include(c => c.Chapter).Include(c => c.Projects).ThenInclude(p => p.Commitments).OrderBy(c => c.No).AsSplitQuery().ToListAsync(cancellationToken);
        var no = 0;
        List<(int Chapter, ResponsibilityTableResponse.GroupItem Group)> groups =
        [
            .. chapters.Select(c => (c.No, new ResponsibilityTableResponse.GroupItem
            {
                ChapterNo = c.No, ColumnNo = null, Title = c.Title, Responsibilities = owners.Of(c.Id),
                Rows = [.. c.Tasks.OrderBy(t => t.No).Select(t => Row(SubjectKind.Task, t.Code, t.Title, t.Summary, t.Id, t.Commitments))],
            })),
            .. columns.Select(c => (c.Chapter.No, new ResponsibilityTableResponse.GroupItem
            {
                ChapterNo = null, ColumnNo = c.No, Title = c.Title, Responsibilities = [],
                Rows = [.. c.Projects.OrderBy(p => p.No).Select(p => Row(SubjectKind.Project, p.Code, p.Title, p.Summary, p.Id, p.Commitments))],
            })),
        ];
        return new ResponsibilityTableResponse
        {
            Title = plan.Title,
            AsOf = day,
            Groups = [.. groups.Where(g => filter.Chapter is null || g.Chapter == filter.Chapter).Select(g => Of(g.Group, filter.OrgUnit)).Where(g => g.Rows.Count > 0)],
        };

        ResponsibilityTableResponse.TableRowItem Row(SubjectKind kind, string code, string title, string summary, Guid id, List<Commitment> commitments) => new()
        {
            No = ++no, Kind = kind, Code = code, Title = title, Content = summary, Responsibilities = owners.Of(id), DueYear = commitments.Max(c => c.DueDate?.Year ?? c.DueYear) ?? plan.EndYear,
        };
    }

    /// <summary>What concerns one unit: what it holds itself, and all of a chapter that it answers for.</summary>
    private static ResponsibilityTableResponse.GroupItem Of(ResponsibilityTableResponse.GroupItem group, string? unit) =>
        unit is null || group.Responsibilities.Any(r => r.OrgUnit.Code == unit) ? group : group with { Rows = [.. group.Rows.Where(row => row.Responsibilities.Any(r => r.OrgUnit.Code == unit))] };
}
