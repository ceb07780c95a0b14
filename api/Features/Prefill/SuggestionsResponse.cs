using Lantu.Api.Domain;

namespace Lantu.Api.Features.Prefill;

/// <summary>What other systems say of the cells of a draft. None of it is a figure before a person takes it over.</summary>
public sealed record SuggestionsResponse
{
    /// <summary>By line; empty once it is handed in.</summary>
    public required IReadOnlyList<SuggestionItem> Items { get; init; }

    /// <summary>Where figures came from that were taken over, latest first; they stay when the submission is long approved.</summary>
    public required IReadOnlyList<TakingItem> Taken { get; init; }

    public sealed record SuggestionItem
    {
        /// <example>2</example>
        public required int LineNo { get; init; }

        /// <example>2</example>
        public required string IndicatorCode { get; init; }

        /// <summary>By source.</summary>
        public required IReadOnlyList<SuggestedValueItem> Values { get; init; }

        /// <summary>Sources say different things: choose one (chooseReconciliation) before it can be taken over.</summary>
        public required bool Differ { get; init; }

        /// <summary>The value that was chosen of these.</summary>
        public required Guid? ChosenId { get; init; }
    }

    public sealed record SuggestedValueItem
    {
        public required Guid Id { get; init; }

        /// <example>省监测平台</example>
        public required string Source { get; init; }

        /// <example>28.6</example>
        public required decimal Value { get; init; }
        public required DateTimeOffset FetchedAt { get; init; }
    }

    public sealed record TakingItem
    {
        public required int LineNo { get; init; }

        /// <example>省监测平台</example>
        public required string Source { get; init; }

        /// <summary>What the source said then.</summary>
        /// <example>28.6</example>
        public required decimal Value { get; init; }
        public required DateTimeOffset FetchedAt { get; init; }
        public required DateTimeOffset TakenAt { get; init; }

        /// <example>徐丽</example>
        public required string By { get; init; }
    }

    public static SuggestedValueItem Of(PrefillValue value) => new() { Id = value.Id, Source = value.PrefillSource.Name, Value = value.Value, FetchedAt = value.FetchedAt };
}
