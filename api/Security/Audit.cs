using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Security;

public enum AuditOutcome { Done, Refused }

/// <summary>One line of the audit log. Rows are only ever added; the database refuses anything else.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Action { get; init; }
    public AuditOutcome Outcome { get; init; }
    public Guid? UserId { get; init; }
    public Guid? OnBehalfOfId { get; init; }
    public Guid? ApiClientId { get; init; }
    public string? IpAddress { get; init; }

    /// <summary>What the act was on, as kind:id.</summary>
    public string? Subject { get; init; }
    public string? Detail { get; init; }
}

/// <summary>Adds entries to the unit of work at hand: the act and its entry are saved together or not at all.</summary>
public sealed class Audit(LantuDbContext db, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>An act of the actor of this request.</summary>
    public void Add(Actor actor, string action, string? subject = null, string? detail = null, Guid? onBehalfOf = null) =>
        Add(actor.UserId, action, subject, detail, clientId: actor.Client?.Id, onBehalfOf: onBehalfOf);

    /// <param name="userId">Who acts; null for somebody who did not get in.</param>
    /// <param name="action">Dotted word: session.open, user.disable …</param>
    /// <param name="subject">kind:id.</param>
    /// <param name="detail">Plain words, no secrets.</param>
    /// <param name="outcome">Whether it happened.</param>
    /// <param name="clientId">The program that acts.</param>
    /// <param name="onBehalfOf">Whose membership is used.</param>
    public void Add(Guid? userId, string action, string? subject = null, string? detail = null, AuditOutcome outcome = AuditOutcome.Done, Guid? clientId = null, Guid? onBehalfOf = null) =>
        db.AuditEntries.Add(Entry(userId, action, subject, detail, outcome, clientId, onBehalfOf));

    /// <summary>An entry of an act of the actor of this request that is written with the act by hand.</summary>
    public AuditEntry Entry(Actor actor, string action, string? subject = null, string? detail = null, Guid? onBehalfOf = null) =>
        Entry(actor.UserId, action, subject, detail, AuditOutcome.Done, actor.Client?.Id, onBehalfOf);

    private AuditEntry Entry(Guid? userId, string action, string? subject, string? detail, AuditOutcome outcome, Guid? clientId, Guid? onBehalfOf) => new()
    {
        Id = Guid.CreateVersion7(),
        At = clock.Now(),
        Action = action,
        Outcome = outcome,
        UserId = userId,
        OnBehalfOfId = onBehalfOf,
        ApiClientId = clientId,
        IpAddress = http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
        Subject = OneLine(subject, 200),
        Detail = OneLine(detail, 500),
    };

    /// <summary>Line breaks would let a name pretend to be another entry where the log is read as text.</summary>
    private static string? OneLine(string? text, int most) => text?.ReplaceLineEndings(" ") is { } line ? line[..Math.Min(line.Length, most)] : null;
}
