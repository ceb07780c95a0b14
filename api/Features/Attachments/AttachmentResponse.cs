using Lantu.Api.Data;

namespace Lantu.Api.Features.Attachments;

/// <summary>A file that backs a submission or one of its lines (佐证材料), without its content.</summary>
public sealed record AttachmentResponse
{
    public required Guid Id { get; init; }

    /// <summary>The line's no within the submission; null when it backs the whole.</summary>
    /// <example>2</example>
    public required int? LineNo { get; init; }

    /// <example>国控站点日均值.xlsx</example>
    public required string FileName { get; init; }

    /// <summary>By the content, not by the name.</summary>
    /// <example>application/vnd.openxmlformats-officedocument.spreadsheetml.sheet</example>
    public required string MediaType { get; init; }

    /// <summary>In bytes.</summary>
    /// <example>48213</example>
    public required long Size { get; init; }

    /// <summary>Of the content; also its ETag.</summary>
    /// <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
    public required string Sha256 { get; init; }
    public required string? Note { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public required AddedByItem AddedBy { get; init; }

    public sealed record AddedByItem
    {
        public required Guid Id { get; init; }

        /// <example>徐丽</example>
        public required string DisplayName { get; init; }

        /// <summary>In whose place, when the person acted as a delegate (代理).</summary>
        public required string? OnBehalfOf { get; init; }

        /// <summary>The program that acted, for which the person answers.</summary>
        public required string? Program { get; init; }
    }

    public static AttachmentResponse Of(SignedAttachment signed) => new()
    {
        Id = signed.Attachment.Id,
        LineNo = signed.Attachment.LineNo,
        FileName = signed.Attachment.FileName,
        MediaType = signed.Attachment.MediaType,
        Size = signed.Attachment.Size,
        Sha256 = signed.Attachment.Sha256,
        Note = signed.Attachment.Note,
        AddedAt = signed.Attachment.AddedAt,
        AddedBy = new AddedByItem { Id = signed.Attachment.AddedBy, DisplayName = signed.By, OnBehalfOf = signed.OnBehalfOf, Program = signed.Program },
    };
}
