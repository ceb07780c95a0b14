using System.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Lantu.Api.Data;

/// <summary>
/// Whether this is the only server of its database. While it is, what it keeps needs no trip to the database to be known to hold: nothing was written that <see cref="LocalWrites"/> has not counted.
/// A second one that starts waits for the lock that the only one holds (<see cref="ServerLease"/>); that one sees it at its next beat, trusts itself no more and shares the lock. Whoever is held up, or
/// has lost its line, does not trust itself either (docs/decisions/040).
/// </summary>
public sealed partial class OnlyServer(Lazy<NpgsqlConnectionStringBuilder> database, LocalWrites writes, IOptions<KeptSettings> settings, ILogger<OnlyServer> logger) : BackgroundService
{
    /// <summary>As old at most is what somebody has written past every server, by hand, when it is heard.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    /// <summary>From the beginning of a beat.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromMilliseconds(500);

    /// <summary>For whoever has shared the lock, or lost it: others that lost theirs with it have it back by then.</summary>
    private static readonly TimeSpan Sharing = TimeSpan.FromSeconds(2);

    private ServerLease? lease;
    private long trustedUntil;
    private long sharedUntil;
    private string? ended;

    /// <summary>Only now, and only if it was asked for: a beat ago this was the only server, and no other can have begun to serve since.</summary>
    public bool IsAlone => Stopwatch.GetTimestamp() < Volatile.Read(ref trustedUntil);

    /// <param name="heldAt">When something was last known to hold; null if never.</param>
    /// <param name="draft">As of <see cref="Kept"/>.</param>
    /// <returns>Whether it does now, without asking.</returns>
    public bool Knows(WriteStamp? heldAt, Guid? draft = null) => heldAt is not null && IsAlone && writes.IsStill(heldAt, draft);

    /// <summary>Before anybody is served: until the other has made room, it may trust itself.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await BeatAsync(isFirst: true, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await BeatAsync(isFirst: false, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            await LoseAsync();
        }
    }

    /// <summary>A database that is away for a while ends nothing: the next beat asks again.</summary>
    private async Task BeatAsync(bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            if (lease is null)
            {
                lease = await ServerLease.TakeAsync(database.Value, cancellationToken);
                await MakeSureAsync(lease, isFirst, cancellationToken);
            }

            await BeatAsync(lease, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            // Once, and not at every beat that it is away.
            if (isFirst || lease is not null)
            {
                LogLost(logger, failure);
            }

            await LoseAsync();
        }
    }

    /// <summary>One that has lost the lock may trust itself a little longer; others that lost it with this one may be about to come back.</summary>
    private async Task MakeSureAsync(ServerLease taken, bool isFirst, CancellationToken cancellationToken)
    {
        sharedUntil = isFirst ? 0 : Stopwatch.GetTimestamp() + TicksOf(Sharing);
        if (isFirst && await taken.HasLosersAsync(cancellationToken))
        {
            await Task.Delay(Trust, cancellationToken);
        }
    }

    private async Task BeatAsync(ServerLease held, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        var (now, isAwaited) = await held.LookAsync(cancellationToken);
        var wasAlone = trustedUntil != 0;
        if (wasAlone && isAwaited)
        {
            Volatile.Write(ref trustedUntil, 0);
            sharedUntil = since + TicksOf(Sharing);
            await held.ShareAsync(cancellationToken);
        }
        else if (wasAlone || await BecomesAloneAsync(held, isAwaited, since, cancellationToken))
        {
            if (!wasAlone || now != ended)
            {
                writes.WrittenElsewhere();
            }

            Volatile.Write(ref trustedUntil, since + TicksOf(Trust));
        }

        ended = now;
    }

    private async Task<bool> BecomesAloneAsync(ServerLease held, bool isAwaited, long since, CancellationToken cancellationToken)
    {
        if (isAwaited || since < sharedUntil || settings.Value.AlwaysAsked)
        {
            return false;
        }

        sharedUntil = since + TicksOf(Sharing);
        return await held.TryAloneAsync(cancellationToken);
    }

    private async Task LoseAsync()
    {
        Volatile.Write(ref trustedUntil, 0);
        await (lease?.DisposeAsync() ?? ValueTask.CompletedTask);
        lease = null;
    }

    private static long TicksOf(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database is asked at every request whether what is kept holds, as it cannot be known whether this is its only server.")]
    private static partial void LogLost(ILogger logger, Exception failure);
}
