using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Submissions;

/// <summary>One act on the submission's way.</summary>
public sealed record TransitionResponse
{
    /// <example>1</example>
    public required int No { get; init; }
    public required SubmissionAction Action { get; init; }
    public required SubmissionState From { get; init; }
    public required SubmissionState To { get; init; }
    public required SubmissionStep Step { get; init; }
    public required DateTimeOffset At { get; init; }
    public required PersonItem By { get; init; }

    /// <example>R01</example>
    public required string? ReasonCode { get; init; }
    public required string? Comment { get; init; }
    public required IReadOnlyList<NoteItem> LineNotes { get; init; }

    /// <summary>With submit: the lines written since the act before.</summary>
    public required IReadOnlyList<ChangeItem> Changes { get; init; }

    public sealed record PersonItem
    {
        public required Guid Id { get; init; }

        /// <example>徐丽</example>
        public required string DisplayName { get; init; }

        /// <summary>The unit for which the person acted.</summary>
        public required OrgUnitRef OrgUnit { get; init; }

        /// <summary>In whose place, when the person acted as a delegate (代理).</summary>
        /// <example>叶萍</example>
        public required string? OnBehalfOf { get; init; }

        /// <summary>The program that acted, for which the person answers.</summary>
        /// <example>开化县生态环境监测平台</example>
        public required string? Program { get; init; }
    }

    public sealed record NoteItem : LineRef
    {
        public NoteItem(Line line)
            : base(line)
        {
        }

        public required string? ReasonCode { get; init; }
        public required string Text { get; init; }
    }

    /// <summary>A line that was written since the act before: what it said then, and with this act.</summary>
    public sealed record ChangeItem : LineRef
    {
        public ChangeItem(Line line)
            : base(line)
        {
        }

        public required AnswerItem Before { get; init; }
        public required AnswerItem After { get; init; }

        /// <summary>Everybody who wrote into it meanwhile.</summary>
        /// <example>["徐丽"]</example>
        public required IReadOnlyList<string> By { get; init; }

        /// <summary>Where the figure was taken over from (预填); null where it was filled in, or altered since.</summary>
        public required OriginItem? Origin { get; init; }
    }

    /// <summary>What another system said of the cell.</summary>
    public sealed record OriginItem
    {
        /// <example>省监测平台</example>
        public required string Source { get; init; }

        /// <example>28.6</example>
        public required decimal Value { get; init; }

        /// <summary>As the source gave it; null where it gave it in the indicator's unit.</summary>
        public required SaidFigure? Said { get; init; }
        public required DateTimeOffset FetchedAt { get; init; }
    }

    public sealed record AnswerItem
    {
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }
        public required string? Explanation { get; init; }
        public required LineDetails? Details { get; init; }
    }
}
