namespace Lantu.Migrations.DataSets;

/// <summary>Writes a form and opens one submission per reporting unit and year of the plan that has ended.</summary>
internal sealed class FormWriter(
    ContentTable table, Dictionary<string, Guid> units, Dictionary<string, Guid> indicators, Guid planId, PlanFile plan)
{
    public async Task WriteAsync(FormItem form, CancellationToken cancellationToken)
    {
        var row = await table.WriteAsync(
            "report_forms",
            new() { ["plan_id"] = planId, ["code"] = form.Code },
            new() { ["name"] = form.Name, ["frequency"] = form.Frequency, ["lead_org_unit_id"] = units[form.LeadOrgUnitCode], ["due_days"] = form.DueDays },
            form,
            cancellationToken);
        if (row.Written)
        {
            await WriteLinesAsync(row.Id, form, cancellationToken);
        }

        await OpenSubmissionsAsync(row.Id, cancellationToken);
    }

    private async Task WriteLinesAsync(Guid formId, FormItem form, CancellationToken cancellationToken)
    {
        await table.ExecuteAsync("DELETE FROM report_form_lines WHERE report_form_id = @form", new() { ["form"] = formId }, cancellationToken);
        await table.ExecuteAsync("DELETE FROM report_form_units WHERE report_form_id = @form", new() { ["form"] = formId }, cancellationToken);
        foreach (var (index, line) in form.Lines.Index())
        {
            await table.InsertAsync(
                "report_form_lines",
                new() { ["report_form_id"] = formId, ["no"] = index + 1, ["indicator_id"] = indicators[line.IndicatorCode] },
                cancellationToken);
        }

        foreach (var unit in form.ReportingOrgUnitCodes)
        {
            await table.InsertAsync("report_form_units", new() { ["report_form_id"] = formId, ["org_unit_id"] = units[unit] }, cancellationToken);
        }
    }

    /// <summary>Set-based and repeatable: a submission that exists is left alone, and keeps the lines it was opened with.</summary>
    private Task OpenSubmissionsAsync(Guid formId, CancellationToken cancellationToken) => table.ExecuteAsync(
        """
        WITH opened AS (
            INSERT INTO submissions (id, plan_id, report_form_id, org_unit_id, period, revision, state, reached, opens_on, due_on)
            SELECT gen_random_uuid(), f.plan_id, f.id, u.org_unit_id, y.year::text, 1, 'open', 'drafting',
                   make_date(y.year + 1, 1, 1), make_date(y.year, 12, 31) + f.due_days
            FROM report_forms f
            JOIN report_form_units u ON u.report_form_id = f.id
            CROSS JOIN generate_series(@first, @last) AS y (year)
            WHERE f.id = @form AND f.frequency = 'year' AND make_date(y.year + 1, 1, 1) <= (now() AT TIME ZONE 'Asia/Shanghai')::date
            ON CONFLICT ON CONSTRAINT ux_submissions_form_unit_period_revision DO NOTHING
            RETURNING id)
        INSERT INTO submission_lines (submission_id, indicator_id, no)
        SELECT opened.id, l.indicator_id, l.no
        FROM opened
        JOIN report_form_lines l ON l.report_form_id = @form
        """,
        new() { ["form"] = formId, ["first"] = plan.StartYear, ["last"] = plan.EndYear },
        cancellationToken);
}
