namespace Lantu.Api.Domain;

/// <summary>
/// 职责调整: responsibilities given to another unit from a day on, with the reason, and a note that the taking unit acknowledges.
/// The rows it ended and those it started name it; it never changes what was in force before its day.
/// </summary>
public sealed class Reassignment : IVersioned
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    /// <summary>The units that gave something up.</summary>
    public List<Guid> FromOrgUnitIds { get; private set; } = [];
    public Guid ToOrgUnitId { get; init; }
    public OrgUnit ToOrgUnit { get; init; } = null!;
    public DateOnly EffectiveOn { get; init; }
    public required string Reason { get; init; }

    /// <summary>What the taking unit should know (交接说明).</summary>
    public string? HandoverNote { get; init; }

    /// <summary>The merger or split of departments that it is part of.</summary>
    public Guid? OrgUnitChangeId { get; init; }

    /// <summary>Forms whose review goes along.</summary>
    public List<string> FormCodes { get; init; } = [];
    public Guid MadeBy { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public Guid? ReceivedBy { get; private set; }
    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>What the taking unit answered (接收意见).</summary>
    public string? Receipt { get; private set; }

    /// <summary>The rows it started, of the taking unit.</summary>
    public List<Responsibility> Started { get; init; } = [];

    public long Version { get; private set; } = 1;

    /// <summary>All that it started was moved on before it began: it never had any effect.</summary>
    public bool IsVoid => Started.TrueForAll(r => r.ValidTo == r.ValidFrom);

    /// <summary>A row of a unit was given.</summary>
    public void TakeFrom(Responsibility given) => FromOrgUnitIds = [.. FromOrgUnitIds.Append(given.OrgUnitId).Distinct()];

    /// <summary>Somebody of the taking unit has read it.</summary>
    /// <exception cref="ForbiddenException">The actor does not belong to it.</exception>
    /// <exception cref="ConflictException">It has been acknowledged already.</exception>
    public void Receive(Actor actor, DateTimeOffset at, string? comment)
    {
        if (!MayReceive(actor))
        {
            throw new ForbiddenException("receipt_not_yours");
        }

        if (ReceivedAt is not null)
        {
            throw new ConflictException("received_already");
        }

        (ReceivedBy, ReceivedAt, Receipt) = (actor.UserId, at, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim());
        Version++;
    }

    /// <summary>People of the taking unit, whatever they are there; no program.</summary>
    public bool MayReceive(Actor actor) => actor.Client is null && actor.Memberships.Any(m => m.OrgUnitId == ToOrgUnitId);
}
