using System.Buffers.Binary;
using System.Text;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Attachments;

/// <summary>An entry of a zip as its directory tells it.</summary>
public sealed record ZipEntry(string Name, ushort NameBytes, ushort Flags, ushort Method, uint Packed, uint Size, uint Offset, bool IsLink);

/// <summary>
/// The directory of a zip, read without unpacking anything. By hand, because the framework's reader takes every entry there is into
/// memory before anybody can count them.
/// </summary>
public static class ZipDirectory
{
    public const int MaxBytes = 1024 * 1024;
    private const int MaxEntries = 2000;
    private const long MaxUnpackedBytes = 200 * 1024 * 1024;
    private const int MaxRatio = 100;
    private const int EncryptedFlags = 0x41;

    // An Office file holds pictures, fonts and other Office files; none of these.
    private static readonly string[] Unwanted =
        [".zip", ".rar", ".7z", ".gz", ".tar", ".jar", ".iso", ".cab", ".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".js", ".vbs", ".hta", ".lnk", ".html", ".htm", ".svgz"];

    /// <summary>The entries, in the order of the file.</summary>
    /// <exception cref="RuleViolationException">It is damaged, encrypted, expands too much, or holds what no Office file holds.</exception>
    public static List<ZipEntry> Read(Stream file)
    {
        var tail = FileCheck.Read(file, file.Length - 22 - ushort.MaxValue, 22 + ushort.MaxValue);
        var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || at + 22 > tail.Length)
        {
            throw FileCheck.Refused("file_damaged", FileKind.Archive);
        }

        var (count, bytes, start) = (Word(tail, at + 10), Long(tail, at + 12), Long(tail, at + 16));
        if (count > MaxEntries || bytes > MaxBytes)
        {
            throw FileCheck.Refused("file_expands_too_much");
        }

        var entries = Entries(FileCheck.Read(file, start, (int)bytes), count).OrderBy(e => e.Offset).ToList();
        if (entries.Count != count)
        {
            throw FileCheck.Refused("file_damaged", FileKind.Archive);
        }

        RequireHarmless(entries, file.Length);
        RequireInPlace(file, entries, start);
        return entries;
    }

    /// <summary>The entry's bytes as they are packed.</summary>
    public static byte[] Packed(Stream file, ZipEntry entry) =>
        FileCheck.Read(file, entry.Offset + 30 + entry.NameBytes + Word(FileCheck.Read(file, entry.Offset, 30), 28), (int)Math.Min(entry.Packed, MaxBytes));

    private static IEnumerable<ZipEntry> Entries(byte[] directory, int count)
    {
        for (var at = 0; count > 0 && at + 46 <= directory.Length && directory.AsSpan(at).StartsWith("PK\x01\x02"u8); count--)
        {
            var nameBytes = Word(directory, at + 28);
            var name = Encoding.UTF8.GetString(directory.AsSpan(at + 46, Math.Min(nameBytes, directory.Length - at - 46)));
            var isLink = directory[at + 5] == 3 && (Long(directory, at + 38) >> 28) == 0xA;
            yield return new ZipEntry(name, nameBytes, Word(directory, at + 8), Word(directory, at + 10), Long(directory, at + 20), Long(directory, at + 24), Long(directory, at + 42), isLink);
            at += 46 + nameBytes + Word(directory, at + 30) + Word(directory, at + 32);
        }
    }

    private static void RequireHarmless(List<ZipEntry> entries, long length)
    {
        var unpacked = entries.Sum(e => (long)e.Size);
        var code = entries.Exists(e => (e.Flags & EncryptedFlags) != 0) ? "file_encrypted"
            : unpacked > MaxUnpackedBytes || unpacked > length * MaxRatio ? "file_expands_too_much"
            : entries.Exists(e => e.IsLink || e.Name.StartsWith('/') || e.Name.Split('/').Contains("..") || e.Name.AsSpan().ContainsAny('\\', ':', '\0')
                || Unwanted.Contains(Path.GetExtension(e.Name), StringComparer.OrdinalIgnoreCase)) ? "file_holds_unwanted"
            : null;
        if (code is not null)
        {
            throw FileCheck.Refused(code);
        }
    }

    /// <summary>Every entry stands where the directory says, under the same name, and none in another: what was looked at is what a reader will find.</summary>
    private static void RequireInPlace(Stream file, List<ZipEntry> entries, long directoryStart)
    {
        var (free, names) = (0L, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var entry in entries)
        {
            var header = FileCheck.Read(file, entry.Offset, 30 + entry.NameBytes);
            var isThere = header.Length == 30 + entry.NameBytes && header.AsSpan().StartsWith("PK\x03\x04"u8) && (Word(header, 6) & EncryptedFlags) == 0
                && Word(header, 8) == entry.Method && Word(header, 26) == entry.NameBytes && Encoding.UTF8.GetString(header.AsSpan(30)) == entry.Name;
            if (!isThere || entry.Offset < free || !names.Add(entry.Name) || entry.Method is not (0 or 8))
            {
                throw FileCheck.Refused("file_damaged", FileKind.Archive);
            }

            free = entry.Offset + header.Length + Word(header, 28) + entry.Packed;
        }

        if (free > directoryStart)
        {
            throw FileCheck.Refused("file_damaged", FileKind.Archive);
        }
    }

    private static ushort Word(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint Long(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
