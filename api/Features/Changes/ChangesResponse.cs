using Lantu.Api.Contract;

namespace Lantu.Api.Features.Changes;

/// <summary>A piece of the feed, oldest first.</summary>
public sealed record ChangesResponse
{
    public required IReadOnlyList<ChangeResponse> Items { get; init; }

    /// <summary>Keep it, and give it back as `cursor` to read what has changed since: never null, and good for 30 days.</summary>
    /// <example>YzQy</example>
    public required string NextCursor { get; init; }

    /// <summary>There is more to be read at once.</summary>
    public required bool HasMore { get; init; }
}
