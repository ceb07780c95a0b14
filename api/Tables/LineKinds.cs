using Lantu.Api.Domain;

namespace Lantu.Api.Tables;

/// <summary>What a line is about, in the word that stands in a file beside its code.</summary>
public static class LineKinds
{
    public const string Indicator = "指标";
    public const string Task = "任务";
    public const string Project = "项目";
    public const string Commitment = "承诺";

    public static string Of(LineAddress address) => address.IndicatorCode is not null ? Indicator : address.TaskCode is not null ? Task : address.ProjectCode is not null ? Project : Commitment;

    /// <summary>The address that a kind and a code make; null where they make none.</summary>
    public static LineAddress? Address(string? kind, string? code) => (kind, code) switch
    {
        (_, null or "") => null,
        (Indicator, _) => new LineAddress(code, null, null, null),
        (Task, _) => new LineAddress(null, code, null, null),
        (Project, _) => new LineAddress(null, null, code, null),
        (Commitment, _) when Guid.TryParse(code, out var id) => new LineAddress(null, null, null, id),
        _ => null,
    };
}
