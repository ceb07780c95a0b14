namespace Lantu.Api.Data;

/// <summary>
/// Counts what was written: by this server, whatever it was and each as soon as it is committed, before anybody is answered; and elsewhere, as far as <see cref="OnlyServer"/> has heard. Whatever was
/// found to hold at a count holds for as long as that stays, if no other server writes (docs/decisions/040).
/// </summary>
public sealed class LocalWrites
{
    /// <summary>Of drafts: two that share one make each other be asked for once more, nothing else.</summary>
    private const int Counters = 1024;

    private readonly long[] drafts = new long[Counters];
    private long here;
    private long elsewhere;

    /// <param name="draft">The submission that the kept thing is, if it is one.</param>
    /// <returns>Taken before asking, it says until when the answer holds.</returns>
    public WriteStamp Stamp(Guid? draft = null) => new(Interlocked.Read(ref here), Interlocked.Read(ref elsewhere), draft is { } id ? Interlocked.Read(ref CounterOf(id)) : 0);

    /// <returns>Whether nothing was written since that what is kept could follow from.</returns>
    public bool IsStill(WriteStamp stamp, Guid? draft = null) => IsStillHere(stamp, draft) && Interlocked.Read(ref elsewhere) == stamp.Elsewhere;

    /// <summary>As <see cref="IsStill"/>, but for what others may have written.</summary>
    public bool IsStillHere(WriteStamp stamp, Guid? draft = null) =>
        Interlocked.Read(ref here) == stamp.Here && (draft is not { } id || Interlocked.Read(ref CounterOf(id)) == stamp.Draft);

    /// <summary>Something was committed, or may have been.</summary>
    public void Written() => Interlocked.Increment(ref here);

    /// <summary>As <see cref="Written"/>, where somebody else may have done it.</summary>
    public void WrittenElsewhere() => Interlocked.Increment(ref elsewhere);

    /// <summary>Lines of a submission were saved, which nothing but that submission follows from.</summary>
    /// <param name="draft">The submission.</param>
    /// <param name="before">Taken before it was written.</param>
    /// <returns>Since when what was just written holds; null where somebody else may have written it meanwhile.</returns>
    public WriteStamp? Saved(Guid draft, WriteStamp before)
    {
        var now = before with { Draft = Interlocked.Increment(ref CounterOf(draft)) };
        return now.Draft == before.Draft + 1 ? now : null;
    }

    /// <summary>Of what was known to hold and does not: whoever has just committed it may be about to count it, but not for long.</summary>
    /// <exception cref="InvalidOperationException">Nobody did.</exception>
    internal async Task MustBeWrittenAsync(WriteStamp heldAt, Guid? draft, string what, CancellationToken cancellationToken)
    {
        for (var waited = 0; IsStillHere(heldAt, draft); waited++)
        {
            if (waited == 200)
            {
                throw new InvalidOperationException($"{what} is no more what it was, and nothing that was written here has been counted since.");
            }

            await Task.Delay(10, cancellationToken);
        }
    }

    private ref long CounterOf(Guid draft) => ref drafts[draft.GetHashCode() & (Counters - 1)];
}

/// <param name="Here">Whatever this server has written.</param>
/// <param name="Elsewhere">What others may have written.</param>
/// <param name="Draft">Lines of one submission that this server has saved.</param>
public sealed record WriteStamp(long Here, long Elsewhere, long Draft);

/// <summary>Something that was read or composed of the database and is kept for many requests.</summary>
public abstract record Kept
{
    private WriteStamp? heldAt;

    /// <summary>The submission that it is; null of what no saved line changes.</summary>
    public virtual Guid? Draft => null;

    /// <summary>When it was last known to hold; null where that is still to be asked.</summary>
    public WriteStamp? HeldAt
    {
        get => Volatile.Read(ref heldAt);
        set => Volatile.Write(ref heldAt, value);
    }
}
