namespace Lantu.Migrations.DataSets;

/// <summary>What no schema of one file can see: codes that other files must hold, and codes that must not repeat.</summary>
internal static class DataSetReferences
{
    public static void Check(DataSet dataSet)
    {
        Unique("holidays.json", "/holidays", dataSet.Holidays, holiday => $"{holiday.Day:yyyy-MM-dd}");
        var units = Unique("org-units.json", "/orgUnits", dataSet.OrgUnits, unit => unit.Code);
        Require("org-units.json", "/orgUnits", "parentCode", dataSet.OrgUnits.Select(unit => unit.ParentCode), units);
        foreach (var plan in dataSet.Plans)
        {
            Check(plan, units);
        }
    }

    private static void Check(PlanDataSet set, HashSet<string> units)
    {
        var indicatorsFile = $"{set.Folder}/indicators.json";
        var chaptersFile = $"{set.Folder}/chapters.json";
        var columnsFile = $"{set.Folder}/columns.json";
        var indicators = Unique(indicatorsFile, "/indicators", set.Indicators, indicator => indicator.Code);
        var chapters = Unique(chaptersFile, "/chapters", set.Chapters, chapter => $"{chapter.No}");
        Unique(columnsFile, "/columns", set.Columns, column => $"{column.No}");

        Require($"{set.Folder}/plan.json", "", "orgUnitCode", [set.Plan.OrgUnitCode], units);
        Require($"{set.Folder}/plan.json", "", "ownerOrgUnitCode", [set.Plan.OwnerOrgUnitCode], units);
        Require(indicatorsFile, "/indicators", "parentCode", set.Indicators.Select(indicator => indicator.ParentCode), indicators);
        Require(indicatorsFile, "/indicators", "domain", set.Indicators.Select(indicator => indicator.Domain), [.. set.Plan.Domains]);
        foreach (var (i, indicator) in set.Indicators.Index())
        {
            Require(indicatorsFile, $"/indicators/{i}/aggregation/weights", "orgUnit", (indicator.Aggregation.Weights ?? []).Select(weight => weight.OrgUnit), units);
        }

        Require(columnsFile, "/columns", "chapterNo", set.Columns.Select(column => $"{column.ChapterNo}"), chapters);
        for (var i = 0; i < set.Plan.Goals.Count; i++)
        {
            Require($"{set.Folder}/plan.json", $"/goals/{i}/statements", "indicatorCode", set.Plan.Goals[i].Statements.Select(s => s.IndicatorCode), indicators);
        }

        foreach (var (c, chapter) in set.Chapters.Index())
        {
            Unique(chaptersFile, $"/chapters/{c}/tasks", chapter.Tasks, task => $"{task.No}");
            foreach (var (t, task) in chapter.Tasks.Index())
            {
                Require(chaptersFile, $"/chapters/{c}/tasks/{t}/commitments", "indicatorCode", task.Commitments.Select(x => x.IndicatorCode), indicators);
            }
        }

        foreach (var (c, column) in set.Columns.Index())
        {
            Unique(columnsFile, $"/columns/{c}/projects", column.Projects, project => $"{project.No}");
            foreach (var (p, project) in column.Projects.Index())
            {
                Require(columnsFile, $"/columns/{c}/projects/{p}/commitments", "indicatorCode", project.Commitments.Select(x => x.IndicatorCode), indicators);
            }
        }

        CheckResponsibilities(set, units, indicators, chapters);
        CheckForms(set, units, indicators);
    }

