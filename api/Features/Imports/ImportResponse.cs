using Lantu.Api.Domain;

namespace Lantu.Api.Features.Imports;

/// <summary>Rows that were sent, judged, and what they would change. Nothing stands in a submission before it is confirmed.</summary>
public sealed record ImportResponse
{
    public required Guid Id { get; init; }
    public required ImportFormat Format { get; init; }

    /// <summary>receiving: the last upload broke off, go on after receivedLines with continueImport; staged: confirm or discard it.</summary>
    public required ImportState State { get; init; }

    /// <summary>The last line that is kept.</summary>
    /// <example>40000</example>
    public required int ReceivedLines { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? ConfirmedAt { get; init; }

    /// <example>21</example>
    public required int Rows { get; init; }

    /// <summary>Rows that say something else than what stands there; confirming writes these.</summary>
    /// <example>3</example>
    public required int ChangedRows { get; init; }

    /// <summary>Rows that are left out.</summary>
    /// <example>1</example>
    public required int ProblemRows { get; init; }

    /// <summary>What the workbook was made from; null for other files.</summary>
    public required StampItem? Stamp { get; init; }

    /// <summary>The submissions that would change, the first 500 of them.</summary>
    public required IReadOnlyList<SubmissionItem> Submissions { get; init; }

    /// <summary>The first 100 rows with a problem; all are in listImportRows and in errors.csv.</summary>
    public required IReadOnlyList<ImportRowResponse> Problems { get; init; }

    /// <summary>Where version and presentVersion differ, somebody has changed the submission since the workbook was downloaded.</summary>
    public sealed record StampItem
    {
        public required Guid SubmissionId { get; init; }

        /// <summary>Of the submission, when the workbook was made.</summary>
        /// <example>3</example>
        public required long Version { get; init; }

        /// <summary>Of the submission now; null when there is none that you may see.</summary>
        /// <example>4</example>
        public required long? PresentVersion { get; init; }
    }

    public sealed record SubmissionItem
    {
        public required Guid Id { get; init; }

        /// <example>annual-indicators</example>
        public required string Form { get; init; }

        /// <example>kecheng</example>
        public required string OrgUnit { get; init; }

        /// <example>2024</example>
        public required string Period { get; init; }

        /// <example>3</example>
        public required int ChangedRows { get; init; }
    }
}
