using System.Globalization;
using System.Text;

namespace Lantu.Api.IntegrationTests;

/// <summary>A form of 2,000 lines that 柯城 owes for 50 months: a hundred thousand lines.</summary>
public static class BigForm
{
    public const int Months = 50;
    public const int LinesEach = 2_000;

    public static Task MakeAsync(string connectionString) => Sql.ScalarAsync(connectionString,
        """
        INSERT INTO commitments (id, plan_id, task_id, no, kind, quantity, comparator, value, unit, source_text, notes)
        SELECT ('0c000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, t.plan_id, t.id, 1000 + n, 'quantitative', 'n' || n, 'gte', 1, '个', 'x', '[]' FROM plan_tasks t JOIN plans p ON p.id = t.plan_id, generate_series(1, 2000) n WHERE p.code = 'quzhou-eco-14' AND t.code = '5.1';
        INSERT INTO report_forms (id, plan_id, code, name, frequency, lead_org_unit_id, first_period, version)
        SELECT md5('form')::uuid, p.id, 'big', '大表', 'month', u.id, '2021-01', 1 FROM plans p, org_units u WHERE p.code = 'quzhou-eco-14' AND u.code = 'epb';
        INSERT INTO report_form_versions (id, report_form_id, no, opens_days, due_days, due_day_kind, reported_by, evidence_required, created_at, published_at)
        VALUES (md5('version')::uuid, md5('form')::uuid, 1, 1, 10, 'calendar', 'units', false, now(), now());
        INSERT INTO report_form_lines (report_form_version_id, no, commitment_id, evidence_required) SELECT md5('version')::uuid, n, ('0c000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, false FROM generate_series(1, 2000) n;
        INSERT INTO submissions (id, plan_id, report_form_id, report_form_version_id, org_unit_id, review_org_unit_id, period, revision, state, reached, opens_on, due_on, version, drafters)
        SELECT md5('s' || n)::uuid, f.plan_id, f.id, md5('version')::uuid, u.id, f.lead_org_unit_id, to_char(date '2021-01-01' + n * interval '1 month', 'YYYY-MM'), 1, 'open', 'drafting', '2021-01-01', '2030-01-01', 1, '{}'
        FROM report_forms f, org_units u, generate_series(0, 49) n WHERE f.code = 'big' AND u.code = 'kecheng';
        INSERT INTO submission_lines (submission_id, no, commitment_id) SELECT md5('s' || n)::uuid, m, ('0c000000-0000-7000-8000-' || lpad(m::text, 12, '0'))::uuid FROM generate_series(0, 49) n, generate_series(1, 2000) m;
        """);

    /// <summary>Every line of some months as a stream; the figure of month m's line n is m.(9999 + n).</summary>
    public static byte[] Stream(int months = Months)
    {
        var body = new StringBuilder();
        for (var month = 0; month < months; month++)
        {
            var period = new DateOnly(2021, 1, 1).AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);
            for (var n = 1; n <= LinesEach; n++)
            {
                body.Append(CultureInfo.InvariantCulture, $$"""{"form":"big","orgUnit":"kecheng","period":"{{period}}","commitmentId":"0c000000-0000-7000-8000-{{n:D12}}","value":{{month}}.{{9999 + n}}}""").Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(body.ToString());
    }

    /// <summary>How many lines say what the stream says.</summary>
    public static async Task<long> CountWrittenAsync(string connectionString) => (long)(await Sql.ScalarAsync(
        connectionString, $"SELECT count(*) FROM generate_series(0, {Months - 1}) n, generate_series(1, {LinesEach}) m JOIN submission_lines l ON l.no = m WHERE l.submission_id = md5('s' || n)::uuid AND l.value = (n || '.' || (9999 + m))::numeric"))!;
}
