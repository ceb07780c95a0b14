using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>An indicator's sheet (指标档案): what is counted, how, from what, and whom one asks. A member that is null nobody has said yet.</summary>
public sealed record IndicatorSheetResponse
{
    /// <summary>口径: what is counted, and what is not.</summary>
    /// <example>城市建成区内国控点位细颗粒物的年均浓度</example>
    public required string? Definition { get; init; }

    /// <summary>How it is computed from what is measured.</summary>
    public required string? Method { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required string? Source { get; init; }

    /// <summary>How often it is measured and told, in words.</summary>
    /// <example>每年一次，次年一月</example>
    public required string? Frequency { get; init; }

    /// <summary>The office that answers questions.</summary>
    /// <example>市生态环境局监测处</example>
    public required string? ContactUnit { get; init; }

    /// <summary>That office's telephone.</summary>
    public required string? ContactPhone { get; init; }

    /// <summary>When and why figures are revised.</summary>
    public required string? RevisionPolicy { get; init; }

    public static IndicatorSheetResponse Of(IndicatorSheet sheet) => new()
    {
        Definition = sheet.Definition,
        Method = sheet.Method,
        Source = sheet.Source,
        Frequency = sheet.Frequency,
        ContactUnit = sheet.ContactUnit,
        ContactPhone = sheet.ContactPhone,
        RevisionPolicy = sheet.RevisionPolicy,
    };
}
