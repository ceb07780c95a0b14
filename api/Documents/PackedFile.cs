using System.IO.Compression;

namespace Lantu.Api.Documents;

/// <summary>An Office file whose bytes follow from its parts alone: in the order of their names, of no hour.</summary>
public static class PackedFile
{
    private const string ContentTypes = "[Content_Types].xml";
    private static readonly DateTimeOffset NoHour = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Readers that look at the first bytes only expect the content types there.
            foreach (var (name, content) in parts.OrderBy(p => p.Name != ContentTypes).ThenBy(p => p.Name, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = NoHour;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    public static byte[] Again(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        return Of(zip.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return (entry.FullName, content.ToArray());
        }).ToList());
    }
}
