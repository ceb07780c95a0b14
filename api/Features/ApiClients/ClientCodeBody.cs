using Lantu.Api.Domain;

namespace Lantu.Api.Features.ApiClients;

/// <summary>What the program calls one thing.</summary>
public sealed record ClientCodeBody
{
    public required CodeKind Kind { get; init; }

    /// <summary>Code of the plan, of an indicator or form; left out of an org unit.</summary>
    /// <example>quzhou-eco-14</example>
    public string? Plan { get; init; }

    /// <summary>Up to 60 characters without blanks at its ends; not beginning with lantu:.</summary>
    /// <example>330824</example>
    public required string OwnCode { get; init; }

    /// <summary>Ours: of a unit, indicator or form.</summary>
    /// <example>kaihua</example>
    public required string Code { get; init; }
}
