using System.Collections.Concurrent;
using Lantu.Api.Data;

namespace Lantu.Api.Features.Public;

/// <param name="Row">What is told of it in lists.</param>
public sealed record ShelvedRelease(PublicReleaseRow Row, ReleaseContent Content);

/// <summary>The releases that are read now, unpacked once: what is out never changes.</summary>
public sealed class ReleaseShelf
{
    private const int Most = 16;
    private readonly ConcurrentDictionary<Guid, ShelvedRelease> kept = new();

    /// <param name="release">Of one that is out.</param>
    /// <param name="read">Where it is not there yet.</param>
    public async Task<ShelvedRelease> TakeAsync(Guid release, Func<Task<ShelvedRelease>> read)
    {
        if (kept.TryGetValue(release, out var found))
        {
            return found;
        }

        if (kept.Count >= Most)
        {
            kept.Clear();
        }

        return kept.GetOrAdd(release, await read());
    }
}
