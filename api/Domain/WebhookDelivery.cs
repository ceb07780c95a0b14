namespace Lantu.Api.Domain;

/// <summary>pending: it is tried, now or again later. delivered: the receiver took it. failed: it was tried for three days, or cannot be sent.</summary>
public enum WebhookDeliveryState { Pending, Delivered, Failed }

/// <summary>
/// refused: an answer that is no success. gone: 410. timedOut: no answer in time. unreachable: no connection. addressNotAllowed: the
/// name leads where Lantu does not go. notVisible: the program may not see it any more. secretLost: the key it was encrypted with is gone; make a new one.
/// </summary>
public enum WebhookFault { Refused, Gone, TimedOut, Unreachable, AddressNotAllowed, NotVisible, SecretLost }

/// <summary>One change for one webhook, or a test, with what came of each attempt. It goes with its change after thirty days.</summary>
public sealed class WebhookDelivery
{
    /// <summary>Between attempts: in sum a little over three days, a day longer where jitter is unkind.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(21),
    ];

    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(24);

    public Guid Id { get; init; }
    public Guid WebhookId { get; init; }
    public Webhook Webhook { get; init; } = null!;

    /// <summary>Null of a test.</summary>
    public long? ChangeId { get; init; }
    public Change? Change { get; init; }
    public WebhookDeliveryState State { get; private set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since it was made, or sent again by hand.</summary>
    public int Tries { get; private set; }
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>A server is sending it until then.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public List<WebhookAttempt> Attempts { get; init; } = [];

    /// <summary>The same for every webhook and every attempt, so that a receiver knows what it has had.</summary>
    public Guid EventId => Change?.EventId ?? Id;

    public static WebhookDelivery Of(Guid webhookId, long changeId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(), WebhookId = webhookId, ChangeId = changeId, CreatedAt = now, NextAttemptAt = now };

    /// <summary>What a test of the connection sends.</summary>
    public static WebhookDelivery Test(Guid webhookId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(), WebhookId = webhookId, CreatedAt = now, NextAttemptAt = now };

    /// <summary>Sends it again, as if it had never been tried.</summary>
    public void Replay(DateTimeOffset now) => (State, Tries, NextAttemptAt, ClaimedUntil, EndedAt) = (WebhookDeliveryState.Pending, 0, now, null, null);

    /// <summary>Writes down an attempt and what follows from it.</summary>
    /// <param name="attempt">Without a fault: delivered.</param>
    /// <param name="asked">For how long the receiver asks to be left alone.</param>
    /// <param name="jitter">0 to 1: receivers that failed together are not called together.</param>
    public void Settle(WebhookAttempt attempt, TimeSpan? asked, double jitter)
    {
        Attempts.Add(attempt);
        (ClaimedUntil, var tried) = (null, Tries++);
        if (attempt.Fault is null)
        {
            (State, NextAttemptAt, EndedAt) = (WebhookDeliveryState.Delivered, null, attempt.At);
        }
        else if (tried < Pauses.Length)
        {
            var pause = Pauses[tried] * (1 + (jitter / 5));
            NextAttemptAt = attempt.At + (asked > pause ? asked < LongestAsked ? asked.Value : LongestAsked : pause);
        }
        else
        {
            GiveUp(attempt.At);
        }
    }

    /// <summary>It is tried no more.</summary>
    public void GiveUp(DateTimeOffset now) => (State, NextAttemptAt, ClaimedUntil, EndedAt) = (WebhookDeliveryState.Failed, null, null, now);
}

/// <summary>One call of the receiver.</summary>
public sealed class WebhookAttempt
{
    public const int LongestExcerpt = 1024;

    public Guid DeliveryId { get; init; }
    public int No { get; init; }
    public DateTimeOffset At { get; init; }
    public int Milliseconds { get; init; }

    /// <summary>Null where there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Why it does not count as delivered; null where it does.</summary>
    public WebhookFault? Fault { get; init; }

    /// <summary>How the answer began, or why there was none.</summary>
    public string? Excerpt { get; init; }
}
