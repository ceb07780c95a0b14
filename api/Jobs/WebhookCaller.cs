using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.Extensions.Options;

namespace Lantu.Api.Jobs;

/// <summary>What came of a call.</summary>
/// <param name="Fault">Null: it was taken.</param>
/// <param name="Status">Null: no answer.</param>
/// <param name="Excerpt">How the answer began, or why there was none.</param>
/// <param name="RetryAfter">For how long the receiver asks to be left alone.</param>
/// <param name="Milliseconds">It took so long.</param>
public sealed record WebhookCall(WebhookFault? Fault, int? Status, string? Excerpt, TimeSpan? RetryAfter, int Milliseconds);

/// <summary>Calls receivers: one POST, signed, without redirects; of the answer little is read.</summary>
public sealed class WebhookCaller(OutgoingAddresses outgoing, WebhookSecrets secrets, IOptions<WebhookSettings> settings, TimeProvider clock) : IDisposable
{
    private readonly HttpClient http = new(outgoing.NewHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => http.Dispose();

    /// <summary>Sends an event to a program.</summary>
    public Task<WebhookCall> SendEventAsync(Webhook webhook, string id, string body, CancellationToken cancellationToken) => CallAsync(
        now =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/cloudevents+json", "utf-8")) };
            request.Headers.Add("webhook-id", id);
            request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(webhook.SecretsAt(now).Select(secrets.Reveal), id, now, body));
            return request;
        },
        _ => null,
        cancellationToken);

    /// <summary>Has a robot say something; it answers 200 in any case, and in the body whether it did.</summary>
    public Task<WebhookCall> SendMessageAsync(Webhook webhook, string body, CancellationToken cancellationToken) => CallAsync(
        now =>
        {
            var url = secrets.AddressOf(webhook);
            url = webhook.SecretsAt(now) is [var secret, ..] ? $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{WebhookSignature.OfRobot(secrets.Reveal(secret), now)}" : url;
            return new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8")) };
        },
        answer => IsTaken(answer) ? null : WebhookFault.Refused,
        cancellationToken);

    private static bool IsTaken(string answer)
    {
        try
        {
            return JsonDocument.Parse(answer).RootElement is { ValueKind: JsonValueKind.Object } root && (!root.TryGetProperty("errcode", out var code) || (code.TryGetInt32(out var number) && number == 0));
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task<WebhookCall> CallAsync(Func<DateTimeOffset, HttpRequestMessage> write, Func<string, WebhookFault?> judge, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        WebhookCall Ended(WebhookFault? fault, int? status, string? excerpt, TimeSpan? retryAfter = null) => new(fault, status, excerpt, retryAfter, (int)Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(settings.Value.TimeoutSeconds));
        try
        {
            using var request = write(clock.Now());
            request.Headers.UserAgent.ParseAdd("Lantu/1");
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var excerpt = await ExcerptAsync(response, patience.Token);
            var fault = response.IsSuccessStatusCode ? judge(excerpt) : response.StatusCode == HttpStatusCode.Gone ? WebhookFault.Gone : WebhookFault.Refused;
            return Ended(fault, (int)response.StatusCode, excerpt, fault is null ? null : Asked(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Ended(WebhookFault.TimedOut, null, null);
        }
        catch (CryptographicException)
        {
            return Ended(WebhookFault.SecretLost, null, null);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return Ended(failure.InnerException is AddressNotAllowedException ? WebhookFault.AddressNotAllowed : WebhookFault.Unreachable, null, Printable(failure.Message));
        }
    }

    private TimeSpan? Asked(RetryConditionHeaderValue? header) => header?.Delta ?? (header?.Date is { } date && date > clock.Now() ? date - clock.Now() : null);

    /// <summary>The answer's first kilobyte: the rest is not read, whatever its length.</summary>
    private static async Task<string> ExcerptAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = new byte[WebhookAttempt.LongestExcerpt];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return Printable(Encoding.UTF8.GetString(bytes, 0, await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken)));
    }

    // PostgreSQL keeps no NUL, and the screen wants no control characters.
    private static string Printable(string text) => new([.. text.Where(c => !char.IsControl(c) || c == '\n').Take(WebhookAttempt.LongestExcerpt)]);
}
