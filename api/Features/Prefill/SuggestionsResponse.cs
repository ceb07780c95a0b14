using Lantu.Api.Contract;
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

        /// <summary>Sources differed and one figure is left, without anybody's choice.</summary>
        public required EndedItem? Ended { get; init; }
    }

    public sealed record SuggestedValueItem
    {
        public required Guid Id { get; init; }

        /// <example>省监测平台</example>
        public required string Source { get; init; }

        /// <example>28.6</example>
        public required decimal Value { get; init; }

        /// <summary>As the source gave it; null where it has stated no unit and gives it in the indicator's.</summary>
        public required SaidFigure? Said { get; init; }
        public required DateTimeOffset FetchedAt { get; init; }
    }

    /// <summary>Why values that differed ended by themselves.</summary>
    public sealed record EndedItem
    {
        /// <summary>withdrawn: the source has nothing in its place now; sourceRemoved: it is asked no more.</summary>
        public required ReconciliationEnd Reason { get; init; }

        /// <summary>Whose value went.</summary>
        /// <example>市监测中心</example>
        public required string Source { get; init; }

        /// <summary>The value that went.</summary>
        /// <example>29.1</example>
        public required decimal Value { get; init; }
        public required DateTimeOffset At { get; init; }

        public static EndedItem? Of(Reconciliation? reconciliation) => reconciliation is { EndedBy: { } why, Gone: { } gone }
            ? new EndedItem { Reason = why, Source = gone.PrefillSource.Name, Value = gone.Value, At = reconciliation.At }
            : null;
    }

    public sealed record TakingItem
    {
        public required int LineNo { get; init; }

        /// <example>省监测平台</example>
        public required string Source { get; init; }

        /// <summary>What the source said then.</summary>
        /// <example>28.6</example>
        public required decimal Value { get; init; }
        public required SaidFigure? Said { get; init; }

        /// <summary>Since then the source has withdrawn what it says of the cell; the figure stays until somebody changes it.</summary>
        public required bool IsWithdrawn { get; init; }
        public required DateTimeOffset FetchedAt { get; init; }
        public required DateTimeOffset TakenAt { get; init; }

        /// <example>徐丽</example>
        public required string By { get; init; }
    }

    public static SuggestedValueItem Of(PrefillValue value) => new() { Id = value.Id, Source = value.PrefillSource.Name, Value = value.Value, Said = SaidFigure.Of(value), FetchedAt = value.FetchedAt };
}
