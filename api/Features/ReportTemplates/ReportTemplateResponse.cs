using Lantu.Api.Http;

namespace Lantu.Api.Features.ReportTemplates;

/// <summary>报告模板: what a plan's reports are written in.</summary>
public sealed record ReportTemplateResponse : IVersionedResponse
{
    /// <summary>Whether it is the one that comes with Lantu.</summary>
    public required bool IsShipped { get; init; }

    /// <summary>Of the file, in bytes.</summary>
    /// <example>8211</example>
    public required long Size { get; init; }

    /// <summary>Of the file; also the ETag of its download.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was last put or taken back; null where it never was.</summary>
    public required DateTimeOffset? SetAt { get; init; }

    /// <summary>By whom.</summary>
    /// <example>林静</example>
    public required string? SetBy { get; init; }

    /// <summary>Grows with each change; also the ETag of this answer. 0 where nobody has changed it.</summary>
    /// <example>1</example>
    public required long Version { get; init; }
}
