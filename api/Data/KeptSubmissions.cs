using Lantu.Api.Domain;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace Lantu.Api.Data;

/// <param name="Rows">As they were read, or as the act after that left them.</param>
/// <param name="Snapshot">What stands beside the submission was read in this or a later one.</param>
/// <param name="Shelf">Where what its form asks is kept.</param>
/// <param name="Day">On which it was asked who drafts and approves.</param>
/// <param name="Since">Timestamp of the clock, before it was read.</param>
internal sealed record KeptSubmission(SubmissionRows Rows, string Snapshot, FormCatalogue.Shelf Shelf, DateOnly Day, long Since) : Kept
{
    public override Guid? Draft => Rows.Found.Id;

    /// <summary>Whose approved figures it says beside its own: of its unit, and of whom its figures are.</summary>
    public IReadOnlyList<Guid> Units { get; init; } = [];

    /// <summary>What its unit had answered before, as far as who asks may see it; null until that is worked out.</summary>
    public EarlierAnswers? Earlier { get; init; }

    /// <summary>One statement instead of ten: is all of this still so?</summary>
    public NpgsqlBatchCommand Question() => new(SubmissionStoreSql.Holds)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = Rows.Found.Id },
            new NpgsqlParameter<uint> { TypedValue = Rows.Found.WrittenBy, NpgsqlDbType = NpgsqlDbType.Xid },
            new NpgsqlParameter<Guid[]> { TypedValue = [.. Units] },
            new NpgsqlParameter<string> { TypedValue = Snapshot },
        },
    };
}

/// <summary>
/// The submissions that people fill and decide on just now, by who asks: whoever saves a line has read the form a moment ago. Each is kept with the transaction that last wrote its row and the
/// snapshot that the rest was read in; whether both still hold the database says at every call (docs/decisions/037).
/// </summary>
public sealed class KeptSubmissions(IOptions<KeptSettings> settings, TimeProvider clock) : IDisposable
{
    /// <summary>A third of a kilobyte each (docs/performance.md).</summary>
    private const int MostRows = 40_000;

    /// <summary>So many others may be read before one of them is read again.</summary>
    private const int MostAskedOnce = 256;

    // What was touched is forgotten after an hour (ChangeFeed).
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostRows });
    private readonly int[] askedOnce = new int[MostAskedOnce];

    internal bool AreDoubted => settings.Value.Doubted;

    internal KeptSubmission? Of(string plan, Guid id, Guid userId) =>
        kept.Get<KeptSubmission>((plan, id, userId)) is { } found && found.Day == clock.Today() && clock.GetElapsedTime(found.Since) < Longest ? found : null;

    /// <summary>
    /// From the second time on: to throw away again what was read by many who only looked stopped everybody for 13 ms one and a half times a second. And but for what has ended or has been corrected:
    /// nobody fills that any more.
    /// </summary>
    internal void Keep(string plan, Guid userId, KeptSubmission one)
    {
        var key = (plan, one.Rows.Found.Id, userId);
        if (one.Rows.Found.State is SubmissionState.Approved or SubmissionState.Discarded || one.Rows.Corrections.Count > 0)
        {
            kept.Remove(key);
        }
        else if (IsAskedAgain(key.GetHashCode()) || kept.TryGetValue(key, out _))
        {
            kept.Set(key, one, new MemoryCacheEntryOptions { Size = one.Rows.Count });
        }
    }

    /// <summary>Two that are taken for one another are kept a time too early or too late, nothing else.</summary>
    private bool IsAskedAgain(int hash)
    {
        ref var slot = ref askedOnce[hash & (MostAskedOnce - 1)];
        if (slot == hash)
        {
            return true;
        }

        slot = hash;
        return false;
    }

    public void Dispose() => kept.Dispose();
}

/// <summary>Section "Kept" of the configuration.</summary>
public sealed class KeptSettings
{
    /// <summary>What was kept is read anew all the same, and the request fails where it is something else. For tests, and for whoever suspects it.</summary>
    public bool Doubted { get; init; }

    /// <summary>The database is asked at every request whether what is kept holds, also by its only server.</summary>
    public bool AlwaysAsked { get; init; }
}
