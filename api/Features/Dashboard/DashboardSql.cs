using Npgsql;

namespace Lantu.Api.Features.Dashboard;

/// <summary>
/// One statement: a line for everything there is, named by the part it belongs to. $1 code of the plan, $2 the day, $3 the instant that is compared with. What is read has triggers that touch
/// (script 2026-11-30_01).
/// </summary>
public static class DashboardSql
{
    public const string Text = """
        WITH plan AS (SELECT * FROM plans WHERE code = $1),
        asked AS (
            SELECT DISTINCT l.indicator_id, u.org_unit_id
            FROM plan
            JOIN report_forms f ON f.plan_id = plan.id
            JOIN report_form_versions v ON v.report_form_id = f.id AND v.published_at IS NOT NULL
                AND NOT EXISTS (SELECT FROM report_form_versions later WHERE later.report_form_id = f.id AND later.published_at IS NOT NULL AND later.no > v.no)
            JOIN report_form_lines l ON l.report_form_version_id = v.id AND l.indicator_id IS NOT NULL
            JOIN report_form_units u ON u.report_form_version_id = v.id),
        owed AS (
            SELECT s.* FROM plan JOIN submissions s ON s.plan_id = plan.id
            WHERE s.revision = 1 AND s.opens_on <= $2 AND (s.due_on >= $2 - 366 OR s.state IN ('open', 'draft', 'returned')) AND s.state <> 'discarded'),
        -- The round that counties and committees have before them: the one that is due next, else the last.
        round AS (
            SELECT s.report_form_id, s.period FROM owed s JOIN org_units u ON u.id = s.org_unit_id AND u.kind IN ('county', 'committee')
            GROUP BY s.report_form_id, s.period
            ORDER BY (max(s.due_on) >= $2) DESC, CASE WHEN max(s.due_on) >= $2 THEN max(s.due_on) - $2 ELSE $2 - max(s.due_on) END, count(*) DESC, s.period DESC
            LIMIT 1)
        SELECT 'snapshot' AS part, pg_current_snapshot()::text AS json, NULL::text AS content
        UNION ALL
        SELECT 'plan', row_to_json(r)::text, NULL FROM (SELECT id, code, title, start_year, end_year, domains, org_unit_id FROM plan) r
        UNION ALL
        SELECT 'units', row_to_json(r)::text, NULL FROM (
            SELECT u.id, u.code, u.name, u.short_name, u.kind, u.tile_column, u.tile_row FROM plan JOIN org_units u ON u.id = plan.org_unit_id OR (u.parent_id = plan.org_unit_id AND u.kind <> 'department')
            WHERE (u.ended_on IS NULL OR u.ended_on > $2) ORDER BY u.id <> plan.org_unit_id, u.sort_order) r
        UNION ALL
        SELECT 'indicators', row_to_json(r)::text, NULL FROM (
            SELECT i.id, i.code, parent.code AS parent_code, i.name, coalesce(i.short_name, i.name) AS short_name, i.domain, i.unit, i.decimals, i.value_kind, i.target_text
            FROM plan JOIN indicators i ON i.plan_id = plan.id LEFT JOIN indicators parent ON parent.id = i.parent_id ORDER BY i.sort_order) r
        UNION ALL
        SELECT 'tasks', row_to_json(r)::text, NULL FROM (
            SELECT t.id, t.chapter_id, t.code, t.title, c.no AS chapter_no, c.title AS chapter_title, is_out(t.id, $2) AS is_out
            FROM plan JOIN chapters c ON c.plan_id = plan.id JOIN plan_tasks t ON t.chapter_id = c.id ORDER BY c.no, t.no) r
        UNION ALL
        SELECT 'projects', row_to_json(r)::text, NULL FROM (
            SELECT p.id, p.code, p.title, is_out(p.id, $2) AS is_out
            FROM plan JOIN columns c ON c.plan_id = plan.id JOIN projects p ON p.column_id = c.id ORDER BY c.no, p.no) r
        UNION ALL
        SELECT 'standings', json_build_object('kind', s.kind, 'subject_id', s.subject_id, 'org_unit_id', s.org_unit_id, 'shape', s.shape, 'since', s.since)::text, s.content::text
            FROM plan JOIN standings s ON s.plan_id = plan.id WHERE s.until IS NULL
        UNION ALL
        SELECT 'former', json_build_object('kind', s.kind, 'subject_id', s.subject_id, 'org_unit_id', s.org_unit_id, 'shape', s.shape, 'since', s.since)::text, s.content::text
            FROM plan JOIN standings s ON s.plan_id = plan.id WHERE s.until > $3 AND s.since <= $3
        UNION ALL
        SELECT 'asked', row_to_json(r)::text, NULL FROM asked r
        UNION ALL
        SELECT 'submissions', row_to_json(r)::text, NULL FROM (
            SELECT s.id, s.org_unit_id, u.code AS org_unit_code, u.name AS org_unit_name, u.short_name AS org_unit_short_name, u.kind AS org_unit_kind, f.code AS form_code, f.name AS form_name,
                s.period, s.state, s.revision, s.due_on, round.period IS NOT NULL AS is_current
            FROM owed s JOIN report_forms f ON f.id = s.report_form_id JOIN org_units u ON u.id = s.org_unit_id
            LEFT JOIN round ON round.report_form_id = s.report_form_id AND round.period = s.period
            WHERE round.period IS NOT NULL OR (s.due_on <= $2 AND s.state IN ('open', 'draft', 'returned'))
            ORDER BY s.due_on, u.sort_order) r
        UNION ALL
        SELECT 'leads', row_to_json(r)::text, NULL FROM (
            SELECT coalesce(r.chapter_id, r.task_id, r.project_id, r.indicator_id) AS subject_id, u.code, u.name, u.short_name, u.kind FROM plan JOIN responsibilities r ON r.plan_id = plan.id AND r.role = 'lead' AND r.valid_from <= $2 AND (r.valid_to IS NULL OR r.valid_to > $2)
            JOIN org_units u ON u.id = r.org_unit_id WHERE r.commitment_id IS NULL ORDER BY r.status) r
        UNION ALL
        SELECT 'holidays', row_to_json(r)::text, NULL FROM (SELECT day, kind, name FROM holidays WHERE day >= $2) r
        """;

    /// <param name="plan">Its code.</param>
    /// <param name="day">That is judged.</param>
    /// <param name="before">What stood at this instant is fetched where it stands no more.</param>
    public static NpgsqlBatchCommand Command(string plan, DateOnly day, DateTimeOffset before) => new(Text)
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = plan }, new NpgsqlParameter<DateOnly> { TypedValue = day }, new NpgsqlParameter<DateTimeOffset> { TypedValue = before } },
    };

    /// <summary>Whether nothing that the page of a plan is made of was touched since it was read: one row of one boolean.</summary>
    /// <param name="plan">Its code.</param>
    /// <param name="snapshot">In which it was read.</param>
    public static NpgsqlBatchCommand Holds(string plan, string snapshot) => new("SELECT coalesce(is_untouched((SELECT id FROM plans WHERE code = $1), $2::pg_snapshot), false)")
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = plan }, new NpgsqlParameter<string> { TypedValue = snapshot } },
    };
}
