using Lantu.Api.Domain;
using Npgsql;

namespace Lantu.Api.Http;

/// <summary>Truth lives in database constraints; this says, by constraint name, what the loser of a race should hear.</summary>
public static class DatabaseConstraints
{
    public static DomainException? Explain(PostgresException violation) => violation.ConstraintName switch
    {
        "ux_submissions_one_under_way" or "ux_submissions_form_unit_period_revision" => new ConflictException("correction_under_way"),
        "ux_observations_key" => new ConflictException("figure_already_final"),
        "ux_users_normalized_user_name" => new ConflictException("user_name_taken"),
        "ex_memberships_no_repeats" => new ConflictException("membership_granted_already"),
        "ex_memberships_separate_administrators" => new ConflictException("administrators_exclude_each_other"),
        "ex_delegations_one_at_a_time" => new ConflictException("delegated_already"),
        "ex_responsibilities_no_repeats" => new ConflictException("role_held_already"),
        "ex_responsibilities_one_confirmed_lead" => new ConflictException("lead_confirmed_already"),
        "ux_sub_projects_no" => new ConflictException("sub_project_added_meanwhile"),
        "ux_slips_one_under_way" => new ConflictException("slip_under_way"),
        "ux_slips_former" => new ConflictException("slip_followed_already"),
        "ux_saved_views_name" => new ConflictException("saved_view_name_taken"),
        "ux_prefill_sources_name" => new ConflictException("prefill_source_name_taken"),
        _ => null,
    };
}
