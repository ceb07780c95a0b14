using Lantu.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.LocalDatabase;

/// <summary>
/// Five reported years (2021–2025) to try evaluations with, in Development and only where it is asked for (Demo__Years=true): made-up figures of every area and of the city,
/// and shares of tasks and projects, approved as in the winter after each year; the last ones two days before the plan's end. Once anything has been approved it does nothing.
/// </summary>
public static class DemoYears
{
    private const string Statement = """
        DO $$
        DECLARE
            the_plan plans%ROWTYPE;
            admin uuid := (SELECT id FROM users WHERE user_name = 'admin');
            finalizer uuid := (SELECT id FROM users WHERE user_name = 'finalizer');
            epb uuid := (SELECT id FROM org_units WHERE code = 'epb');
        BEGIN
            SELECT * INTO the_plan FROM plans WHERE code = 'quzhou-eco-14';
            IF EXISTS (SELECT FROM observations WHERE plan_id = the_plan.id AND source = 'submission') THEN
                RETURN;
            END IF;

            CREATE TEMP TABLE years ON COMMIT DROP AS
                SELECT y AS year, y - the_plan.base_year AS gone, CASE y WHEN the_plan.end_year THEN make_timestamptz(y, 12, 30, 1, 0, 0, 'UTC') ELSE make_timestamptz(y + 1, 2, 20, 1, 0, 0, 'UTC') END AS approved_at
                FROM generate_series(the_plan.start_year, the_plan.end_year) y;

            -- The province's numbers, and each area's share of the city's.
            INSERT INTO targets (id, plan_id, indicator_id, org_unit_id, year, revision, comparator, value, basis, reason, set_by, set_at)
            SELECT gen_random_uuid(), the_plan.id, i.id, the_plan.org_unit_id, y.year, 1, 'gte', 4 * y.gone, 'provinceDocument', '演示数据', admin, '2021-09-01T00:00:00Z'::timestamptz
            FROM indicators i CROSS JOIN years y WHERE i.plan_id = the_plan.id AND i.code IN ('5', '6', '7', '8', '17')
            UNION ALL
            SELECT gen_random_uuid(), the_plan.id, i.id, u.id, i.target_year, 1, i.target_comparator, i.target_value, 'cityDecomposition', '演示数据', admin, '2021-09-01T00:00:00Z'::timestamptz
            FROM indicators i JOIN org_units u ON u.parent_id = the_plan.org_unit_id AND u.kind <> 'department'
            WHERE i.plan_id = the_plan.id AND i.target_value IS NOT NULL AND i.target_comparator IN ('gte', 'lte', 'gt', 'lt', 'eq') AND i.code <> '16'
            ON CONFLICT DO NOTHING;
            INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, approved_at)
            SELECT gen_random_uuid(), the_plan.id, i.id, u.id, the_plan.base_year::text, 1, i.baseline_value, 'plan', '2021-03-01T00:00:00Z'
            FROM indicators i JOIN org_units u ON u.parent_id = the_plan.org_unit_id AND u.kind <> 'department'
            WHERE i.plan_id = the_plan.id AND i.baseline_value IS NOT NULL AND i.target_value IS NOT NULL AND i.accumulation = 'level'
            ON CONFLICT DO NOTHING;

            -- What departments report of the city, and of tasks and projects.
            INSERT INTO submissions (id, plan_id, report_form_id, report_form_version_id, org_unit_id, review_org_unit_id, period, revision, state, reached, opens_on, due_on, drafters)
            SELECT gen_random_uuid(), the_plan.id, f.id, v.id, epb, epb, CASE f.frequency WHEN 'year' THEN y.year::text ELSE y.year || '-H2' END, 1, 'open', 'drafting', y.approved_at::date - 20, y.approved_at::date - 5, ARRAY[]::uuid[]
            FROM report_forms f JOIN report_form_versions v ON v.report_form_id = f.id AND v.no = (SELECT max(no) FROM report_form_versions WHERE report_form_id = f.id) CROSS JOIN years y
            WHERE f.plan_id = the_plan.id AND (f.code = 'city-indicators' OR f.code = 'projects-progress' OR f.code LIKE 'chapter-%-progress')
            ON CONFLICT DO NOTHING;
            INSERT INTO submission_lines (submission_id, no, indicator_id, task_id, project_id)
            SELECT s.id, l.no, l.indicator_id, l.task_id, l.project_id
            FROM submissions s JOIN report_form_lines l ON l.report_form_version_id = s.report_form_version_id
            WHERE s.plan_id = the_plan.id AND s.org_unit_id = epb AND s.state = 'open' AND l.commitment_id IS NULL AND NOT EXISTS (SELECT FROM submission_lines o WHERE o.submission_id = s.id);

            CREATE TEMP TABLE filled ON COMMIT DROP AS
                SELECT s.id, s.org_unit_id, s.state, y.year, y.gone, y.approved_at, row_number() OVER (PARTITION BY y.year ORDER BY u.sort_order, f.code) AS nth
                FROM submissions s JOIN report_forms f ON f.id = s.report_form_id JOIN org_units u ON u.id = s.org_unit_id JOIN years y ON y.year::text = left(s.period, 4)
                WHERE s.plan_id = the_plan.id AND s.state = 'open' AND s.revision = 1 AND (f.frequency = 'year' AND f.code <> 'water-works-year' OR s.org_unit_id = epb);
            UPDATE submission_lines l SET value = CASE
                    WHEN i.id IS NULL THEN least(100, round(20 * s.gone * (0.8 + 0.06 * (l.no % 5))))
                    WHEN i.code = '11' THEN CASE WHEN s.nth % 4 = 0 THEN s.gone / 2 ELSE 0 END
                    WHEN i.code = '16' AND s.org_unit_id <> epb THEN CASE WHEN s.gone > s.nth % 7 THEN 100 ELSE 0 END
                    WHEN i.accumulation = 'cumulative' THEN round(4 * s.gone * (0.9 + 0.04 * (i.sort_order % 5)), i.decimals)
                    WHEN i.target_value IS NOT NULL AND i.baseline_value IS NOT NULL
                        THEN round(i.baseline_value + (i.target_value - i.baseline_value) * least(1, s.gone / 5.0 * (0.8 + 0.08 * ((i.sort_order + s.nth) % 5))), i.decimals)
                    WHEN i.direction = 'lowerIsBetter' THEN round(coalesce(i.baseline_value, 0) * power(0.97, s.gone), i.decimals)
                    ELSE round(coalesce(i.baseline_value, 60) + 0.2 * s.gone, i.decimals) END
                FROM filled s, submission_lines own LEFT JOIN indicators i ON i.id = own.indicator_id
                WHERE l.submission_id = s.id AND own.submission_id = l.submission_id AND own.no = l.no;
            UPDATE submissions s SET state = 'approved', reached = 'finalization', changed_at = f.approved_at FROM filled f WHERE f.id = s.id;
            INSERT INTO submission_transitions (id, submission_id, no, action, from_state, to_state, step, at, user_id, org_unit_id, line_notes)
                SELECT gen_random_uuid(), f.id, 1, 'approve', 'departmentApproved', 'approved', 'finalization', f.approved_at, finalizer, epb, '[]' FROM filled f;
            INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, submission_id, approved_at)
                SELECT gen_random_uuid(), the_plan.id, l.indicator_id, CASE f.org_unit_id WHEN epb THEN the_plan.org_unit_id ELSE f.org_unit_id END, f.year::text, 1, l.value, 'submission', f.id, f.approved_at
                FROM filled f JOIN submission_lines l ON l.submission_id = f.id WHERE l.indicator_id IS NOT NULL AND l.value IS NOT NULL
                ORDER BY f.year, f.nth, l.no
                ON CONFLICT DO NOTHING;
            UPDATE standings SET shape = 0 WHERE until IS NULL AND shape <> 0;
        END $$
        """;

    public static Task EnsureAsync(LantuDbContext db, CancellationToken cancellationToken) => db.Database.ExecuteSqlRawAsync(Statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancellationToken);
}
