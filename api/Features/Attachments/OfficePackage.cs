using System.IO.Compression;
using System.Xml;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Attachments;

/// <summary>Tells by the content types that it declares which Office file a zip is, if any.</summary>
public static class OfficePackage
{
    private const string ContentTypes = "[Content_Types].xml";

    private static readonly (string Type, FileKind Kind)[] Main =
    [
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", FileKind.Document),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", FileKind.Spreadsheet),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", FileKind.Presentation),
    ];

    /// <summary>Archive when it is some other zip.</summary>
    /// <exception cref="RuleViolationException">It is damaged, encrypted, expands too much, or holds macros or what no Office file holds.</exception>
    public static FileKind KindOf(Stream file)
    {
        var entries = ZipDirectory.Read(file);
        if (entries.Find(e => e.Name == ContentTypes) is not { } types)
        {
            return FileKind.Archive;
        }

        var declared = Declared(file, types);
        if (entries.Exists(e => IsMacro(e.Name)) || declared.Exists(IsMacro))
        {
            throw FileCheck.Refused("file_has_macros");
        }

        return Main.FirstOrDefault(main => declared.Contains(main.Type), (Type: "", Kind: FileKind.Archive)).Kind;
    }

    /// <summary>vbaProject.bin, macroEnabled, macrosheets: by the name of a part as by its declared type, whatever the other says.</summary>
    private static bool IsMacro(string word) => word.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || word.Contains("macro", StringComparison.OrdinalIgnoreCase);

    private static List<string> Declared(Stream file, ZipEntry types)
    {
        try
        {
            var packed = new MemoryStream(ZipDirectory.Packed(file, types));
            using var unpacked = types.Method == 0 ? (Stream)packed : new DeflateStream(packed, CompressionMode.Decompress);
            using var xml = XmlReader.Create(unpacked, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = ZipDirectory.MaxBytes, XmlResolver = null });
            var declared = new List<string>();
            while (xml.Read())
            {
                declared.Add(xml.GetAttribute("ContentType") ?? "");
            }

            return declared;
        }
        catch (Exception malformed) when (malformed is XmlException or InvalidDataException)
        {
            throw FileCheck.Refused("file_damaged", FileKind.Archive);
        }
    }
}
