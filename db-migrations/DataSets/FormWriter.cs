namespace Lantu.Migrations.DataSets;

/// <summary>Writes a form; a newer file publishes a new version of it, and what is open keeps the version it was opened with.</summary>
internal sealed class FormWriter(ContentTable table, Dictionary<string, Guid> units, Dictionary<string, Guid> indicators, Guid planId)
{
    public async Task WriteAsync(FormItem form, CancellationToken cancellationToken)
    {
        var row = await table.WriteAsync(
            "report_forms",
            new() { ["plan_id"] = planId, ["code"] = form.Code },
            new() { ["name"] = form.Name, ["frequency"] = form.Frequency, ["lead_org_unit_id"] = units[form.LeadOrgUnitCode], ["first_period"] = form.FirstPeriod },
            form,
            cancellationToken);
        if (row.Written)
        {
            await PublishAsync(row.Id, form, cancellationToken);
        }
    }

    private async Task PublishAsync(Guid formId, FormItem form, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        await table.ExecuteAsync(
            """
            INSERT INTO report_form_versions (id, report_form_id, no, opens_days, due_days, due_day_kind, closes_days, reported_by, evidence_required, guidance, created_at, published_at)
            SELECT @id, @form, coalesce(max(no), 0) + 1, @opens_days, @due_days, @due_day_kind, @closes_days::integer, @reported_by, @evidence_required, @guidance::varchar, now(), now()
            FROM report_form_versions WHERE report_form_id = @form
            """,
            new()
            {
                ["id"] = id,
                ["form"] = formId,
                ["opens_days"] = form.OpensDays,
                ["due_days"] = form.DueDays,
                ["due_day_kind"] = form.DueDayKind,
                ["closes_days"] = form.ClosesDays,
                ["reported_by"] = form.ReportedBy ?? "units",
                ["evidence_required"] = form.EvidenceRequired,
                ["guidance"] = form.Guidance,
            },
            cancellationToken);
        foreach (var (index, line) in form.Lines.Index())
        {
            await WriteLineAsync(id, index + 1, line, cancellationToken);
        }

        foreach (var (index, rule) in form.Rules.Index())
        {
            await WriteRuleAsync(id, index + 1, rule, cancellationToken);
        }

        foreach (var unit in form.ReportingOrgUnitCodes)
        {
            await table.InsertAsync("report_form_units", new() { ["report_form_version_id"] = id, ["org_unit_id"] = units[unit] }, cancellationToken);
        }
    }

    private Task WriteRuleAsync(Guid versionId, int no, FormRuleItem rule, CancellationToken cancellationToken) => table.InsertAsync(
        "report_form_rules",
        new()
        {
            ["report_form_version_id"] = versionId,
            ["no"] = no,
            ["line_no"] = rule.LineNo,
            ["kind"] = rule.Kind,
            ["severity"] = rule.Severity,
            ["blanks"] = rule.Blanks,
            ["parameters"] = new Json(rule.Parameters),
            ["message"] = rule.Message is null ? null : new Json(rule.Message),
        },
        cancellationToken);

    private Task<int> WriteLineAsync(Guid versionId, int no, FormLineItem line, CancellationToken cancellationToken) => table.ExecuteAsync(
        """
        INSERT INTO report_form_lines (report_form_version_id, no, indicator_id, task_id, project_id, commitment_id, evidence_required)
        VALUES (@version, @no, @indicator::uuid,
            (SELECT id FROM plan_tasks WHERE plan_id = @plan AND code = @task::varchar),
            (SELECT id FROM projects WHERE plan_id = @plan AND code = @project::varchar),
            (SELECT c.id FROM commitments c LEFT JOIN plan_tasks t ON t.id = c.task_id LEFT JOIN projects p ON p.id = c.project_id
                WHERE c.plan_id = @plan AND c.quantity = @quantity::varchar AND (@scope::varchar IS NULL OR c.scope = @scope::varchar)
                    AND @subject::varchar IN (t.code, p.code)), false)
        """,
        new()
        {
            ["version"] = versionId,
            ["no"] = no,
            ["plan"] = planId,
            ["indicator"] = line.IndicatorCode is null ? null : indicators[line.IndicatorCode],
            ["task"] = line.TaskCode,
            ["project"] = line.ProjectCode,
            ["quantity"] = line.Commitment?.Quantity,
            ["scope"] = line.Commitment?.Scope,
            ["subject"] = line.Commitment?.SubjectCode,
        },
        cancellationToken);
}
