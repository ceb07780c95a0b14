namespace Lantu.Api.Domain;

/// <summary>The file of a document that targets stand in (下达文件). It is added, and neither changed nor removed.</summary>
public sealed class TargetDocumentFile
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public long Size { get; init; }
    public required string MediaType { get; init; }
    public DateTimeOffset AddedAt { get; init; }
    public Guid AddedBy { get; init; }

    /// <summary>As the audit log names it.</summary>
    public string Described => $"{FileName}, {Size} bytes, sha256 {Sha256}";
}
