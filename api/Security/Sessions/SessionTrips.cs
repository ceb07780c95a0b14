using System.Diagnostics;
using System.Text.Json;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Lantu.Api.Security.Sessions;

/// <summary>
/// Every request of a person asks who is asking, and many whether what was kept for them still holds. Those that arrive while a trip to the database is under way go with the next one, all
/// together: a busy server asks seldomer, and nobody hears what was so before they came (docs/decisions/037). The only server of a database goes on no trip for what it knows to be so still (040).
/// </summary>
public sealed class SessionTrips(ShortTrips database, OnlyServer only, LocalWrites writes, IOptions<KeptSettings> settings) : IDisposable
{
    private const int MostRemembered = 10_000;

    /// <summary>At once, of which the next begins when the last has taken longer than <see cref="Patience"/>: one that hangs must not make everybody wait.</summary>
    private const int MostUnderWay = 2;

    /// <summary>On one trip.</summary>
    private const int MostTogether = 64;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Ten times what a trip takes on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly Lock door = new();
    private readonly Queue<Asking> waiting = new();
    private readonly MemoryCache remembered = new(new MemoryCacheOptions { SizeLimit = MostRemembered });
    private int underWay;
    private bool isWatched;

    /// <param name="who">Which session, and until when one without a sign of life is idle.</param>
    /// <param name="kept">What was kept, null where nothing was.</param>
    /// <param name="cancellationToken">Stops the waiting, not the trip that others are on too.</param>
    /// <returns>Null where there is no such session any more; and whether what was kept holds.</returns>
    internal ValueTask<(SessionFound? Found, bool Holds)> AskAsync(SessionAsked who, KeptQuestion? kept, CancellationToken cancellationToken)
    {
        if (Known(who, kept) is not { } known)
        {
            return new(GoAlongAsync(who, kept, cancellationToken));
        }

        return settings.Value.Doubted ? new(DoubtAsync(who, kept, known, cancellationToken)) : new((known.Found, kept is not null));
    }

    public void Dispose() => remembered.Dispose();

    /// <returns>Null where it is not known who that is, or whether what was kept holds.</returns>
    private SessionKept? Known(SessionAsked who, KeptQuestion? kept) =>
        remembered.TryGetValue(who.Id, out SessionKept? session) && session!.IsOf(who) && only.Knows(session.HeldAt) && (kept is null || only.Knows(kept.Kept.HeldAt, kept.Kept.Draft)) ? session : null;

    /// <exception cref="InvalidOperationException">What was known is not so, though nobody has written here: somebody writes uncounted.</exception>
    private async Task<(SessionFound? Found, bool Holds)> DoubtAsync(SessionAsked who, KeptQuestion? kept, SessionKept known, CancellationToken cancellationToken)
    {
        var (session, thing) = (known.HeldAt!, kept?.Kept.HeldAt);
        var (found, holds) = await GoAlongAsync(who, kept, cancellationToken);
        if (JsonSerializer.Serialize(found) != JsonSerializer.Serialize(known.Found))
        {
            await writes.MustBeWrittenAsync(session, null, $"Session {who.Id}", cancellationToken);
        }

        if (kept is not null && !holds)
        {
            await writes.MustBeWrittenAsync(thing!, kept.Kept.Draft, kept.Kept.GetType().Name, cancellationToken);
        }

        return (found, holds);
    }

    private Task<(SessionFound? Found, bool Holds)> GoAlongAsync(SessionAsked who, KeptQuestion? kept, CancellationToken cancellationToken)
    {
        var asking = new Asking(who, kept);
        bool goes, isFirst;
        lock (door)
        {
            waiting.Enqueue(asking);
            goes = underWay == 0;
            underWay += goes ? 1 : 0;
            isFirst = !goes && !isWatched;
            isWatched |= isFirst;
        }

        if (goes)
        {
            _ = GoAsync();
        }
        else if (isFirst)
        {
            _ = WatchAsync();
        }

        return asking.Answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>While somebody waits; where that is for long, another trip begins beside the one under way.</summary>
    private async Task WatchAsync()
    {
        while (true)
        {
            await Task.Delay(Patience);
            lock (door)
            {
                if (!waiting.TryPeek(out var longest))
                {
                    isWatched = false;
                    return;
                }

                if (underWay == MostUnderWay || Stopwatch.GetElapsedTime(longest.Since) < Patience)
                {
                    continue;
                }

                underWay++;
            }

            _ = GoAsync();
        }
    }

    /// <summary>One trip after the other while somebody waits.</summary>
    private async Task GoAsync()
    {
        while (true)
        {
            // To the end of the line: those who are about to ask go along.
            await Task.Yield();
            var together = new List<Asking>();
            lock (door)
            {
                while (together.Count < MostTogether && waiting.TryDequeue(out var next))
                {
                    together.Add(next);
                }

                if (together.Count == 0)
                {
                    underWay--;
                    return;
                }
            }

            try
            {
                await AskAsync(together);
            }
            catch (Exception failed)
            {
                // Whatever it was, whoever waits must hear it: each answers as if it had asked alone.
                together.ForEach(asking => asking.Answer.TrySetException(failed));
            }
        }
    }

    /// <summary>The sessions in one statement; what was kept in one for each that is another.</summary>
    private async Task AskAsync(List<Asking> together)
    {
        var before = writes.Stamp();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(SessionQuestion.Command([.. together.Select(a => a.Who)]));
        var questions = new Dictionary<Kept, (WriteStamp Before, bool Holds)>(ReferenceEqualityComparer.Instance);
        foreach (var kept in together.Select(a => a.Kept).OfType<KeptQuestion>())
        {
            if (questions.TryAdd(kept.Kept, (writes.Stamp(kept.Kept.Draft), false)))
            {
                batch.BatchCommands.Add(kept.Command());
            }
        }

        await using var reader = await batch.ExecuteReaderAsync();
        var found = await SessionQuestion.ReadAsync(reader, CancellationToken.None);
        foreach (var (kept, (stamp, _)) in questions)
        {
            await reader.NextResultAsync();
            await reader.ReadAsync();
            questions[kept] = (stamp, reader.GetBoolean(0));
            kept.HeldAt = questions[kept].Holds ? stamp : null;
        }

        Remember(together, found, before);
        together.ForEach(asking => asking.Answer.TrySetResult((found.GetValueOrDefault(asking.Who.Id), asking.Kept is { } kept && questions[kept.Kept].Holds)));
    }

    private void Remember(List<Asking> together, IReadOnlyDictionary<Guid, SessionFound> found, WriteStamp before)
    {
        var day = Clock.DayOf(together[^1].Who.Now);
        foreach (var id in together.Select(a => a.Who.Id))
        {
            if (found.TryGetValue(id, out var session))
            {
                remembered.Set(id, new SessionKept(session, day) { HeldAt = before }, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest });
            }
        }
    }

    /// <param name="Found">As it was read.</param>
    /// <param name="Day">Of which the memberships are.</param>
    private sealed record SessionKept(SessionFound Found, DateOnly Day) : Kept
    {
        public bool IsOf(SessionAsked who) => Found.ExpiresAt > who.Now && Found.LastSeenAt > who.IdleSince && Day == Clock.DayOf(who.Now);
    }

    private sealed record Asking(SessionAsked Who, KeptQuestion? Kept)
    {
        public long Since { get; } = Stopwatch.GetTimestamp();

        /// <summary>Whoever waits goes on by itself, while the next trip begins.</summary>
        public TaskCompletionSource<(SessionFound? Found, bool Holds)> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
