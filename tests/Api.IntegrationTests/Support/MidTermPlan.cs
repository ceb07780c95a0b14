using System.Globalization;

namespace Lantu.Api.IntegrationTests;

/// <summary>
/// A plan half way with every trap in it: a target below its baseline, a zero target, a missing year, an area that is silent, a city value that is provisional,
/// a cancelled project, numbers that the province has not set, and a correction after the instant that is judged.
/// </summary>
public static class MidTermPlan
{
    private const string Plan = "(SELECT id FROM plans WHERE code = 'quzhou-eco-14')";

    public static async Task WriteAsync(string database)
    {
        await Sql.ScalarAsync(database, $"""
            UPDATE indicators SET baseline_value = 100, target_value = 97 WHERE code = '1' AND plan_id = {Plan};
            UPDATE indicators SET baseline_value = 90 WHERE code = '3' AND plan_id = {Plan};
            UPDATE indicators SET baseline_value = 5, target_value = 0, target_comparator = 'lte', direction = 'lowerIsBetter', aggregation_kind = 'reportedByCity' WHERE code = '9' AND plan_id = {Plan};
            """);
        foreach (var (indicator, period, revision, value, approved, area) in new[]
        {
            ("1", "2021", 1, 99m, "2022-03-01", "quzhou"), ("1", "2022", 1, 98m, "2023-03-01", "quzhou"),
            ("2", "2021", 1, 33m, "2022-03-01", "quzhou"), ("2", "2022", 1, 31.6m, "2023-03-01", "quzhou"), ("2", "2022", 2, 30m, "2023-07-15", "quzhou"),
            ("3", "2020", 1, 90m, "2021-03-01", "kecheng"), ("3", "2022", 1, 95m, "2023-03-01", "kecheng"),
            ("3", "2020", 1, 87m, "2021-03-01", "qujiang"), ("3", "2022", 1, 91m, "2023-03-01", "qujiang"),
            ("9", "2022", 1, 3.8m, "2023-03-01", "quzhou"), ("13", "2021", 1, 69.667m, "2022-03-01", "quzhou"),
            ("17", "2022", 1, 7m, "2023-03-01", "quzhou"), ("20", "2022", 1, 9.73m, "2023-03-01", "quzhou"),
        })
        {
            await ApproveAsync(database, indicator, period, revision, value, approved, area);
        }

        await AimAsync(database, "17", 2022, 8, "2021-06-01", "quzhou");
        await AimAsync(database, "17", 2025, 18, "2021-06-01", "quzhou");
        foreach (var (area, at) in new[] { ("kecheng", "2021-06-01"), ("qujiang", "2021-06-01"), ("longyou", "2021-06-01"), ("jiangshan", "2023-08-01") })
        {
            await AimAsync(database, "3", 2025, 100, at, area);
        }

        await ReportAsync(database, "chapter-12-progress", "task_id", "(SELECT t.id FROM plan_tasks t JOIN chapters c ON c.id = t.chapter_id WHERE c.no = 12 AND t.no = 4 AND t.plan_id = " + Plan + ")", 40);
        await ReportAsync(database, "projects-progress", "project_id", $"(SELECT id FROM projects WHERE code = '1-1' AND plan_id = {Plan})", 25);
        await Sql.ScalarAsync(database, $"""
            INSERT INTO lifecycle_changes (id, plan_id, task_id, project_id, no, state, reason, document, since, made_at)
            SELECT gen_random_uuid(), {Plan}, NULL::uuid, id, 1, 'cancelled', '内部原因', '衢发改〔2023〕5号', '2023-02-01'::date, '2023-02-01'::timestamptz FROM projects WHERE code = '3-2' AND plan_id = {Plan}
            UNION ALL SELECT gen_random_uuid(), {Plan}, NULL::uuid, id, 1, 'cancelled', '内部原因', NULL, '2023-01-01', '2023-08-01' FROM projects WHERE code = '3-1' AND plan_id = {Plan}
            UNION ALL SELECT gen_random_uuid(), {Plan}, id, NULL::uuid, 1, 'cancelled', '内部原因', NULL, '2023-01-01', '2023-02-01' FROM plan_tasks WHERE code = '12.2' AND plan_id = {Plan}
            """);
    }

    /// <summary>An approved figure.</summary>
    public static Task ApproveAsync(string database, string indicator, string period, int revision, decimal value, string approved, string area) => Sql.ScalarAsync(database, $"""
        INSERT INTO observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, approved_at)
        SELECT gen_random_uuid(), {Plan}, i.id, u.id, '{period}', {revision}, {value.ToString(CultureInfo.InvariantCulture)}, 'plan', '{approved}T00:00:00Z' FROM indicators i JOIN org_units u ON u.code = '{area}'
        WHERE i.plan_id = {Plan} AND i.code = '{indicator}'
        """);

    private static Task AimAsync(string database, string indicator, int year, decimal value, string set, string area) => Sql.ScalarAsync(database, $"""
        INSERT INTO targets (id, plan_id, indicator_id, org_unit_id, year, revision, comparator, value, basis, reason, set_by, set_at)
        SELECT gen_random_uuid(), {Plan}, i.id, u.id, {year}, 1, 'gte', {value.ToString(CultureInfo.InvariantCulture)}, 'provinceDocument', '下达', s.id, '{set}T00:00:00Z'
        FROM indicators i JOIN org_units u ON u.code = '{area}' JOIN users s ON s.user_name = 'admin' WHERE i.plan_id = {Plan} AND i.code = '{indicator}'
        """);

    /// <summary>A share that a department reported of 2022, approved in January 2023.</summary>
    private static Task ReportAsync(string database, string form, string column, string subject, int share) => Sql.ScalarAsync(database, $"""
        WITH made AS (
            INSERT INTO submissions (id, plan_id, report_form_id, report_form_version_id, org_unit_id, review_org_unit_id, period, revision, state, reached, opens_on, due_on, drafters)
            SELECT gen_random_uuid(), {Plan}, f.id, v.id, u.id, u.id, '2022-H2', 1, 'approved', 'finalization', '2023-01-01', '2023-01-10', ARRAY[]::uuid[]
            FROM report_forms f JOIN report_form_versions v ON v.report_form_id = f.id JOIN org_units u ON u.code = 'epb' WHERE f.code = '{form}' AND f.plan_id = {Plan} ORDER BY v.no DESC LIMIT 1
            RETURNING id, org_unit_id),
        lines AS (INSERT INTO submission_lines (submission_id, no, {column}, value) SELECT id, 1, {subject}, {share} FROM made)
        INSERT INTO submission_transitions (id, submission_id, no, action, from_state, to_state, step, at, user_id, org_unit_id, line_notes)
        SELECT gen_random_uuid(), m.id, 1, 'approve', 'departmentApproved', 'approved', 'finalization', '2023-01-20', s.id, m.org_unit_id, '[]' FROM made m JOIN users s ON s.user_name = 'finalizer'
        """);
}
