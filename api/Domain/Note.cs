namespace Lantu.Api.Domain;

/// <summary>
/// contradiction: the plan says two things and both are kept; restored: characters the source had lost were put back;
/// uncertain: a doubtful place left as printed; footnote: the plan's own note.
/// </summary>
public enum NoteKind { Contradiction, Restored, Uncertain, Footnote }

/// <summary>A remark of the data set on the plan's text, shown where the text is shown.</summary>
public sealed record Note(NoteKind Kind, string Text);
