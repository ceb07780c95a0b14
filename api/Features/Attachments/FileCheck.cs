using System.Buffers.Binary;
using System.Text;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Attachments;

/// <summary>Tells what a file is by what is in it, and whether it is whole. Its name has no say.</summary>
public static class FileCheck
{
    private const int HeadBytes = 1024;

    private static readonly (byte[] Start, FileKind Kind)[] Starts =
    [
        ([.. "%PDF-"u8], FileKind.Pdf), ([0xFF, 0xD8, 0xFF], FileKind.Jpeg), ([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], FileKind.Png), ([.. "GIF87a"u8], FileKind.Gif), ([.. "GIF89a"u8], FileKind.Gif),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], FileKind.OldOffice), ([.. "{\\rtf"u8], FileKind.OldOffice),
        ([.. "PK\x03\x04"u8], FileKind.Archive), ([.. "PK\x05\x06"u8], FileKind.Archive), ([.. "Rar!"u8], FileKind.Archive), ([.. "7z"u8, 0xBC, 0xAF], FileKind.Archive),
        ([0x1F, 0x8B], FileKind.Archive), ([.. "BZh"u8], FileKind.Archive), ([0xFD, .. "7zXZ"u8], FileKind.Archive), ([0x28, 0xB5, 0x2F, 0xFD], FileKind.Archive),
        ([.. "MZ"u8], FileKind.Executable), ([0x7F, .. "ELF"u8], FileKind.Executable), ([0xCA, 0xFE, 0xBA, 0xBE], FileKind.Executable), ([0xCF, 0xFA, 0xED, 0xFE], FileKind.Executable), ([.. "#!"u8], FileKind.Executable),
        ([.. "BM"u8], FileKind.OtherImage), ([.. "II*\0"u8], FileKind.OtherImage), ([.. "MM\0*"u8], FileKind.OtherImage), ([.. "ID3"u8], FileKind.Media), ([.. "OggS"u8], FileKind.Media), ([0x1A, 0x45, 0xDF, 0xA3], FileKind.Media),
    ];

    /// <exception cref="RuleViolationException">It is empty, damaged, or nothing that is taken as evidence.</exception>
    public static EvidenceKind Require(Stream file)
    {
        if (file.Length == 0)
        {
            throw Refused("file_empty");
        }

        var head = Read(file, 0, HeadBytes);
        var kind = KindOf(head);
        kind = kind == FileKind.Archive && head.AsSpan().StartsWith("PK\x03\x04"u8) ? OfficePackage.KindOf(file) : kind;
        var evidence = EvidenceKind.All.FirstOrDefault(e => e.Kind == kind) ?? throw Refused("file_kind_refused", kind);
        return IsWhole(kind, file, head) ? evidence : throw Refused("file_damaged", kind);
    }

    /// <summary>The fault lies in the content as a whole.</summary>
    internal static RuleViolationException Refused(string code, params object[] values) => new(new RuleViolation("", code, values));

    /// <summary>At most so many bytes; fewer where the file ends.</summary>
    internal static byte[] Read(Stream file, long position, int count)
    {
        file.Position = Math.Clamp(position, 0, file.Length);
        var bytes = new byte[Math.Min(count, file.Length - file.Position)];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static FileKind KindOf(byte[] head)
    {
        var known = Starts.FirstOrDefault(s => head.AsSpan().StartsWith(s.Start), (Start: [], Kind: FileKind.Unknown)).Kind;
        return known != FileKind.Unknown ? known
            : Has(head, 0, "RIFF"u8) ? (Has(head, 8, "WEBP"u8) ? FileKind.WebP : FileKind.Media)
            : Has(head, 4, "ftyp"u8) ? (Has(head, 8, "he"u8) || Has(head, 8, "mif1"u8) || Has(head, 8, "avif"u8) ? FileKind.Heic : FileKind.Media)
            : Has(head, 257, "ustar"u8) ? FileKind.Archive
            : head.AsSpan().ContainsAnyInRange((byte)0, (byte)8) ? FileKind.Unknown
            : KindOfText(Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n').ToLowerInvariant());
    }

    private static FileKind KindOfText(string text) => !text.StartsWith('<') ? FileKind.Text
        : text.Contains("<svg", StringComparison.Ordinal) ? FileKind.Svg
        : text.StartsWith("<?xml", StringComparison.Ordinal) && !text.Contains("<html", StringComparison.Ordinal) ? FileKind.Xml
        : FileKind.Html;

    private static bool IsWhole(FileKind kind, Stream file, byte[] head) => kind switch
    {
        FileKind.Pdf => head is [_, _, _, _, _, (byte)'1' or (byte)'2', (byte)'.', ..] && Read(file, file.Length - HeadBytes, HeadBytes).AsSpan() is var end && end.IndexOf("startxref"u8) >= 0 && end.LastIndexOf("%%EOF"u8) >= 0,
        FileKind.Png => Has(head, 8, [0, 0, 0, 13, .. "IHDR"u8]) && !Has(head, 16, [0, 0, 0, 0]) && !Has(head, 20, [0, 0, 0, 0]) && Read(file, file.Length - 12, 12).AsSpan().SequenceEqual((byte[])[0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82]),
        FileKind.Gif => !Has(head, 6, [0, 0]) && !Has(head, 8, [0, 0]) && Read(file, file.Length - 1, 1)[0] == 0x3B,
        FileKind.WebP => head.Length > 16 && Has(head, 12, "VP8"u8) && BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)) + 8L is var length && (file.Length == length || file.Length == length + 1),
        FileKind.Jpeg => HoldsAPicture(file),
        _ => true,
    };

    /// <summary>Walks a JPEG's segments to the picture itself. What follows it stays: telephones put a second picture there.</summary>
    private static bool HoldsAPicture(Stream file)
    {
        var (position, hasFrame) = (2L, false);
        for (var segments = 0; segments < 1000 && Read(file, position, 4) is [0xFF, var marker, var high, var low]; segments++)
        {
            if (marker == 0xDA)
            {
                return hasFrame;
            }

            hasFrame |= marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            position += marker == 0xFF ? 1 : 2 + ((high << 8) | low);
        }

        return false;
    }

    private static bool Has(byte[] bytes, int at, ReadOnlySpan<byte> wanted) => bytes.Length >= at + wanted.Length && bytes.AsSpan(at, wanted.Length).SequenceEqual(wanted);
}
