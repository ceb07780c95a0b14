namespace Lantu.Api.Domain;

/// <summary>What a source says of one cell: a suggestion, until a person takes it over.</summary>
public sealed class PrefillValue
{
    public Guid Id { get; init; }
    public Guid PrefillSourceId { get; init; }
    public PrefillSource PrefillSource { get; init; } = null!;
    public Guid PrefillRunId { get; init; }
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
    public Guid IndicatorId { get; init; }
    public Indicator Indicator { get; init; } = null!;
    public required string Period { get; init; }

    /// <summary>In the indicator's unit.</summary>
    public decimal Value { get; init; }

    /// <summary>As the source gave it, in <see cref="SaidUnit"/>; null where it has stated no unit.</summary>
    public decimal? SaidValue { get; init; }
    public string? SaidUnit { get; init; }
    public DateTimeOffset FetchedAt { get; init; }

    /// <summary>By a later answer of the same source.</summary>
    public DateTimeOffset? SupersededAt { get; set; }

    /// <summary>The later answer had nothing in its place.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>The same figure, said in the same way.</summary>
    public bool Says(decimal value, (decimal Value, string Unit)? said) => Value == value && SaidValue == said?.Value && SaidUnit == said?.Unit;
}

/// <summary>That a person took a suggestion over, into which line.</summary>
public sealed class PrefillTaking
{
    public Guid Id { get; init; }
    public Guid PrefillValueId { get; init; }
    public PrefillValue PrefillValue { get; init; } = null!;
    public Guid SubmissionId { get; init; }
    public int LineNo { get; init; }
    public Guid UserId { get; init; }
    public DateTimeOffset At { get; init; }
}
