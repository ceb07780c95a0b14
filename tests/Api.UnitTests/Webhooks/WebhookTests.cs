using Lantu.Api.Domain;

namespace Lantu.Api.UnitTests.Webhooks;

public sealed class WebhookTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The example of the Standard Webhooks specification.</summary>
    [Test]
    public void Signature_IsThatOfTheStandard_OnePerSecret()
    {
        const string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        var at = DateTimeOffset.FromUnixTimeSeconds(1614265330);
        const string expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        Assert.That(WebhookSignature.Of([secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", at, """{"test": 2432232314}"""), Is.EqualTo(expected));
        Assert.That(WebhookSignature.Of([secret, secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", at, """{"test": 2432232314}"""), Is.EqualTo($"{expected} {expected}"));
        Assert.That(Convert.FromBase64String(WebhookSignature.NewSecret()["whsec_".Length..]), Has.Length.EqualTo(32));
    }

    /// <summary>printf '1764400000123\nSEC…' | openssl dgst -sha256 -hmac SEC… -binary | base64, then percent-encoded.</summary>
    [Test]
    public void SignatureOfARobot_IsThatOfDingTalk() => Assert.That(
        WebhookSignature.OfRobot("SEC9f1c3a5e7b0d2f4a6c8e0a1b3d5f7091", DateTimeOffset.FromUnixTimeMilliseconds(1764400000123)),
        Is.EqualTo("timestamp=1764400000123&sign=ubNnkBwmMVdMDKLaPmg1uRypBQHT0xzXG1Yy9B%2Bzs6s%3D"));

    [TestCase(0.0)]
    [TestCase(1.0)]
    public void Delivery_IsTriedForThreeDays_LongerEachTime_ThenGivenUp(double jitter)
    {
        var (delivery, now, pauses) = (WebhookDelivery.Of(Guid.NewGuid(), 1, Start), Start, new List<TimeSpan>());
        while (delivery.NextAttemptAt is { } next)
        {
            pauses.Add(next - now);
            now = next;
            delivery.Settle(Failure(now), null, jitter);
        }

        Assert.That(delivery.State, Is.EqualTo(WebhookDeliveryState.Failed));
        Assert.That(pauses, Is.Ordered);
        Assert.That(now - Start, Is.InRange(TimeSpan.FromDays(3), TimeSpan.FromDays(3.7)));
        delivery.Replay(now);
        Assert.That((delivery.State, delivery.NextAttemptAt), Is.EqualTo((WebhookDeliveryState.Pending, (DateTimeOffset?)now)));
        delivery.Settle(Failure(now), null, jitter);
        Assert.That(delivery.State, Is.EqualTo(WebhookDeliveryState.Pending), "it is tried again as long as before");
    }

    [Test]
    public void RetryAfter_IsHonoured_UpToADay_AndNeverShortensThePause()
    {
        static TimeSpan Pause(TimeSpan asked)
        {
            var delivery = WebhookDelivery.Of(Guid.NewGuid(), 1, Start);
            delivery.Settle(Failure(Start), asked, 0);
            return delivery.NextAttemptAt!.Value - Start;
        }

        Assert.That(Pause(TimeSpan.FromMinutes(7)), Is.EqualTo(TimeSpan.FromMinutes(7)));
        Assert.That(Pause(TimeSpan.FromSeconds(1)), Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(Pause(TimeSpan.FromDays(400)), Is.EqualTo(TimeSpan.FromDays(1)));
    }

    [Test]
    public void AfterThreeDaysOfNothingButFailures_ItIsDisabled_AndASuccessForgetsThem()
    {
        var webhook = New();
        Assert.That(webhook.Fail(Start, isGone: false, null), Is.False);
        Assert.That(webhook.RestsUntil, Is.Null, "one failure may be the event's");
        webhook.Fail(Start, isGone: false, null);
        webhook.Fail(Start, isGone: false, null);
        Assert.That(webhook.RestsUntil, Is.EqualTo(Start.AddSeconds(5)));
        for (var i = 0; i < 100; i++)
        {
            webhook.Fail(Start, isGone: false, null);
        }

        Assert.That(webhook.RestsUntil, Is.EqualTo(Start.AddMinutes(10)));
        webhook.Succeed(Start.AddDays(2));
        Assert.That((webhook.FailingSince, webhook.RestsUntil), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null)));
        Assert.That(webhook.Fail(Start.AddDays(2.5), isGone: false, null), Is.False);
        Assert.That(webhook.Fail(Start.AddDays(5.4), isGone: false, null), Is.False);
        Assert.That(webhook.Fail(Start.AddDays(5.5), isGone: false, null), Is.True);
        Assert.That((webhook.State, webhook.DisabledReason), Is.EqualTo((WebhookState.Disabled, (WebhookDisabledReason?)WebhookDisabledReason.Failing)));
        Assert.That(webhook.Fail(Start.AddDays(6), isGone: true, null), Is.False, "it is told once");
        webhook.Pause(false);
        Assert.That((webhook.State, webhook.DisabledReason), Is.EqualTo((WebhookState.Active, (WebhookDisabledReason?)null)));
        Assert.That(webhook.Fail(Start.AddDays(6), isGone: true, null), Is.True, "410 needs no three days");
    }

    [Test]
    public void FormerSecret_SignsAlong_ForADay()
    {
        var webhook = New();
        webhook.Rotate("new", Start);
        Assert.That(webhook.SecretsAt(Start.AddHours(23)), Is.EqualTo(new[] { "new", "old" }));
        Assert.That(webhook.SecretsAt(Start.AddHours(24)), Is.EqualTo(new[] { "new" }));
        webhook.Rotate("newest", Start.AddHours(1));
        Assert.That(webhook.SecretsAt(Start.AddHours(2)), Is.EqualTo(new[] { "newest", "new" }));
    }

    private static Webhook New() => new() { Name = "n", Url = "https://1.1.1.1/", Changes = [], Secret = "old" };

    private static WebhookAttempt Failure(DateTimeOffset at) => new() { At = at, Fault = WebhookFault.Refused, Status = 500 };
}
