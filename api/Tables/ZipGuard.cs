using System.IO.Compression;

namespace Lantu.Api.Tables;

/// <summary>
/// Looks at a workbook's own table of contents before anything is unpacked. What an entry declares can be trusted: the framework stops
/// reading there.
/// </summary>
public static class ZipGuard
{
    private const int MostEntries = 200;
    private const long MostBytes = 100 * 1024 * 1024;
    private const int MostRatio = 100;
    private const long SmallBytes = 1024 * 1024;

    /// <exception cref="TableException">No archive, or one that would expand too much or reaches out of itself.</exception>
    public static void Require(Stream content)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries || archive.Entries.Sum(e => e.Length) > MostBytes || archive.Entries.Any(Bursts))
            {
                throw new TableException("table_expands_too_much");
            }
        }
        catch (InvalidDataException)
        {
            throw new TableException("table_not_a_workbook");
        }
    }

    private static bool Bursts(ZipArchiveEntry entry) =>
        (entry.Length > SmallBytes && entry.Length / Math.Max(1, entry.CompressedLength) > MostRatio)
        || entry.FullName.Contains("..", StringComparison.Ordinal)
        || entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
}
