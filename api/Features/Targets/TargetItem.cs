using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Targets;

/// <summary>A number set for an area and year, or that one was withdrawn.</summary>
public sealed record TargetItem
{
    public required OrgUnitRef OrgUnit { get; init; }

    /// <example>2025</example>
    public required int Year { get; init; }

    /// <summary>Counts up with every change; 0 is what the plan prints.</summary>
    /// <example>1</example>
    public required int Revision { get; init; }

    /// <summary>Null where it was withdrawn.</summary>
    public required TargetComparator? Comparator { get; init; }

    /// <summary>Null where it was withdrawn.</summary>
    /// <example>15.5</example>
    public required decimal? Value { get; init; }
    public required TargetBasis Basis { get; init; }
    public required SourceItem? Document { get; init; }

    /// <summary>Why it was set or withdrawn; null of what the plan prints.</summary>
    public required string? Reason { get; init; }

    /// <example>陈立</example>
    public required string? SetBy { get; init; }
    public required DateTimeOffset? SetAt { get; init; }

    /// <summary>The document it stands in.</summary>
    public sealed record SourceItem
    {
        /// <example>浙环发〔2022〕8号</example>
        public required string? Number { get; init; }
        public required string? Title { get; init; }

        /// <example>2022-03-01</example>
        public required DateOnly? Date { get; init; }
        public required TargetDocumentResponse? File { get; init; }
    }

    public static TargetItem Of(Target target, OrgUnit area, IReadOnlyDictionary<Guid, string> names, IReadOnlyDictionary<Guid, TargetDocumentFile> files) => new()
    {
        OrgUnit = OrgUnitRef.Of(area),
        Year = target.Year,
        Revision = target.Revision,
        Comparator = target.Comparator,
        Value = target.Value,
        Basis = target.Basis,
        Document = target.Document == TargetDocument.None ? null : new SourceItem
        {
            Number = target.DocumentNumber,
            Title = target.DocumentTitle,
            Date = target.DocumentDate,
            File = target.DocumentId is { } id ? TargetDocumentResponse.Of(files[id]) : null,
        },
        Reason = target.Reason,
        SetBy = names.GetValueOrDefault(target.SetBy),
        SetAt = target.SetAt,
    };
}
