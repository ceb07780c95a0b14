namespace Lantu.Migrations.DataSets;

/// <summary>Writes one plan: itself, what it says, who is proposed for it, and its forms with the submissions they ask for.</summary>
internal sealed class PlanWriter(ContentTable table, Dictionary<string, Guid> units, PlanDataSet set)
{
    private readonly Dictionary<string, Guid> indicators = [];
    private readonly Dictionary<(string Kind, string Code), Guid> subjects = [];
    private Guid planId;

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        planId = await WritePlanAsync(cancellationToken);
        foreach (var (order, indicator) in set.Indicators.Index())
        {
            await WriteIndicatorAsync(order, indicator, cancellationToken);
        }

        foreach (var chapter in set.Chapters)
        {
            await WriteChapterAsync(chapter, cancellationToken);
        }

        foreach (var column in set.Columns)
        {
            await WriteColumnAsync(column, cancellationToken);
        }

        foreach (var responsibility in set.Responsibilities)
        {
            await WriteResponsibilityAsync(responsibility, cancellationToken);
        }

        var forms = new FormWriter(table, units, indicators, planId);
        foreach (var form in set.Forms)
        {
            await forms.WriteAsync(form, cancellationToken);
        }

        if (set.Scheme is { } scheme)
        {
            // A first version only: what follows it is decided, not loaded.
            await table.InsertAsync("evaluation_schemes",
                new() { ["plan_id"] = planId, ["version"] = 1, ["title"] = scheme.Title, ["note"] = scheme.Note, ["content"] = new Json(scheme.Content) }, cancellationToken, "ON CONFLICT DO NOTHING");
        }
    }

    private async Task<Guid> WritePlanAsync(CancellationToken cancellationToken)
    {
        var plan = set.Plan;
        var row = await table.WriteAsync(
            "plans",
            new() { ["code"] = plan.Code },
            new()
            {
                ["title"] = plan.Title,
                ["short_title"] = plan.ShortTitle,
                ["document_number"] = plan.DocumentNumber,
                ["issued_on"] = plan.IssuedOn,
                ["issued_by"] = plan.IssuedBy.ToArray(),
                ["org_unit_id"] = units[plan.OrgUnitCode],
                ["owner_org_unit_id"] = units[plan.OwnerOrgUnitCode],
                ["start_year"] = plan.StartYear,
                ["end_year"] = plan.EndYear,
                ["base_year"] = plan.BaseYear,
                ["state"] = plan.State,
                ["domains"] = plan.Domains.ToArray(),
                ["goals"] = new Json(plan.Goals),
                ["notes"] = new Json(plan.Notes),
                ["licence"] = plan.Licence is null ? null : new Json(plan.Licence),
            },
            plan,
            cancellationToken);
        return row.Id;
    }

    private async Task WriteIndicatorAsync(int order, IndicatorItem item, CancellationToken cancellationToken)
    {
        var row = await table.WriteAsync(
            "indicators",
            new() { ["plan_id"] = planId, ["code"] = item.Code },
            new()
            {
                ["parent_id"] = item.ParentCode is null ? null : indicators[item.ParentCode],
                ["sort_order"] = order,
                ["group_title"] = item.Group,
                ["name"] = item.Name,
                ["short_name"] = item.ShortName,
                ["domain"] = item.Domain,
                ["unit"] = item.Unit,
                ["nature"] = item.Nature,
                ["direction"] = item.Direction,
                ["value_kind"] = item.ValueKind,
                ["accumulation"] = item.Accumulation,
                ["decimals"] = item.Decimals,
                ["aggregation_kind"] = item.Aggregation.Kind,
                ["aggregation_note"] = item.Aggregation.Note,
                ["aggregation_weights"] = new Json(item.Aggregation.Weights ?? []),
                ["baseline_value"] = item.Baseline.Value,
                ["baseline_text"] = item.Baseline.Text,
                ["baseline_basis"] = item.Baseline.Basis,
                ["target_comparator"] = item.Target.Comparator,
                ["target_value"] = item.Target.Value,
                ["target_text"] = item.Target.Text,
                ["target_year"] = item.Target.Year,
                ["target_continuous_decline"] = item.Target.ContinuousDecline,
                ["notes"] = new Json(item.Notes),
                ["sheet"] = new Json(item.Sheet ?? new()),
            },
            item with { Observations = [] },
            cancellationToken);
        indicators[item.Code] = row.Id;
        subjects[("indicator", item.Code)] = row.Id;

        foreach (var observation in item.Observations)
        {
            await WriteObservationAsync(row.Id, observation, cancellationToken);
        }
    }

    /// <summary>Figures printed in a plan document are observations approved on the day it was issued. They are never changed here, only added.</summary>
    private Task WriteObservationAsync(Guid indicatorId, ObservationItem item, CancellationToken cancellationToken) => table.InsertAsync(
        "observations",
        new()
        {
            ["id"] = Guid.CreateVersion7(),
            ["plan_id"] = planId,
            ["indicator_id"] = indicatorId,
            ["org_unit_id"] = units[set.Plan.OrgUnitCode],
            ["period"] = item.Period,
            ["revision"] = 1,
            ["value"] = item.Value,
            ["text"] = item.Text,
            ["source"] = "plan",
            ["approved_at"] = new DateTimeOffset((set.Plan.ResultsOn ?? set.Plan.IssuedOn)!.Value.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).ToUniversalTime(),
        },
        cancellationToken,
        "ON CONFLICT ON CONSTRAINT ux_observations_key DO NOTHING");

    private async Task WriteChapterAsync(ChapterItem item, CancellationToken cancellationToken)
    {
        var chapter = await table.WriteAsync(
            "chapters",
            new() { ["plan_id"] = planId, ["no"] = item.No },
            new() { ["title"] = item.Title, ["summary"] = item.Summary, ["notes"] = new Json(item.Notes) },
            item with { Tasks = [] },
            cancellationToken);
        subjects[("chapter", $"{item.No}")] = chapter.Id;

        foreach (var task in item.Tasks)
        {
            var code = $"{item.No}.{task.No}";
            var row = await table.WriteAsync(
                "plan_tasks",
                new() { ["plan_id"] = planId, ["code"] = code },
                new() { ["chapter_id"] = chapter.Id, ["no"] = task.No, ["title"] = task.Title, ["summary"] = task.Summary, ["notes"] = new Json(task.Notes) },
                task,
                cancellationToken);
            subjects[("task", code)] = row.Id;
            await WriteCommitmentsAsync("task_id", row, task.Commitments, cancellationToken);
        }
    }

    private async Task WriteColumnAsync(ColumnItem item, CancellationToken cancellationToken)
    {
        var column = await table.WriteAsync(
            "columns",
            new() { ["plan_id"] = planId, ["no"] = item.No },
            new() { ["chapter_id"] = subjects[("chapter", $"{item.ChapterNo}")], ["title"] = item.Title, ["category"] = item.Category, ["notes"] = new Json(item.Notes) },
            item with { Projects = [] },
            cancellationToken);

        foreach (var project in item.Projects)
        {
            var code = $"{item.No}-{project.No}";
            var row = await table.WriteAsync(
                "projects",
                new() { ["plan_id"] = planId, ["code"] = code },
                new() { ["column_id"] = column.Id, ["no"] = project.No, ["title"] = project.Title, ["summary"] = project.Summary, ["notes"] = new Json(project.Notes) },
                project,
                cancellationToken);
            subjects[("project", code)] = row.Id;
            await WriteCommitmentsAsync("project_id", row, project.Commitments, cancellationToken);
        }
    }

    /// <summary>Commitments belong to their task or project and are written with it; a commitment keeps its id as long as it keeps its place.</summary>
    private async Task WriteCommitmentsAsync(string subjectColumn, WrittenRow subject, List<CommitmentItem> items, CancellationToken cancellationToken)
    {
        if (!subject.Written)
        {
            return;
        }

        await table.ExecuteAsync(
            $"DELETE FROM commitments WHERE {subjectColumn} = @subject AND no > @count",
            new() { ["subject"] = subject.Id, ["count"] = items.Count },
            cancellationToken);
        foreach (var (index, item) in items.Index())
        {
            Dictionary<string, object?> values = new()
            {
                ["plan_id"] = planId,
                ["indicator_id"] = item.IndicatorCode is null ? null : indicators[item.IndicatorCode],
                ["kind"] = item.Kind,
                ["quantity"] = item.Quantity,
                ["comparator"] = item.Comparator,
                ["value"] = item.Value,
                ["unit"] = item.Unit,
                ["due_year"] = item.DueYear,
                ["due_date"] = item.DueDate,
                ["scope"] = item.Scope,
                ["source_text"] = item.SourceText,
                ["notes"] = new Json(item.Notes),
            };
            var updates = string.Join(", ", values.Keys.Select(name => $"{name} = excluded.{name}"));
            await table.InsertAsync(
                "commitments",
                new(values) { ["id"] = Guid.CreateVersion7(), [subjectColumn] = subject.Id, ["no"] = index + 1 },
                cancellationToken,
                $"ON CONFLICT ({subjectColumn}, no) DO UPDATE SET {updates}");
        }
    }

    /// <summary>A proposal of the data set is made once. Whatever became of it since is the administrator's doing.</summary>
    private Task WriteResponsibilityAsync(ResponsibilityItem item, CancellationToken cancellationToken)
    {
        var subjectColumn = $"{item.SubjectKind}_id";
        return table.ExecuteAsync(
            $"""
            INSERT INTO responsibilities (id, plan_id, {subjectColumn}, org_unit_id, role, status, valid_from, origin)
            SELECT @id, @plan_id, @subject, @org_unit_id, @role, 'proposed', @valid_from, 'dataSet'
            WHERE NOT EXISTS (
                SELECT 1 FROM responsibilities
                WHERE {subjectColumn} = @subject AND org_unit_id = @org_unit_id AND role = @role AND origin = 'dataSet')
            """,
            new()
            {
                ["id"] = Guid.CreateVersion7(),
                ["plan_id"] = planId,
                ["subject"] = subjects[(item.SubjectKind, item.SubjectCode)],
                ["org_unit_id"] = units[item.OrgUnitCode],
                ["role"] = item.Role,
                ["valid_from"] = set.Plan.IssuedOn ?? new DateOnly(set.Plan.StartYear, 1, 1),
            },
            cancellationToken);
    }
}
