using System.ComponentModel;
using System.Diagnostics;

namespace Lantu.Api.UnitTests.Documents;

/// <summary>Files as another program sees them: LibreOffice opens them, poppler reads what came of it.</summary>
internal static class LibreOffice
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The files that it makes of one, by their names.</summary>
    /// <param name="file">What is opened.</param>
    /// <param name="name">With its ending.</param>
    /// <param name="format">As --convert-to takes it.</param>
    public static Dictionary<string, byte[]> Convert(byte[] file, string name, string format) => InFolder(folder =>
    {
        File.WriteAllBytes(Path.Combine(folder, name), file);
        var output = Path.Combine(folder, "out");
        // Without a profile of its own a second one waits for the first.
        Run("soffice", $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--convert-to", format, "--outdir", output, Path.Combine(folder, name));
        return Directory.Exists(output) ? Directory.GetFiles(output).ToDictionary(f => Path.GetFileName(f)!, File.ReadAllBytes) : [];
    });

    /// <summary>The text of a PDF's pages, as it stands on them.</summary>
    public static List<string> PagesOf(byte[] pdf) => InFolder(folder =>
    {
        var path = Path.Combine(folder, "file.pdf");
        File.WriteAllBytes(path, pdf);
        return Run("pdftotext", "-layout", path, "-").TrimEnd('\f').Split('\f').ToList();
    });

    /// <summary>Its fonts, each with whether it is embedded.</summary>
    public static List<(string Name, bool IsEmbedded)> FontsOf(byte[] pdf) => InFolder(folder =>
    {
        var path = Path.Combine(folder, "file.pdf");
        File.WriteAllBytes(path, pdf);
        // name, type, encoding, then: emb sub uni object ID.
        return Run("pdffonts", path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(words => (words[0], words[^5] == "yes")).ToList();
    });

    private static T InFolder<T>(Func<string, T> act)
    {
        var folder = Directory.CreateTempSubdirectory("lantu-office-").FullName;
        try
        {
            return act(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"{program} took longer than {Patience}.");
            }

            return process.ExitCode == 0 ? said.Result : throw new InvalidOperationException($"{program}: {complained.Result}");
        }
        catch (Win32Exception)
        {
            Assert.Fail($"There is no {program} here: install LibreOffice and poppler (Debian: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils).");
            throw;
        }
    }
}
