namespace Lantu.Api.LocalDatabase;

/// <summary>A lock that the operating system releases when its holder dies, however it dies.</summary>
internal static class FolderLock
{
    public static FileStream? TryTake(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    /// <exception cref="LocalDatabaseException">Its holder kept it for longer than that.</exception>
    public static async Task<FileStream> WaitAsync(string file, TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < patience; waited += TimeSpan.FromMilliseconds(200))
        {
            if (TryTake(file) is { } taken)
            {
                return taken;
            }

            await Task.Delay(200, cancellationToken);
        }

        throw new LocalDatabaseException($"Another process has held {file} for {patience.TotalMinutes:0} minutes.");
    }
}
