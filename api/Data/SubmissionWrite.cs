using Lantu.Api.Domain;
using Lantu.Api.Security;
using Npgsql;

namespace Lantu.Api.Data;

/// <summary>What is written besides the submission itself, together with it or not at all.</summary>
public sealed record SubmissionWrite
{
    /// <summary>The numbers of the lines that were written into at the time of the act.</summary>
    public IReadOnlyCollection<int> LinesWritten { get; init; } = [];

    /// <summary>Of those that say something else than before.</summary>
    public IReadOnlyList<SubmissionLineChange> LineChanges { get; init; } = [];
    public IReadOnlyList<SubmissionTransition> Transitions { get; init; } = [];
    public IReadOnlyList<SubmissionExtension> Extensions { get; init; } = [];
    public IReadOnlyList<Notice> Notices { get; init; } = [];
    public required IReadOnlyList<AuditEntry> Entries { get; init; }

    /// <summary>Nothing follows from it but the submission itself: its state, its days and what people are told stay as they were.</summary>
    internal bool IsOfLinesOnly => Transitions.Count == 0 && Extensions.Count == 0 && Notices.Count == 0;

    /// <param name="submission">After the act.</param>
    /// <param name="before">The version it was read at.</param>
    internal NpgsqlBatchCommand On(Submission submission, long before)
    {
        var write = new HeldWrite(
            SubmissionStoreSql.Held,
            [
                Of(submission.Id), Of(before), Of(submission.Version), Of(EnumColumns.Word(submission.State)), Of(EnumColumns.Word(submission.Reached)), Of(submission.ReviewOrgUnitId),
                Of(submission.DueOn), Of(submission.ClosesOn), Of(submission.ChangedAt), Of(submission.Drafters.ToArray()),
            ]);
        if (LinesWritten.Count > 0)
        {
            var lines = submission.Lines.Where(l => LinesWritten.Contains(l.No)).ToList();
            write.With(
                SubmissionStoreSql.WrittenLines,
                [
                    Of(lines.Select(l => l.No).ToArray()), Of(lines.Select(l => l.Value).ToArray()), Of(lines.Select(l => l.Text).ToArray()), Of(lines.Select(l => l.Explanation).ToArray()),
                    Of(lines.Select(l => SubmissionTables.JsonOf(l.Details)).ToArray()), Of(lines[0].UpdatedBy), Of(lines[0].UpdatedAt),
                ]);
        }

        write.Adding(SubmissionTables.LineChanges, LineChanges);
        write.Adding(SubmissionTables.Transitions, Transitions);
        write.Adding(SubmissionTables.Extensions, Extensions);
        write.Adding(SubmissionTables.Notices, Notices);
        write.Adding(SubmissionTables.Entries, Entries);
        return write.Command();
    }

    private static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };
}
