using System.Text.RegularExpressions;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Tables;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>Finds what a row of a table is about and whom it names, and how that differs from what holds.</summary>
internal sealed partial class TableMatcher(IReadOnlyList<OrgUnit> units, IReadOnlyList<PlanTask> tasks, IReadOnlyList<Project> projects)
{
    private sealed record Subject(Guid Id, ResponsibilityResponse.SubjectItem Item);

    private readonly List<(Subject Item, IReadOnlyList<string> Names)> subjects =
    [
        .. tasks.Select(t => (new Subject(t.Id, new() { Kind = SubjectKind.Task, Code = t.Code, Title = t.Title, ChapterNo = t.Chapter.No }), (IReadOnlyList<string>)[$"{t.Code}{t.Title}", t.Title, t.Code])),
        .. projects.Select(p => (new Subject(p.Id, new() { Kind = SubjectKind.Project, Code = p.Code, Title = p.Title, ChapterNo = p.Column.Chapter.No }), (IReadOnlyList<string>)[$"{p.Code}{p.Title}", p.Title, p.Code])),
    ];

    private readonly List<(OrgUnit Item, IReadOnlyList<string> Names)> named = [.. units.Select(u => (u, (IReadOnlyList<string>)[u.Name, u.ShortName, u.ShortName.TrimStart('市'), u.Code]))];

    /// <param name="row">As read.</param>
    /// <param name="present">What holds, by subject.</param>
    public ReadResponsibilityTableResponse.RowItem Match(WrittenDuties row, ILookup<Guid, Responsibility> present)
    {
        var (subject, near) = NameMatch.Find(Numbered().Replace(row.Task, ""), subjects);
        List<ReadResponsibilityTableResponse.NameItem> named = [.. row.Leads.Select(name => Name(name, ResponsibilityRole.Lead)), .. row.Supports.Select(name => Name(name, ResponsibilityRole.Support))];
        var doubts = new List<TableDoubt>();
        if (row.Task.Length == 0 || subject is null)
        {
            doubts.Add(near.Count > 0 ? TableDoubt.SubjectNear : TableDoubt.SubjectUnknown);
        }

        doubts.AddRange(named.Where(n => n.OrgUnit is null).Select(n => n.Candidates.Count > 0 ? TableDoubt.UnitNear : TableDoubt.UnitUnknown).Distinct());
        doubts.AddRange(row.Leads.Count == 0 ? [TableDoubt.LeadMissing] : row.Leads.Count > 1 ? [TableDoubt.LeadsMany] : row.IsFirstLead ? [TableDoubt.FirstTakenForLead] : []);
        var holds = subject is null ? [] : present[subject.Id].ToList();
        var wanted = named.Where(n => n.OrgUnit is not null).Select(n => (n.OrgUnit!.Code, n.Role)).Distinct().ToList();
        return new()
        {
            No = row.No,
            Task = row.Task,
            Subject = subject?.Item,
            Candidates = [.. near.Select(s => s.Item)],
            Named = named,
            Doubts = doubts,
            // A table names a unit that leads once: whether it supports as well, it does not say.
            Ends = [.. holds.Where(r => !wanted.Contains((r.OrgUnit.Code, r.Role)) && !wanted.Contains((r.OrgUnit.Code, ResponsibilityRole.Lead))).Select(ResponsibilityResponse.Of)],
            Assigns = subject is null ? [] : [.. wanted.Where(w => !holds.Exists(r => (r.OrgUnit.Code, r.Role) == w)).Select(w => new ReadResponsibilityTableResponse.AssignItem { OrgUnit = OrgUnitRef.Of(units.Single(u => u.Code == w.Code)), Role = w.Role })],
        };
    }

    private ReadResponsibilityTableResponse.NameItem Name(string written, ResponsibilityRole role)
    {
        var (unit, near) = NameMatch.Find(written, named);
        return new() { Text = written, Role = role, OrgUnit = unit is null ? null : OrgUnitRef.Of(unit), Candidates = [.. near.Select(OrgUnitRef.Of)] };
    }

    /// <summary>A number of the table's own ahead of the title, which is none of the plan's: “1.”, “（一）”, “3、”.</summary>
    [GeneratedRegex(@"^\s*(?:[（(][一二三四五六七八九十0-9]+[）)]|[0-9]+[、．]|[0-9]+\.(?![0-9])|[一二三四五六七八九十]+、)\s*")]
    private static partial Regex Numbered();
}
