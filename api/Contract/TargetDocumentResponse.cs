using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>The file of a document that targets stand in (下达文件), without its content.</summary>
public sealed record TargetDocumentResponse
{
    public required Guid Id { get; init; }

    /// <example>省下达指标.pdf</example>
    public required string FileName { get; init; }

    /// <summary>By the content, not by the name.</summary>
    /// <example>application/pdf</example>
    public required string MediaType { get; init; }

    /// <summary>In bytes.</summary>
    /// <example>48213</example>
    public required long Size { get; init; }

    public static TargetDocumentResponse Of(TargetDocumentFile file) => new() { Id = file.Id, FileName = file.FileName, MediaType = file.MediaType, Size = file.Size };
}
