using Lantu.Api.Domain.Evaluations;

namespace Lantu.Api.Features.Snapshots;

/// <summary>快照: an instant of the plan under a name, which may stand wherever an instant may.</summary>
public sealed record SnapshotResponse
{
    public required Guid Id { get; init; }

    /// <example>2023年中期</example>
    public required string Name { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required string CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public static SnapshotResponse Of(Snapshot snapshot, string createdBy) => new() { Id = snapshot.Id, Name = snapshot.Name, AsOf = snapshot.AsOf, CreatedBy = createdBy, CreatedAt = snapshot.CreatedAt };
}
