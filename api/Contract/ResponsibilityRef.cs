using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>Who leads or supports the resource it stands in.</summary>
public sealed record ResponsibilityRef
{
    public required Guid Id { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }
    public required ResponsibilityRole Role { get; init; }

    /// <summary>Proposed ones come from the departments' statutory duties, not from the plan.</summary>
    public required ResponsibilityStatus Status { get; init; }

    /// <summary>Who confirmed it; null while it is proposed, and for what came confirmed with the plan's data.</summary>
    /// <example>陈立</example>
    public required string? ConfirmedBy { get; init; }
    public required DateTimeOffset? ConfirmedAt { get; init; }

    /// <example>2021-07-20</example>
    public required DateOnly From { get; init; }
    public required DateOnly? To { get; init; }

    /// <summary>True where a task has no lead of its own and its chapter's stands in.</summary>
    public required bool Inherited { get; init; }

    public static ResponsibilityRef Of(Responsibility responsibility, string? confirmedBy, bool inherited = false) => new()
    {
        Id = responsibility.Id,
        OrgUnit = OrgUnitRef.Of(responsibility.OrgUnit),
        Role = responsibility.Role,
        Status = responsibility.Status,
        ConfirmedBy = confirmedBy,
        ConfirmedAt = responsibility.ConfirmedAt,
        From = responsibility.ValidFrom,
        To = responsibility.ValidTo,
        Inherited = inherited,
    };
}
