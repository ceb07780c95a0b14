using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>A remark on the plan's text: a contradiction, a restored or doubtful place, or the plan's own footnote.</summary>
public sealed record NoteResponse
{
    public required NoteKind Kind { get; init; }

    /// <example>二(三)1 写“95%以上”，表2 写“≥96”；以表2 为准。</example>
    public required string Text { get; init; }

    public static IReadOnlyList<NoteResponse> Of(IEnumerable<Note> notes) => [.. notes.Select(note => new NoteResponse { Kind = note.Kind, Text = note.Text })];
}
