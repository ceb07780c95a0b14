using System.Diagnostics;
using Lantu.Api.Data;
using Npgsql;

namespace Lantu.Api.Security.Sessions;

/// <summary>
/// Every request of a person asks who is asking, and many whether what was kept for them still holds. Those that arrive while a trip to the database is under way go with the next one, all
/// together: a busy server asks seldomer, and nobody hears what was so before they came (docs/decisions/037).
/// </summary>
public sealed class SessionTrips(ShortTrips database)
{
    /// <summary>At once, of which the next begins when the last has taken longer than <see cref="Patience"/>: one that hangs must not make everybody wait.</summary>
    private const int MostUnderWay = 2;

    /// <summary>On one trip.</summary>
    private const int MostTogether = 64;

    /// <summary>Ten times what a trip takes on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly Lock door = new();
    private readonly Queue<Asking> waiting = new();
    private int underWay;
    private bool isWatched;

    /// <param name="who">Which session, and until when one without a sign of life is idle.</param>
    /// <param name="kept">What was kept, null where nothing was.</param>
    /// <param name="cancellationToken">Stops the waiting, not the trip that others are on too.</param>
    /// <returns>Null where there is no such session any more; and whether what was kept holds.</returns>
    internal Task<(SessionFound? Found, bool Holds)> AskAsync(SessionAsked who, KeptQuestion? kept, CancellationToken cancellationToken)
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
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(SessionQuestion.Command([.. together.Select(a => a.Who)]));
        var questions = new Dictionary<object, bool>(ReferenceEqualityComparer.Instance);
        foreach (var kept in together.Select(a => a.Kept).OfType<KeptQuestion>())
        {
            if (questions.TryAdd(kept.Kept, false))
            {
                batch.BatchCommands.Add(kept.Command());
            }
        }

        await using var reader = await batch.ExecuteReaderAsync();
        var found = await SessionQuestion.ReadAsync(reader, CancellationToken.None);
        foreach (var kept in questions.Keys)
        {
            await reader.NextResultAsync();
            await reader.ReadAsync();
            questions[kept] = reader.GetBoolean(0);
        }

        together.ForEach(asking => asking.Answer.TrySetResult((found.GetValueOrDefault(asking.Who.Id), asking.Kept is { } kept && questions[kept.Kept])));
    }

    private sealed record Asking(SessionAsked Who, KeptQuestion? Kept)
    {
        public long Since { get; } = Stopwatch.GetTimestamp();

        /// <summary>Whoever waits goes on by itself, while the next trip begins.</summary>
        public TaskCompletionSource<(SessionFound? Found, bool Holds)> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
