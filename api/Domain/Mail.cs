namespace Lantu.Api.Domain;

/// <summary>A mail to one person, written with what it tells of and delivered afterwards, at least once.</summary>
public sealed class Mail
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24)];

    public Guid Id { get; init; }
    public Guid UserId { get; init; }

    /// <summary>The person's address when it was written.</summary>
    public required string Address { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public int Attempts { get; private set; }

    /// <summary>Null when there is none: it was sent, or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>What the mail server said, or why it could not be asked.</summary>
    public string? LastError { get; private set; }

    public void MarkSent(DateTimeOffset now)
    {
        Attempts++;
        (SentAt, NextAttemptAt, LastError) = (now, null, null);
    }

    /// <summary>Tries again after a while, longer each time, and in the end no more.</summary>
    public void MarkFailed(DateTimeOffset now, string error)
    {
        NextAttemptAt = Attempts < Pauses.Length ? now + Pauses[Attempts] : null;
        Attempts++;
        LastError = error.Length <= 300 ? error : error[..300];
    }
}
