namespace Lantu.Api.Features.Indicators;

/// <summary>The statements of <see cref="AreaSeries"/>; $1 plan, $2 indicator, $3 area, all by code.</summary>
internal static class AreaSeriesSql
{
    private const string Area = "org_units a ON a.code = $3 AND a.kind <> 'department' AND (a.id = p.org_unit_id OR a.parent_id = p.org_unit_id)";

    // One row without a figure where the area has none; no row where there is no such indicator or area.
    public const string Figures = $"""
        SELECT a.code, a.name, a.short_name, a.kind, o.id, o.period, o.revision, o.value, o.text, o.source, o.approved_at, o.submission_id
        FROM plans p JOIN indicators i ON i.plan_id = p.id AND i.code = $2 JOIN {Area} LEFT JOIN observations o ON o.indicator_id = i.id AND o.org_unit_id = a.id
        WHERE p.code = $1
        ORDER BY o.period, o.revision DESC
        """;

    // LATERAL: joined plainly, PostgreSQL would read all units there are for the few that acted.
    public const string Acts = $"""
        SELECT t.submission_id, t.action, t.step, t.at, actor.display_name, principal.display_name, program.name, u.code, u.name, u.short_name, u.kind
        FROM plans p JOIN indicators i ON i.plan_id = p.id AND i.code = $2 JOIN {Area}
        JOIN LATERAL (SELECT DISTINCT submission_id AS id FROM observations WHERE indicator_id = i.id AND org_unit_id = a.id) handed ON true
        JOIN submission_transitions t ON t.submission_id = handed.id AND t.action IN ('submit', 'approve')
        JOIN users actor ON actor.id = t.user_id
        LEFT JOIN users principal ON principal.id = t.on_behalf_of_id
        LEFT JOIN api_clients program ON program.id = t.api_client_id
        JOIN LATERAL (SELECT code, name, short_name, kind FROM org_units WHERE id = t.org_unit_id LIMIT 1) u ON true
        WHERE p.code = $1
        ORDER BY t.submission_id, t.no
        """;
}
