using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Lantu.Api.UnitTests.Attachments;

/// <summary>Small files of every kind, whole enough to be taken for what they are.</summary>
internal static class Samples
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public const string OfdRoot = "<?xml version=\"1.0\"?><ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";

    public static byte[] Pdf => Bytes("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n");

    public static byte[] Png => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xDE, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];

    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 5, 8, 0, 1, 0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9];

    public static byte[] Gif => [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3B];

    public static byte[] WebP => [.. "RIFF"u8, 12, 0, 0, 0, .. "WEBPVP8 "u8, 0, 0, 0, 0];

    public static byte[] Docx => Office(Word);

    public static byte[] Xlsx => Office("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");

    public static byte[] Pptx => Office("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml");

    public static byte[] Ofd(params (string Name, string Content)[] more) => Zip([("OFD.xml", OfdRoot), ("Doc_0/Document.xml", "<Document/>"), .. more]);

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Office(string mainType, params (string Name, string Content)[] more) => Zip([
        ("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/main.xml\" ContentType=\"{mainType}\"/></Types>"),
        ("main.xml", "<main>市站日均值</main>"),
        .. more]);

    public static byte[] Zip(params (string Name, string Content)[] entries) => Zip(zip =>
    {
        foreach (var (name, content) in entries)
        {
            using var entry = new StreamWriter(zip.CreateEntry(name).Open());
            entry.Write(content);
        }
    });

    public static byte[] Zip(Action<ZipArchive> fill)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(zip);
        }

        return file.ToArray();
    }

    /// <summary>The file with a little-endian word of it changed, found from the first or last place where the signature stands.</summary>
    public static byte[] Patched(byte[] file, string signature, int offset, ushort word, bool last = false)
    {
        var at = last ? file.AsSpan().LastIndexOf(Bytes(signature)) : file.AsSpan().IndexOf(Bytes(signature));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at + offset), word);
        return file;
    }
}
