namespace Lantu.Api.Domain;

/// <summary>A file that backs a submission or one of its lines (佐证材料). It is added and removed, never changed; its content is kept by hash.</summary>
public sealed class Attachment
{
    /// <summary>In one submission.</summary>
    public const int Most = 50;

    /// <summary>Of one file.</summary>
    public const long MaxBytes = 20 * 1024 * 1024;

    /// <summary>Of all files of one submission.</summary>
    public const long MaxBytesTogether = 200 * 1024 * 1024;

    public Guid Id { get; init; }
    public Guid SubmissionId { get; init; }

    /// <summary>The line's number within the submission; null for evidence on the whole.</summary>
    public int? LineNo { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public long Size { get; init; }
    public required string MediaType { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset AddedAt { get; init; }
    public Guid AddedBy { get; init; }

    /// <summary>Whose membership was used, when the person acted as a delegate (代理).</summary>
    public Guid? OnBehalfOfId { get; init; }

    /// <summary>The program that acted; AddedBy is then who answers for it.</summary>
    public Guid? ApiClientId { get; init; }

    /// <summary>As the audit log names it.</summary>
    public string Described => $"{FileName}, {Size} bytes, sha256 {Sha256}";

    /// <summary>The same evidence on a correction: it backs the values that are carried over, and stays whoever's it was.</summary>
    public Attachment CarriedTo(Submission correction) => new()
    {
        Id = Guid.CreateVersion7(),
        SubmissionId = correction.Id,
        LineNo = LineNo,
        FileName = FileName,
        Sha256 = Sha256,
        Size = Size,
        MediaType = MediaType,
        Note = Note,
        AddedAt = AddedAt,
        AddedBy = AddedBy,
        OnBehalfOfId = OnBehalfOfId,
        ApiClientId = ApiClientId,
    };
}
