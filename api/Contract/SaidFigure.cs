using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>What a source said, in its own unit.</summary>
public sealed record SaidFigure
{
    /// <example>0.0286</example>
    public required decimal Value { get; init; }

    /// <example>mg/m³</example>
    public required string Unit { get; init; }

    public static SaidFigure? Of(PrefillValue value) => value.SaidValue is { } said ? new SaidFigure { Value = said, Unit = value.SaidUnit! } : null;
}
