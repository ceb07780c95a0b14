using System.Text.Json.Serialization;
using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Prefill;

/// <summary>One cell of which sources say different things (核对).</summary>
public sealed record ReconciliationResponse
{
    public required OrgUnitRef OrgUnit { get; init; }

    /// <example>2</example>
    public required string IndicatorCode { get; init; }
    public required string IndicatorName { get; init; }
    public required string? Unit { get; init; }

    /// <example>2024</example>
    public required string Period { get; init; }
    public required IReadOnlyList<SuggestionsResponse.SuggestedValueItem> Values { get; init; }

    /// <summary>Null while nobody has chosen, or since a source says something new.</summary>
    public required ChoiceItem? Choice { get; init; }

    /// <summary>One figure is left, without anybody's choice: nothing waits here any more.</summary>
    public required SuggestionsResponse.EndedItem? Ended { get; init; }

    public sealed record ChoiceItem
    {
        public required Guid ValueId { get; init; }
        public required string Reason { get; init; }

        /// <example>徐丽</example>
        public required string By { get; init; }
        public required DateTimeOffset At { get; init; }
    }

    /// <summary>Values differ, or have ended differing; not where a source has said something new since.</summary>
    [JsonIgnore]
    public bool IsOne => Ended is not null || Values.Select(v => v.Value).Distinct().Count() > 1;

    public static ReconciliationResponse Of(IReadOnlyList<PrefillValue> values, Reconciliation? choice, string? by) => new()
    {
        OrgUnit = OrgUnitRef.Of(values[0].OrgUnit), IndicatorCode = values[0].Indicator.Code, IndicatorName = values[0].Indicator.Name, Unit = values[0].Indicator.Unit, Period = values[0].Period,
        Values = [.. values.Select(SuggestionsResponse.Of)],
        Choice = choice?.Reason is { } reason ? new ChoiceItem { ValueId = choice.ChosenId, Reason = reason, By = by!, At = choice.At } : null,
        Ended = SuggestionsResponse.EndedItem.Of(choice),
    };
}
