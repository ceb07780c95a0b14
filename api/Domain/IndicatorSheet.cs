namespace Lantu.Api.Domain;

/// <summary>What whoever is in charge of an indicator says of it (指标档案). A member that is null nobody has said yet, the plan neither.</summary>
public sealed record IndicatorSheet
{
    public const int LongestText = 1000;
    public const int LongestWord = 60;

    public static IndicatorSheet None { get; } = new();

    /// <summary>口径: what is counted, and what is not.</summary>
    public string? Definition { get; init; }

    /// <summary>How it is computed from what is measured.</summary>
    public string? Method { get; init; }

    /// <summary>Where the figures come from.</summary>
    public string? Source { get; init; }

    /// <summary>How often it is measured and told, in words.</summary>
    public string? Frequency { get; init; }

    /// <summary>The office that answers questions; an office's own telephone, never a person's.</summary>
    public string? ContactUnit { get; init; }
    public string? ContactPhone { get; init; }

    /// <summary>When and why figures are revised.</summary>
    public string? RevisionPolicy { get; init; }
}
