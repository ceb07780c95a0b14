using System.IO.Compression;
using System.Xml;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Attachments;

/// <summary>Tells which document a zip is, if any: an Office file by the content types that it declares, an OFD by its own root.</summary>
public static class OfficePackage
{
    private const string ContentTypes = "[Content_Types].xml";
    private const string OfdRoot = "OFD.xml";
    private const string OfdNamespace = "http://www.ofdspec.org/2016";

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
            return entries.Find(e => e.Name == OfdRoot) is { } root && Elements(file, root, xml => (xml.LocalName, xml.NamespaceURI)).FirstOrDefault() == ("OFD", OfdNamespace) ? FileKind.Ofd : FileKind.Archive;
        }

        var declared = Elements(file, types, xml => xml.GetAttribute("ContentType") ?? "");
        if (entries.Exists(e => IsMacro(e.Name)) || declared.Exists(IsMacro))
        {
            throw FileCheck.Refused("file_has_macros");
        }

        return Main.FirstOrDefault(main => declared.Contains(main.Type), (Type: "", Kind: FileKind.Archive)).Kind;
    }

    /// <summary>vbaProject.bin, macroEnabled, macrosheets: by the name of a part as by its declared type, whatever the other says.</summary>
    private static bool IsMacro(string word) => word.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || word.Contains("macro", StringComparison.OrdinalIgnoreCase);

    /// <summary>Something of every element of an entry, in its order.</summary>
    private static List<T> Elements<T>(Stream file, ZipEntry entry, Func<XmlReader, T> read)
    {
        try
        {
            var packed = new MemoryStream(ZipDirectory.Packed(file, entry));
            using var unpacked = entry.Method == 0 ? (Stream)packed : new DeflateStream(packed, CompressionMode.Decompress);
            using var xml = XmlReader.Create(unpacked, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = ZipDirectory.MaxBytes, XmlResolver = null });
            var elements = new List<T>();
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    elements.Add(read(xml));
                }
            }

            return elements;
        }
        catch (Exception malformed) when (malformed is XmlException or InvalidDataException)
        {
            throw FileCheck.Refused("file_damaged", FileKind.Archive);
        }
    }
}
