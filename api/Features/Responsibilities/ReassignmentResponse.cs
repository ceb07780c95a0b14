using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>Responsibilities given to another unit from a day on (职责调整), with its receipt (接收).</summary>
public sealed record ReassignmentResponse : IVersionedResponse
{
    public required Guid Id { get; init; }
    public required OrgUnitRef ToOrgUnit { get; init; }

    /// <summary>The units that gave something up.</summary>
    public required IReadOnlyList<OrgUnitRef> FromOrgUnits { get; init; }

    /// <example>2026-12-01</example>
    public required DateOnly EffectiveOn { get; init; }

    /// <example>机构改革，水环境治理职责划转。</example>
    public required string Reason { get; init; }
    public required string? HandoverNote { get; init; }

    /// <summary>Codes of the forms whose review went along.</summary>
    public required IReadOnlyList<string> Forms { get; init; }

    /// <summary>What goes on with the taking unit.</summary>
    public required IReadOnlyList<ResponsibilityResponse> Responsibilities { get; init; }

    /// <example>陈立</example>
    public required string MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Null until somebody of the taking unit has acknowledged it.</summary>
    public required string? ReceivedBy { get; init; }
    public required DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>What the taking unit answered.</summary>
    public required string? Receipt { get; init; }

    /// <summary>You belong to the taking unit, and nobody of it has acknowledged it yet.</summary>
    public required bool MayReceive { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }

    /// <summary>All of it was moved on before it began: it never had any effect.</summary>
    public required bool Void { get; init; }

    /// <param name="row">Loaded with its unit and the rows it started.</param>
    /// <param name="units">All there are.</param>
    /// <param name="names">Of the people in it.</param>
    /// <param name="actor">Who reads it.</param>
    public static ReassignmentResponse Of(Reassignment row, IReadOnlyDictionary<Guid, OrgUnit> units, IReadOnlyDictionary<Guid, string> names, Actor actor) => new()
    {
        Id = row.Id,
        ToOrgUnit = OrgUnitRef.Of(row.ToOrgUnit),
        FromOrgUnits = [.. row.FromOrgUnitIds.Select(id => units[id]).OrderBy(u => u.SortOrder).Select(OrgUnitRef.Of)],
        EffectiveOn = row.EffectiveOn,
        Reason = row.Reason,
        HandoverNote = row.HandoverNote,
        Forms = row.FormCodes,
        Responsibilities = [.. row.Started.Select(ResponsibilityResponse.Of).OrderBy(r => r.Role).ThenBy(r => r.Subject.Kind).ThenBy(r => r.Subject.ChapterNo).ThenBy(r => r.Subject.Code.Length).ThenBy(r => r.Subject.Code, StringComparer.Ordinal)],
        MadeBy = names[row.MadeBy],
        MadeAt = row.MadeAt,
        ReceivedBy = row.ReceivedBy is { } by ? names[by] : null,
        ReceivedAt = row.ReceivedAt,
        Receipt = row.Receipt,
        MayReceive = row.ReceivedAt is null && !row.IsVoid && row.MayReceive(actor),
        Version = row.Version,
        Void = row.IsVoid,
    };
}
