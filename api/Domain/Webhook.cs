namespace Lantu.Api.Domain;

/// <summary>events: CloudEvents with a Standard Webhooks signature, for programs. robot: a message in a group of DingTalk's kind (浙政钉), for people.</summary>
public enum WebhookKind { Events, Robot }

/// <summary>active: it is called. paused: somebody has stopped it. disabled: Lantu has stopped it. What happens meanwhile follows when it is active again.</summary>
public enum WebhookState { Active, Paused, Disabled }

/// <summary>gone: the receiver answered 410. failing: it took nothing for three days.</summary>
public enum WebhookDisabledReason { Gone, Failing }

/// <summary>推送: where a program is called when something has changed that it may see.</summary>
public sealed class Webhook : IVersioned
{
    /// <summary>After so long without a success nobody is called any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>For so long the former secret signs along after a new one was made.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    // A failure or two may be the event's; from the third on the receiver is left alone for a while.
    private const int FailuresBeforeRest = 3;
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    public Guid Id { get; init; }

    /// <summary>The program whose it is. It hears what that program may see.</summary>
    public Guid ApiClientId { get; init; }
    public WebhookKind Kind { get; init; }
    public required string Name { get; set; }

    /// <summary>Of a robot only as far as it may be shown: whoever knows the rest can speak in its group.</summary>
    public required string Url { get; set; }

    /// <summary>Of a robot the whole address, encrypted; of a program null.</summary>
    public string? SealedUrl { get; set; }

    /// <summary>Words of <see cref="ChangeKind"/>; empty for all.</summary>
    public required string[] Changes { get; set; }

    /// <summary>Null for all plans.</summary>
    public Guid? PlanId { get; set; }
    public Plan? Plan { get; init; }
    public WebhookState State { get; private set; }
    public WebhookDisabledReason? DisabledReason { get; private set; }
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>Encrypted; of a robot that asks for no signature null.</summary>
    public string? Secret { get; set; }
    public string? PreviousSecret { get; private set; }
    public DateTimeOffset? PreviousSecretUntil { get; private set; }

    /// <summary>Up to here in the feed of changes there are deliveries.</summary>
    public long Position { get; init; }

    /// <summary>How often on end it has failed.</summary>
    public int Failures { get; private set; }
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>It is left alone until then.</summary>
    public DateTimeOffset? RestsUntil { get; private set; }
    public DateTimeOffset? LastSuccessAt { get; private set; }
    public DateTimeOffset CreatedAt { get; init; }
    public Guid CreatedBy { get; init; }
    public long Version { get; set; } = 1;

    /// <summary>Stops calling, or begins again with what has happened meanwhile; whatever had stopped it is forgotten.</summary>
    public void Pause(bool paused)
    {
        (State, DisabledReason, DisabledAt) = (paused ? WebhookState.Paused : WebhookState.Active, null, null);
        (Failures, FailingSince, RestsUntil) = (0, null, null);
    }

    /// <summary>The former secret signs along for a day; the one before it no longer.</summary>
    /// <param name="secret">Encrypted.</param>
    public void Rotate(string secret, DateTimeOffset now) => (PreviousSecret, PreviousSecretUntil, Secret) = (Secret, Secret is null ? null : now + Overlap, secret);

    /// <summary>The secrets that sign now, the newest first; encrypted.</summary>
    public IReadOnlyList<string> SecretsAt(DateTimeOffset now) => [.. new[] { Secret, PreviousSecretUntil > now ? PreviousSecret : null }.OfType<string>()];

    /// <summary>A robot takes twenty messages a minute; what happens in between goes into one.</summary>
    public void Succeed(DateTimeOffset now) => (Failures, FailingSince, RestsUntil, LastSuccessAt) = (0, null, Kind == WebhookKind.Robot ? now + BetweenMessages : null, now);

    /// <summary>Counts a failure: after some the receiver rests, after three days of nothing else, or when it says that it is gone, it is disabled.</summary>
    /// <param name="now">When it failed.</param>
    /// <param name="isGone">It answered 410.</param>
    /// <param name="asked">For how long the receiver asks to be left alone.</param>
    /// <returns>Whether this failure disabled it.</returns>
    public bool Fail(DateTimeOffset now, bool isGone, TimeSpan? asked)
    {
        Failures++;
        FailingSince ??= now;
        var rest = Failures < FailuresBeforeRest ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, Math.Min(Failures - FailuresBeforeRest, 20)), LongestRest.TotalSeconds));
        rest = asked > rest ? asked.Value : rest;
        RestsUntil = rest > TimeSpan.Zero ? now + rest : null;
        if (State != WebhookState.Active || (!isGone && now - FailingSince < Patience))
        {
            return false;
        }

        Version++;
        (State, DisabledReason, DisabledAt) = (WebhookState.Disabled, isGone ? WebhookDisabledReason.Gone : WebhookDisabledReason.Failing, now);
        return true;
    }
}
