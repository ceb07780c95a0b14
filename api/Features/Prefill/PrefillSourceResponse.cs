using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Prefill;

/// <summary>What another system publishes and Lantu asks for on a schedule (预填来源).</summary>
public sealed record PrefillSourceResponse : IVersionedResponse
{
    public required Guid Id { get; init; }

    /// <example>省监测平台</example>
    public required string Name { get; init; }

    /// <example>https://data.example.gov.cn/air/annual.csv</example>
    public required string Address { get; init; }
    public required PrefillFormat Format { get; init; }
    public required string RowsAt { get; init; }
    public required string AreaAt { get; init; }
    public required string IndicatorAt { get; init; }
    public required string PeriodAt { get; init; }
    public required string ValueAt { get; init; }
    public required string UnitAt { get; init; }
    public required IReadOnlyList<PrefillUnitItem> Units { get; init; }

    /// <summary>Client id of the program whose own codes it speaks.</summary>
    public required string? CodesOf { get; init; }
    public required PrefillSchedule Schedule { get; init; }
    public required TimeOnly RunAt { get; init; }
    public required bool Paused { get; init; }

    /// <summary>Null while it is paused.</summary>
    public required DateTimeOffset? NextRunAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <example>3</example>
    public required long Version { get; init; }

    public static PrefillSourceResponse Of(PrefillSource source, string? codesOf) => new()
    {
        Id = source.Id, Name = source.Name, Address = source.Address, Format = source.Format, RowsAt = source.RowsAt, AreaAt = source.AreaAt, IndicatorAt = source.IndicatorAt,
        PeriodAt = source.PeriodAt, ValueAt = source.ValueAt, UnitAt = source.UnitAt, Units = [.. source.Units.Select(u => new PrefillUnitItem { IndicatorCode = u.IndicatorCode, Unit = u.Unit })], CodesOf = codesOf, Schedule = source.Schedule, RunAt = source.RunAt, Paused = source.Paused,
        NextRunAt = source.Paused ? null : source.NextRunAt, CreatedAt = source.CreatedAt, Version = source.Version,
    };
}
