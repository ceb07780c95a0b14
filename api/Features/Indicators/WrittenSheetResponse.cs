using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;

namespace Lantu.Api.Features.Indicators;

/// <summary>An indicator's sheet as it is written, and whether the caller may change it.</summary>
public sealed record WrittenSheetResponse : IVersionedResponse
{
    /// <summary>Of the indicator.</summary>
    /// <example>2</example>
    [CodeOf(CodeKind.Indicator)]
    public required string Code { get; init; }
    public required IndicatorSheetResponse Sheet { get; init; }
    public required bool MayWrite { get; init; }

    /// <summary>Of the indicator.</summary>
    /// <example>1</example>
    public required long Version { get; init; }

    public static WrittenSheetResponse Of(Indicator indicator, Actor actor) => new()
    {
        Code = indicator.Code,
        Sheet = IndicatorSheetResponse.Of(indicator.Sheet),
        MayWrite = Permissions.Has(actor, Permissions.TargetsManage),
        Version = indicator.Version,
    };
}
