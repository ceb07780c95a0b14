namespace Lantu.Api.Domain;

public enum ImportFormat { Xlsx, Csv, Ndjson }

/// <summary>receiving: rows are still coming, or stopped coming; staged: all that were sent are judged; confirmed: written into drafts.</summary>
public enum ImportState { Receiving, Staged, Confirmed }

/// <summary>Rows that somebody has sent and not yet, or already, let into the drafts (导入). It is nobody else's to see.</summary>
public sealed class Import
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Plan Plan { get; init; } = null!;
    public Guid UserId { get; init; }
    public Guid? ApiClientId { get; init; }
    public ImportFormat Format { get; init; }
    public ImportState State { get; set; }

    /// <summary>The number of the last line that is kept: a broken upload goes on with the next.</summary>
    public int ReceivedLines { get; set; }
    public int Rows { get; set; }

    /// <summary>Rows without a problem that say something else than what stood there.</summary>
    public int ChangedRows { get; set; }
    public int ProblemRows { get; set; }

    /// <summary>Of which submission, and at which version, the workbook says it was made.</summary>
    public Guid? StampedSubmissionId { get; init; }
    public long? StampedVersion { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }
}

/// <summary>A submission that rows of an import belong to.</summary>
public sealed class ImportSubmission
{
    public Guid ImportId { get; init; }
    public Guid SubmissionId { get; init; }
    public Submission Submission { get; init; } = null!;

    /// <summary>Of the submission, before its first row was compared with it: whoever has written into it since has moved it on.</summary>
    public long Version { get; init; }
    public int ChangedRows { get; init; }
}

/// <summary>One row of an import: what it says, where it belongs, and what is wrong with it or what it would change.</summary>
public sealed class ImportRow
{
    public Guid ImportId { get; set; }

    /// <summary>Its line in what was sent.</summary>
    public int No { get; init; }
    public string? Form { get; set; }
    public string? OrgUnit { get; set; }
    public string? Period { get; init; }

    /// <summary>What the line is about, as the row says it: 指标 2.</summary>
    public string? LineKind { get; init; }
    public string? LineCode { get; set; }
    public bool ValueGiven { get; set; }
    public bool TextGiven { get; init; }
    public bool ExplanationGiven { get; init; }
    public decimal? Value { get; set; }

    /// <summary>As it was written, where that is not the figure itself: with a per cent sign, or not a figure at all.</summary>
    public string? RawValue { get; init; }
    public string? Text { get; init; }
    public string? Explanation { get; init; }

    /// <summary>The details it gives, as <see cref="DetailsChange.ToJson"/> writes them; null where it gives none.</summary>
    public string? Details { get; set; }
    public Guid? SubmissionId { get; private set; }
    public int? LineNo { get; private set; }

    /// <summary>What stood there when the row was staged.</summary>
    public decimal? ValueBefore { get; private set; }
    public string? TextBefore { get; private set; }
    public string? ExplanationBefore { get; private set; }

    public ProgressDetails? DetailsBefore { get; private set; }

    /// <summary>It says something else than what stood there.</summary>
    public bool Changes { get; private set; }

    /// <summary>Which part of the row is wrong: form, orgUnit, period, line, value, text, explanation, or a member of its details.</summary>
    public string? ProblemMember { get; private set; }
    public string? ProblemCode { get; private set; }
    public string? ProblemDetail { get; private set; }

    /// <summary>Says what is wrong; the first word stands.</summary>
    public ImportRow Refuse(string member, string code, string? detail = null)
    {
        if (ProblemCode is null)
        {
            (ProblemMember, ProblemCode, ProblemDetail) = (member, code, detail);
        }

        return this;
    }

    public void Place(Guid submissionId, int lineNo) => (SubmissionId, LineNo) = (submissionId, lineNo);

    /// <summary>Keeps what stands in its line, and whether it says something else.</summary>
    public void Compare(decimal? value, string? text, string? explanation, ProgressDetails? details)
    {
        (ValueBefore, TextBefore, ExplanationBefore, DetailsBefore) = (value, text, explanation, details);
        Changes = (ValueGiven && Value != value) || (TextGiven && !AreSameWords(Text, text)) || (ExplanationGiven && !AreSameWords(Explanation, explanation)) || DetailsOver(details) != details;
    }

    /// <summary>Whether somebody has written into one of its cells since it was compared, and not the same answer.</summary>
    public bool IsOvertaken(decimal? value, string? text, string? explanation, ProgressDetails? details) =>
        (ValueGiven && value != ValueBefore && value != Value)
        || (TextGiven && text != TextBefore && !AreSameWords(text, Text))
        || (ExplanationGiven && explanation != ExplanationBefore && !AreSameWords(explanation, Explanation))
        || (DetailsOver(details) is var after && after != details && after != DetailsOver(DetailsBefore));

    private ProgressDetails? DetailsOver(ProgressDetails? before) => Details is null ? before : DetailsChange.FromJson(Details).Over(before);

    /// <summary>Files bring back empty cells for empty answers, and line ends of their own.</summary>
    private static bool AreSameWords(string? one, string? other) => Plain(one) == Plain(other);

    private static string Plain(string? words) => (words ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
