using System.Collections.Concurrent;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Public;

/// <param name="Body">JSON in UTF-8.</param>
/// <param name="Tag">Its strong ETag.</param>
public sealed record ReleasedAnswer(byte[] Body, string Tag);

/// <summary>Answers that follow from a release and the address alone, kept as bytes: what is out never changes.</summary>
public sealed class ReleasedAnswers
{
    private const int MostBytes = 8 << 20;
    private readonly ConcurrentDictionary<(Guid Release, string Address, Language Language), ReleasedAnswer> kept = new();
    private int bytes;

    public ReleasedAnswer? Of(Guid release, string address, Language language) => kept.GetValueOrDefault((release, address, language));

    /// <param name="release">That it follows from.</param>
    /// <param name="address">Path and query.</param>
    /// <param name="language">Of its words.</param>
    /// <param name="answer">To be kept.</param>
    public void Keep(Guid release, string address, Language language, ReleasedAnswer answer)
    {
        // Nobody can make the server hold more than this, whatever addresses they ask for.
        if (Interlocked.Add(ref bytes, answer.Body.Length) > MostBytes)
        {
            kept.Clear();
            Interlocked.Exchange(ref bytes, answer.Body.Length);
        }

        kept[(release, address, language)] = answer;
    }
}
