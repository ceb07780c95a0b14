namespace Lantu.Api.Domain;

/// <summary>plan: printed in the plan; provinceDocument: 省下达; cityDecomposition: the city's number divided among the areas (分解); reported: an area's own (自报).</summary>
public enum TargetBasis { Plan, ProvinceDocument, CityDecomposition, Reported }

/// <summary>The document a target stands in.</summary>
/// <param name="File">Its <see cref="TargetDocumentFile"/>.</param>
public sealed record TargetDocument(string? Number, string? Title, DateOnly? Date, string? Url, Guid? File = null)
{
    public static TargetDocument None { get; } = new(null, null, null, null);
}

/// <summary>What an area is to reach in a year: indicator × area × year × revision. Rows are only ever added; the highest revision is in force.</summary>
public sealed class Target
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid IndicatorId { get; init; }
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
    public int Year { get; init; }
    public int Revision { get; init; }

    /// <summary>One of gte, lte, gt, lt, eq; null when withdrawn.</summary>
    public TargetComparator? Comparator { get; init; }

    /// <summary>Null when withdrawn.</summary>
    public decimal? Value { get; init; }
    public TargetBasis Basis { get; init; }
    public string? DocumentNumber { get; init; }
    public string? DocumentTitle { get; init; }
    public DateOnly? DocumentDate { get; init; }
    public string? DocumentUrl { get; init; }
    public Guid? DocumentId { get; init; }
    public required string Reason { get; init; }
    public Guid SetBy { get; init; }
    public DateTimeOffset SetAt { get; init; }

    public TargetDocument Document => new(DocumentNumber, DocumentTitle, DocumentDate, DocumentUrl, DocumentId);

    /// <summary>Null when withdrawn.</summary>
    public YearTarget? Number => this is { Comparator: { } comparator, Value: { } value } ? new YearTarget(Year, comparator, value) : null;

    /// <param name="indicator">Of this.</param>
    /// <param name="orgUnit">The area.</param>
    /// <param name="year">The year.</param>
    /// <param name="former">The row in force until now; null where none was ever set.</param>
    /// <param name="number">Null withdraws.</param>
    /// <param name="basis">What it rests on.</param>
    /// <param name="document">Where it stands.</param>
    /// <param name="reason">Why it is set now.</param>
    /// <param name="setBy">Who.</param>
    /// <param name="at">When.</param>
    public static Target Set(Indicator indicator, OrgUnit orgUnit, int year, Target? former, YearTarget? number, TargetBasis basis, TargetDocument document, string reason, Guid setBy, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(),
        PlanId = indicator.PlanId,
        IndicatorId = indicator.Id,
        OrgUnitId = orgUnit.Id,
        Year = year,
        Revision = (former?.Revision ?? 0) + 1,
        Comparator = number?.Comparator,
        Value = number?.Value,
        Basis = basis,
        DocumentNumber = document.Number,
        DocumentTitle = document.Title,
        DocumentDate = document.Date,
        DocumentUrl = document.Url,
        DocumentId = document.File,
        Reason = reason,
        SetBy = setBy,
        SetAt = at,
    };
    /// <summary>Says the same as another: there is nothing to set.</summary>
    public bool Says(YearTarget? number, TargetBasis basis, TargetDocument document) => Number == number && (number is null || (Basis == basis && Document == document));
}
