using System.Security.Cryptography;
using Lantu.Api.Domain.Evaluations;

namespace Lantu.Api.Domain.Reports;

/// <summary>queued 排队 → composing 汇总 → rendering 成文 → done 已完成, or failed 未完成.</summary>
public enum ReportState { Queued, Composing, Rendering, Done, Failed }

public enum ReportFileKind { Xlsx, Docx }

/// <summary>报告: what an evaluation says, written once and kept to the letter. One for inside; of a signed evaluation one for the public beside it.</summary>
public sealed class EvaluationReport
{
    public const int MostAttempts = 3;

    public Guid Id { get; init; }
    public Guid EvaluationId { get; init; }
    public int No { get; init; }
    public ReportState State { get; private set; }

    /// <summary>Per cent of the work done.</summary>
    public int Progress { get; private set; }

    /// <summary>Of the evaluation when it was composed.</summary>
    public EvaluationState EvaluationState { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Until when a server is making it; after that another takes it up.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>Canonical JSON of a <see cref="ReportDocument"/>; null until it is done.</summary>
    public string? Document { get; private set; }
    public string? DocumentSha256 { get; private set; }

    /// <summary>The same as anybody may read it; null unless the evaluation was signed.</summary>
    public string? PublicDocument { get; private set; }
    public string? PublicSha256 { get; private set; }

    /// <summary>How many lines its page of missing information has.</summary>
    public int Missing { get; private set; }

    /// <summary>Of the server it was asked of: where links in its files lead.</summary>
    public required string Address { get; init; }
    public Guid CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public List<EvaluationReportFile> Files { get; init; } = [];

    public bool IsRunning => State is ReportState.Queued or ReportState.Composing or ReportState.Rendering;

    public static EvaluationReport Queue(Evaluation evaluation, EvaluationState state, int no, string address, Guid by, DateTimeOffset at) =>
        new() { Id = Guid.CreateVersion7(), EvaluationId = evaluation.Id, No = no, Address = address, State = ReportState.Queued, EvaluationState = state, CreatedBy = by, CreatedAt = at };

    /// <summary>Whoever asked for it may take back what was made of a draft; what was made of more is kept.</summary>
    public bool MayBeDeletedBy(Guid user) => MayBeDeleted(State, EvaluationState, CreatedBy, user);

    public static bool MayBeDeleted(ReportState state, EvaluationState of, Guid createdBy, Guid user) =>
        user == createdBy && (state == ReportState.Failed || (state == ReportState.Done && of == EvaluationState.Draft));

    public void Begin() => (State, Progress) = (ReportState.Composing, 10);

    public void Compose(ReportDocument document, ReportDocument? open, EvaluationState state)
    {
        (Document, EvaluationState) = (CanonicalJson.Of(document), state);
        DocumentSha256 = CanonicalJson.Sha256(Document);
        PublicDocument = open is null ? null : CanonicalJson.Of(open);
        PublicSha256 = PublicDocument is null ? null : CanonicalJson.Sha256(PublicDocument);
        Missing = document.Blocks.OfType<ReportTable>().FirstOrDefault(t => t.Key == ReportComposer.MissingKey)?.Rows.Count ?? 0;
        (State, Progress) = (ReportState.Rendering, 60);
    }

    public void Finish(DateTimeOffset at) => (State, Progress, FinishedAt, ClaimedUntil) = (ReportState.Done, 100, at, null);

    /// <summary>It did not work this time.</summary>
    public void PutOff(DateTimeOffset until)
    {
        (State, Progress, ClaimedUntil) = (ReportState.Queued, 0, until);
        Clear();
    }

    public void Fail(DateTimeOffset at)
    {
        (State, FinishedAt, ClaimedUntil) = (ReportState.Failed, at, null);
        Clear();
    }

    private void Clear() => (Document, DocumentSha256, PublicDocument, PublicSha256) = (null, null, null, null);
}

/// <summary>A file of a report, as it was written.</summary>
public sealed class EvaluationReportFile
{
    public Guid ReportId { get; init; }
    public bool IsPublic { get; init; }
    public ReportFileKind Kind { get; init; }
    public required byte[] Content { get; init; }
    public required string Sha256 { get; init; }

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
