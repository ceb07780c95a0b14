namespace Lantu.Load.Dataset;

/// <summary>
/// The cities around the one that is looked at: each with ten areas, a plan of fifty indicators, a monthly form and thirty-five approved
/// submissions of every area. Ids and figures follow from the numbers alone, so that every run measures the same.
/// </summary>
public static class CrowdSql
{
    public const int AreasPerCity = 10;
    public const int Indicators = 50;
    public const int Periods = 35;
    public const int FiguresPerArea = Indicators * Periods;

    /// <summary>{0} how many areas.</summary>
    public const string Cities = """
        CREATE TEMPORARY TABLE cities AS SELECT c, md5('city' || c)::uuid AS id, md5('plan' || c)::uuid AS plan_id, md5('form' || c)::uuid AS form_id, md5('version' || c)::uuid AS version_id
            FROM generate_series(0, ($1 - 1) / 10) c;
        CREATE TEMPORARY TABLE areas AS SELECT a, md5('area' || a)::uuid AS id, a / 10 AS c FROM generate_series(0, $1 - 1) a;
        """;

    public const string Content = """
        INSERT INTO org_units (id, code, administrative_code, name, short_name, kind, parent_id, sort_order)
        SELECT id, 'city-' || c, 'C' || c, '第' || c || '市', '第' || c || '市', 'municipality', NULL, 10000 + c FROM cities;
        INSERT INTO org_units (id, code, administrative_code, name, short_name, kind, parent_id, sort_order)
        SELECT a.id, 'area-' || a, 'A' || a, '第' || a || '县', '第' || a || '县', 'county', cities.id, 20000 + a FROM areas a JOIN cities USING (c);

        INSERT INTO plans (id, code, title, short_title, issued_by, org_unit_id, owner_org_unit_id, start_year, end_year, base_year, state, domains, goals, notes)
        SELECT plan_id, 'city-' || c, '第' || c || '市规划', '第' || c || '市规划', '{}', id, id, 2021, 2025, 2020, 'inForce', '{环境质量}', '[]', '[]' FROM cities;
        INSERT INTO indicators (id, plan_id, code, sort_order, name, domain, unit, nature, direction, value_kind, accumulation, decimals, aggregation_kind,
            baseline_value, target_comparator, target_value, target_text, target_year, target_continuous_decline, notes)
        SELECT md5('indicator' || c || '.' || i)::uuid, plan_id, i::text, i, '指标' || i, '环境质量', '%', 'binding', 'higherIsBetter', 'number', 'level', 1, 'mean', 80, 'gte', 95, '≥95', 2025, false, '[]'
        FROM cities, generate_series(1, 50) i;

        INSERT INTO report_forms (id, plan_id, code, name, frequency, lead_org_unit_id, first_period) SELECT form_id, plan_id, 'monthly', '月报', 'month', id, '2023-01' FROM cities;
        INSERT INTO report_form_versions (id, report_form_id, no, opens_days, due_days, due_day_kind, evidence_required, created_at, published_at, reported_by)
        SELECT version_id, form_id, 1, 1, 10, 'calendar', false, '2023-01-01Z', '2023-01-01Z', 'units' FROM cities;
        INSERT INTO report_form_lines (report_form_version_id, no, indicator_id, evidence_required)
        SELECT version_id, i, md5('indicator' || c || '.' || i)::uuid, false FROM cities, generate_series(1, 50) i;
        INSERT INTO report_form_units (report_form_version_id, org_unit_id) SELECT version_id, a.id FROM areas a JOIN cities USING (c);
        """;

    public const string Submissions = """
        CREATE TEMPORARY TABLE months AS SELECT m, to_char(day, 'YYYY-MM') AS period, (day + interval '1 month')::date AS opens_on FROM (SELECT m, date '2023-01-01' + m * interval '1 month' AS day FROM generate_series(0, 34) m) d;
        INSERT INTO submissions (id, plan_id, report_form_id, report_form_version_id, org_unit_id, review_org_unit_id, period, revision, state, reached, opens_on, due_on, changed_at, version, drafters)
        SELECT md5('submission' || m || '.' || a)::uuid, plan_id, form_id, version_id, areas.id, cities.id, period, 1, 'approved', 'finalization', opens_on, opens_on + 10, opens_on + 9, 6, ARRAY[u.id]
        FROM months, areas JOIN cities USING (c), users u WHERE u.user_name = 'kecheng.drafter' ORDER BY m, a;
        INSERT INTO submission_transitions (id, submission_id, no, action, from_state, to_state, step, at, user_id, org_unit_id, line_notes, line_values)
        SELECT md5('transition' || t.no || '.' || m || '.' || a)::uuid, md5('submission' || m || '.' || a)::uuid, t.no, t.action, t.from_state, t.to_state, t.step, opens_on + t.no * interval '1 day 1 hour',
            u.id, CASE WHEN t.no <= 2 THEN areas.id ELSE cities.id END, '[]', CASE WHEN t.no = 1 THEN '[]'::jsonb END
        FROM months, areas JOIN cities USING (c), (VALUES
            (1, 'submit', 'draft', 'submitted', 'drafting', 'kecheng.drafter'), (2, 'approve', 'submitted', 'countyApproved', 'countyApproval', 'kecheng.approver'),
            (3, 'approve', 'countyApproved', 'departmentApproved', 'departmentReview', 'epb.reviewer'), (4, 'approve', 'departmentApproved', 'approved', 'finalization', 'finalizer'))
            AS t (no, action, from_state, to_state, step, who) JOIN users u ON u.user_name = t.who ORDER BY m, a, t.no;
        """;

    /// <summary>Everything a submission says is a figure in force.</summary>
    public const string Lines = """
        INSERT INTO submission_lines (submission_id, no, indicator_id, value, updated_at, updated_by)
        SELECT o.submission_id, i.sort_order, o.indicator_id, o.value, o.approved_at - interval '5 days', u.id
        FROM observations o JOIN indicators i ON i.id = o.indicator_id, users u WHERE o.source = 'submission' AND u.user_name = 'kecheng.drafter'
        """;

    /// <summary>Four years of the plan that is looked at, of the city and its eight areas.</summary>
    public const string DemoFigures = """
        INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, approved_at)
        SELECT md5('demo' || i.code || u.code || year)::uuid, p.id, i.id, u.id, year::text, 1,
            CASE WHEN i.value_kind = 'completion' THEN 1 ELSE round(coalesce(i.baseline_value, 50) * (1 + (year - 2020) * 0.01 + u.sort_order % 7 * 0.003), i.decimals) END,
            'plan', make_timestamptz(year + 1, 2, 10, 8, 0, 0, 'UTC')
        FROM plans p JOIN indicators i ON i.plan_id = p.id JOIN org_units u ON (u.id = p.org_unit_id OR u.parent_id = p.org_unit_id) AND u.kind <> 'department', generate_series(2021, 2024) year
        WHERE p.code = 'quzhou-eco-14'
        """;
}
