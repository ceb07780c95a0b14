using System.Globalization;
using Lantu.Api.Security;

namespace Lantu.Api.Data;

/// <summary>The statements of <see cref="SubmissionStore"/>. $1 is the submission's id where nothing else is said.</summary>
internal static class SubmissionStoreSql
{
    private const string Columns = "s.id, s.plan_id, s.report_form_id, s.report_form_version_id, s.org_unit_id, s.review_org_unit_id, s.period, s.revision, s.state, s.reached, "
        + "s.opens_on, s.due_on, s.closes_on, s.corrects_id, s.correction_reason, s.changed_at, s.reminded_at, s.drafters, s.version, s.xmin";

    private const string LineColumns = "l.no, l.indicator_id, l.task_id, l.project_id, l.commitment_id, l.value, l.text, l.explanation, l.details";

    /// <summary>First, so that what is kept is never older than the rows that follow. $1 the snapshot of what is kept.</summary>
    public const string Catalogue = "SELECT pg_current_snapshot()::text, coalesce(is_catalogue_untouched($1::pg_snapshot), false)";

    /// <summary>
    /// Whether a kept submission is what would be read now. $1 the submission, $2 the transaction that wrote its row, $3 its unit and whose figures it answers for, $4 the snapshot of what stands
    /// beside it.
    /// </summary>
    public const string Holds = """
        SELECT EXISTS (SELECT FROM submissions WHERE id = $1 AND xmin = $2) AND is_unit_untouched($3, $4::pg_snapshot) AND is_catalogue_untouched($4::pg_snapshot)
        """;

    /// <summary>The submission with the lines that have files, null for files that belong to no line; then the corrections of it. $2 code of the plan.</summary>
    public const string Submissions = $"""
        SELECT {Columns}, ARRAY(SELECT DISTINCT a.line_no FROM attachments a WHERE a.submission_id = s.id) FROM submissions s WHERE s.id = $1 AND s.plan_id = (SELECT id FROM plans WHERE code = $2)
        UNION ALL
        SELECT {Columns}, NULL FROM submissions s WHERE s.corrects_id = (SELECT $1)
        """;

    /// <summary>Of who asks, and in whose place they may act: the answer to an act may say them. $1 who asks.</summary>
    public const string Names = """
        SELECT id, display_name FROM users
        WHERE id = $1 OR id IN (SELECT m.user_id FROM delegations d JOIN memberships m ON m.id = d.membership_id WHERE d.to_user_id = $1)
        """;

    public const string Lines = $"SELECT {LineColumns}, l.updated_at, l.updated_by, l.excused, u.display_name FROM submission_lines l LEFT JOIN users u ON u.id = l.updated_by WHERE l.submission_id = (SELECT $1) ORDER BY l.no";

    public const string Transitions = """
        SELECT id, no, action, from_state, to_state, step, at, user_id, on_behalf_of_id, api_client_id, org_unit_id, reason_code, comment, line_notes, line_values
        FROM submission_transitions WHERE submission_id = (SELECT $1) ORDER BY no
        """;

    public const string Extensions = """
        SELECT e.id, e.no, e.at, e.user_id, e.on_behalf_of_id, e.due_on_before, e.due_on, e.closes_on, e.reason, u.display_name, p.display_name
        FROM submission_extensions e JOIN users u ON u.id = e.user_id LEFT JOIN users p ON p.id = e.on_behalf_of_id WHERE e.submission_id = (SELECT $1) ORDER BY e.no
        """;

    /// <summary>Figures in force of the same lines in earlier periods of the same length; a department's are the municipality's. Whose they are is found first, once for all lines.</summary>
    public const string Observed = """
        WITH asked AS MATERIALIZED (
            SELECT s.period, CASE WHEN u.kind = 'department' THEN p.org_unit_id ELSE u.id END AS org_unit_id
            FROM submissions s JOIN org_units u ON u.id = s.org_unit_id JOIN plans p ON p.id = s.plan_id
            WHERE s.id = (SELECT $1))
        SELECT DISTINCT ON (o.indicator_id, o.period) o.indicator_id, o.period, o.value, o.text
        FROM asked a
        JOIN submission_lines l ON l.submission_id = (SELECT $1) AND NOT l.excused
        JOIN observations o ON o.indicator_id = l.indicator_id AND o.org_unit_id = a.org_unit_id AND o.period < a.period AND length(o.period) = length(a.period)
        ORDER BY o.indicator_id, o.period, o.revision DESC
        """;

    /// <summary>What the unit had answered to the same form in earlier periods, the last revision last; with what says whether the actor may see it.</summary>
    public const string Approved = $"""
        SELECT {LineColumns}, e.period, e.review_org_unit_id, e.reached
        FROM submissions s
        JOIN submissions e ON e.report_form_id = s.report_form_id AND e.org_unit_id = s.org_unit_id AND e.period < s.period AND e.state = 'approved'
        JOIN submission_lines l ON l.submission_id = e.id AND NOT l.excused
        WHERE s.id = (SELECT $1)
        ORDER BY e.revision
        """;

    /// <summary>Who drafts and approves for the unit today, and to whom they have delegated it: whom a return and a handing in is told. $2 the day.</summary>
    public static readonly string People = $"""
        SELECT m.role, m.user_id, ARRAY(
            SELECT d.to_user_id FROM delegations d JOIN users u ON u.id = d.to_user_id AND u.disabled_at IS NULL
            WHERE d.membership_id = m.id AND {MembershipsInForce.OfDelegation("$2")})
        FROM memberships m
        JOIN users holder ON holder.id = m.user_id AND holder.disabled_at IS NULL
        WHERE m.org_unit_id = (SELECT org_unit_id FROM submissions WHERE id = (SELECT $1)) AND m.role IN ('drafter', 'approver') AND {MembershipsInForce.OfMembership("$2")}
        """;

    /// <summary>
    /// What an act changes of the submission, where it is still at the version that was read. $2 that version, $3 the version, $4 state, $5 reached, $6 reviewing unit, $7 due, $8 closes, $9 when,
    /// $10 drafters.
    /// </summary>
    public const string Held = $"""
        WITH held AS (
            UPDATE submissions s SET version = $3, state = $4, reached = $5, review_org_unit_id = $6, due_on = $7, closes_on = $8, changed_at = $9, drafters = $10
            WHERE id = $1 AND version = $2 RETURNING {Columns})
        """;

    /// <summary>The lines that were written into: columns of numbers, values, texts, explanations and details, then who and when.</summary>
    public static string WrittenLines(int p) => string.Create(CultureInfo.InvariantCulture, $"""
        , lines AS (
            UPDATE submission_lines l SET value = w.value, text = w.text, explanation = w.explanation, details = w.details::jsonb, updated_by = ${p + 6}, updated_at = ${p + 7}
            FROM held, unnest((SELECT ${p + 1}::integer[]), (SELECT ${p + 2}::numeric[]), (SELECT ${p + 3}::text[]), (SELECT ${p + 4}::text[]), (SELECT ${p + 5}::text[])) AS w (no, value, text, explanation, details)
            WHERE l.submission_id = held.id AND l.no = w.no)
        """);
}
