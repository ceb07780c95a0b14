using System.Collections.Immutable;

namespace Lantu.Api.Domain;

/// <summary>What a file is by its content. The kinds up to Presentation are taken as evidence; the others have a name so that a refusal can say it.</summary>
public enum FileKind
{
    Pdf, Ofd, Jpeg, Png, WebP, Gif, Document, Spreadsheet, Presentation,
    OldOffice, Heic, OtherImage, Media, Svg, Html, Xml, Text, Executable, Archive, Unknown,
}

/// <param name="Kind">What it is.</param>
/// <param name="MediaType">As it is served.</param>
/// <param name="Extensions">A name ends in one of these, whatever the case.</param>
public sealed record EvidenceKind(FileKind Kind, string MediaType, params string[] Extensions)
{
    /// <summary>What every reviewer can open, now and in ten years, and what can be told by its content.</summary>
    public static ImmutableArray<EvidenceKind> All { get; } =
    [
        new(FileKind.Pdf, "application/pdf", ".pdf"),
        // 版式文件 (GB/T 33190), in which offices send each other what is final.
        new(FileKind.Ofd, "application/ofd", ".ofd"),
        new(FileKind.Jpeg, "image/jpeg", ".jpg", ".jpeg"),
        new(FileKind.Png, "image/png", ".png"),
        new(FileKind.WebP, "image/webp", ".webp"),
        new(FileKind.Gif, "image/gif", ".gif"),
        new(FileKind.Document, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
        new(FileKind.Spreadsheet, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
        new(FileKind.Presentation, "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"),
    ];

    public bool Fits(string fileName) => Extensions.Any(extension => fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
