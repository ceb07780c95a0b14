using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Dashboard;

/// <summary>What stands elsewhere than before: on the dashboard seven days ago, in a comparison at its instant.</summary>
public sealed record StandingChangeItem
{
    public required SubjectKind Kind { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }

    /// <summary>Of an indicator, the area.</summary>
    public required OrgUnitRef? Area { get; init; }
    public required Light Before { get; init; }
    public required Light After { get; init; }
    public required decimal? ValueBefore { get; init; }
    public required decimal? Value { get; init; }
    public required string? Unit { get; init; }
    public required string Explanation { get; init; }

    /// <returns>Null where neither light nor figure is another.</returns>
    public static StandingChangeItem? Of(SubjectKind kind, string code, string title, string? unit, OrgUnitRef? area, Status? then, Status now)
    {
        // What was never looked at before has come from nothing: no figure, no light.
        var (before, valueBefore) = (then?.Light ?? Light.Grey, then?.Value);
        return before == now.Light && valueBefore == now.Value ? null : new StandingChangeItem
        {
            Kind = kind,
            Code = code,
            Title = title,
            Area = area,
            Before = before,
            After = now.Light,
            ValueBefore = valueBefore,
            Value = now.Value,
            Unit = unit,
            Explanation = now.Explanation,
        };
    }
}
