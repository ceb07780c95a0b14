using System.Globalization;

namespace Lantu.Load.Dataset;

/// <summary>
/// A plan of its own to write in, so that what is written changes no page that is read: four hundred filled drafts of each of the eight areas, and fifty forms
/// of two thousand lines for one of them.
/// </summary>
public static class WorkshopSql
{
    public const string Plan = "load";
    public const int Drafts = 400;

    /// <summary>The first are handed in and withdrawn; the others stay drafts for whoever saves.</summary>
    public const int Moved = 300;
    public const int BigForms = 50;
    public const int BigLines = 2_000;

    public static IReadOnlyList<string> Areas { get; } = ["kecheng", "qujiang", "longyou", "jiangshan", "changshan", "kaihua", "zhizao", "zhihui"];

    public const string Content = """
        INSERT INTO plans (id, code, title, short_title, issued_by, org_unit_id, owner_org_unit_id, start_year, end_year, base_year, state, domains, goals, notes)
        SELECT md5('load')::uuid, 'load', '压测规划', '压测规划', '{}', u.id, u.id, 2021, 2025, 2020, 'inForce', '{环境质量}', '[]', '[]' FROM org_units u WHERE u.code = 'quzhou';
        INSERT INTO chapters (id, plan_id, no, title, summary, notes) VALUES (md5('load-chapter')::uuid, md5('load')::uuid, 1, '第一章', '', '[]');
        INSERT INTO plan_tasks (id, plan_id, chapter_id, code, no, title, summary, notes) VALUES (md5('load-task')::uuid, md5('load')::uuid, md5('load-chapter')::uuid, '1.1', 1, '第一项', '', '[]');
        INSERT INTO commitments (id, plan_id, task_id, no, kind, quantity, comparator, value, unit, source_text, notes)
        SELECT md5('load-commitment' || n)::uuid, md5('load')::uuid, md5('load-task')::uuid, n, 'quantitative', '数量' || n, 'gte', 1, '个', '原文', '[]' FROM generate_series(1, 2000) n;
        INSERT INTO indicators (id, plan_id, code, sort_order, name, domain, unit, nature, direction, value_kind, accumulation, decimals, aggregation_kind,
            baseline_value, target_comparator, target_value, target_text, target_year, target_continuous_decline, notes)
        SELECT md5('load-indicator' || i)::uuid, md5('load')::uuid, i::text, i, '指标' || i, '环境质量', '%', 'binding', 'higherIsBetter', 'number', 'level', 1, 'mean', 80, 'gte', 95, '≥95', 2025, false, '[]'
        FROM generate_series(1, 15) i;

        INSERT INTO report_forms (id, plan_id, code, name, frequency, lead_org_unit_id, first_period)
        SELECT md5('load-form-' || form)::uuid, md5('load')::uuid, form, form, 'month', u.id, '1990-01' FROM org_units u, unnest(ARRAY['drafts', 'big']) form WHERE u.code = 'epb';
        INSERT INTO report_form_versions (id, report_form_id, no, opens_days, due_days, due_day_kind, evidence_required, created_at, published_at, reported_by)
        SELECT md5('load-version-' || form)::uuid, md5('load-form-' || form)::uuid, 1, 1, 10, 'calendar', false, '2021-01-01Z', '2021-01-01Z', 'units' FROM unnest(ARRAY['drafts', 'big']) form;
        INSERT INTO report_form_lines (report_form_version_id, no, indicator_id, evidence_required)
        SELECT md5('load-version-drafts')::uuid, i, md5('load-indicator' || i)::uuid, false FROM generate_series(1, 15) i;
        INSERT INTO report_form_lines (report_form_version_id, no, commitment_id, evidence_required)
        SELECT md5('load-version-big')::uuid, n, md5('load-commitment' || n)::uuid, false FROM generate_series(1, 2000) n;
        CREATE TEMPORARY TABLE drafted AS
        SELECT md5('load-draft' || u.code || '.' || n)::uuid AS id, 'drafts' AS form, u.id AS org_unit_id, to_char(date '1990-01-01' + n * interval '1 month', 'YYYY-MM') AS period, p.id AS drafter
        FROM org_units u JOIN users p ON p.user_name = u.code || '.drafter', generate_series(0, 399) n WHERE u.kind IN ('county', 'committee') AND u.parent_id = (SELECT id FROM org_units WHERE code = 'quzhou')
        UNION ALL
        SELECT md5('load-big' || n)::uuid, 'big', u.id, to_char(date '1990-01-01' + n * interval '1 month', 'YYYY-MM'), p.id
        FROM org_units u JOIN users p ON p.user_name = u.code || '.drafter', generate_series(0, 49) n WHERE u.code = 'kecheng';
        INSERT INTO report_form_units (report_form_version_id, org_unit_id) SELECT DISTINCT md5('load-version-' || form)::uuid, org_unit_id FROM drafted;
        INSERT INTO submissions (id, plan_id, report_form_id, report_form_version_id, org_unit_id, review_org_unit_id, period, revision, state, reached, opens_on, due_on, changed_at, version, drafters)
        SELECT d.id, md5('load')::uuid, md5('load-form-' || form)::uuid, md5('load-version-' || form)::uuid, d.org_unit_id, epb.id, period, 1, 'draft', 'drafting', '2021-01-01', '2030-01-01', '2025-01-01Z', 1, ARRAY[drafter]
        FROM drafted d, org_units epb WHERE epb.code = 'epb';
        INSERT INTO submission_lines (submission_id, no, indicator_id, value, updated_at, updated_by)
        SELECT d.id, i, md5('load-indicator' || i)::uuid, 90 + i / 10.0, '2025-01-01Z', drafter FROM drafted d, generate_series(1, 15) i WHERE form = 'drafts';
        INSERT INTO submission_lines (submission_id, no, commitment_id) SELECT d.id, n, md5('load-commitment' || n)::uuid FROM drafted d, generate_series(1, 2000) n WHERE form = 'big';
        """;

    /// <summary>Where a draft is; the even ones are for Lantu, the odd ones for the limit server.</summary>
    public static string Draft(string area, int no) => $"/api/v1/plans/{Plan}/submissions/{Figures.Id($"load-draft{area}.{no}")}";

    public static string Period(int no) => new DateOnly(1990, 1, 1).AddMonths(no).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static Guid Commitment(int no) => Figures.Id($"load-commitment{no}");
}