    private static void CheckResponsibilities(PlanDataSet set, HashSet<string> units, HashSet<string> indicators, HashSet<string> chapters)
    {
        var file = $"{set.Folder}/responsibilities.json";
        Unique(file, "/responsibilities", set.Responsibilities, r => $"{r.SubjectKind} {r.SubjectCode} {r.OrgUnitCode} {r.Role}");
        Unique(file, "/responsibilities", set.Responsibilities.Where(r => r.Role == "lead"), r => $"lead of {r.SubjectKind} {r.SubjectCode}");
        Require(file, "/responsibilities", "orgUnitCode", set.Responsibilities.Select(r => r.OrgUnitCode), units);
        var subjects = new Dictionary<string, HashSet<string>>
        {
            ["chapter"] = chapters,
            ["task"] = [.. set.Chapters.SelectMany(chapter => chapter.Tasks.Select(task => $"{chapter.No}.{task.No}"))],
            ["project"] = [.. set.Columns.SelectMany(column => column.Projects.Select(project => $"{column.No}-{project.No}"))],
            ["indicator"] = indicators,
        };
        foreach (var (i, item) in set.Responsibilities.Index())
        {
            if (!subjects[item.SubjectKind].Contains(item.SubjectCode))
            {
                throw new DataSetException(file, $"/responsibilities/{i}/subjectCode", $"there is no {item.SubjectKind} '{item.SubjectCode}'");
            }
        }
    }

    private static void CheckForms(PlanDataSet set, HashSet<string> units, HashSet<string> indicators)
    {
        var file = $"{set.Folder}/forms.json";
        Unique(file, "/forms", set.Forms, form => form.Code);
        Require(file, "/forms", "leadOrgUnitCode", set.Forms.Select(form => form.LeadOrgUnitCode), units);
        foreach (var (f, form) in set.Forms.Index())
        {
            Unique(file, $"/forms/{f}/lines", form.Lines, line => $"{line}");
            Require(file, $"/forms/{f}/lines", "indicatorCode", form.Lines.Select(line => line.IndicatorCode), indicators);
            Require(file, $"/forms/{f}/lines", "taskCode", form.Lines.Select(line => line.TaskCode), [.. set.Chapters.SelectMany(c => c.Tasks.Select(t => $"{c.No}.{t.No}"))]);
            foreach (var (r, rule) in form.Rules.Index().Where(x => x.Item.LineNo > form.Lines.Count))
            {
                throw new DataSetException(file, $"/forms/{f}/rules/{r}/lineNo", $"the form has no line {rule.LineNo}");
            }

            Require(file, $"/forms/{f}/lines", "projectCode", form.Lines.Select(line => line.ProjectCode), [.. set.Columns.SelectMany(c => c.Projects.Select(p => $"{c.No}-{p.No}"))]);
            foreach (var (l, name) in form.Lines.Select(line => line.Commitment).Index())
            {
                CheckCommitment(set, file, $"/forms/{f}/lines/{l}/commitment", name);
            }

            foreach (var (u, unit) in form.ReportingOrgUnitCodes.Index().Where(x => !units.Contains(x.Item)))
            {
                throw new DataSetException(file, $"/forms/{f}/reportingOrgUnitCodes/{u}", $"there is no org unit '{unit}'");
            }
        }
    }

    private static void CheckCommitment(PlanDataSet set, string file, string pointer, CommitmentName? name)
    {
        if (name is null)
        {
            return;
        }

        var ofTasks = set.Chapters.SelectMany(c => c.Tasks.Where(t => $"{c.No}.{t.No}" == name.SubjectCode).SelectMany(t => t.Commitments));
        var ofProjects = set.Columns.SelectMany(c => c.Projects.Where(p => $"{c.No}-{p.No}" == name.SubjectCode).SelectMany(p => p.Commitments));
        if (ofTasks.Concat(ofProjects).Count(name.Names) is not 1 and var count)
        {
            throw new DataSetException(file, pointer, $"{name.SubjectCode} has {count} commitments on '{name.Quantity}'{(count > 1 ? "; scope tells which" : "")}");
        }
    }

    private static HashSet<string> Unique<T>(string file, string pointer, IEnumerable<T> items, Func<T, string> key)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, item) in items.Index())
        {
            if (!seen.Add(key(item)))
            {
                throw new DataSetException(file, $"{pointer}/{i}", $"'{key(item)}' stands twice");
            }
        }

        return seen;
    }

    private static void Require(string file, string pointer, string member, IEnumerable<string?> codes, HashSet<string> known)
    {
        foreach (var (i, code) in codes.Index())
        {
            if (code is not null && !known.Contains(code))
            {
                var place = pointer.Length == 0 ? $"/{member}" : $"{pointer}/{i}/{member}";
                throw new DataSetException(file, place, $"there is no '{code}'");
            }
        }
    }
}
