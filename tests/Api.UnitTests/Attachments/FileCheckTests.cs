using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lantu.Api.Domain;
using Lantu.Api.Features.Attachments;

namespace Lantu.Api.UnitTests.Attachments;

/// <summary>S20 and S21: a file is what is in it, and what is in it is looked at without unpacking.</summary>
public sealed class FileCheckTests
{
    private static readonly TestCaseData[] Taken =
    [
        new(Samples.Pdf, FileKind.Pdf), new(Samples.Jpeg, FileKind.Jpeg), new(Samples.Png, FileKind.Png), new(Samples.Gif, FileKind.Gif), new(Samples.WebP, FileKind.WebP),
        new(Samples.Docx, FileKind.Document), new(Samples.Xlsx, FileKind.Spreadsheet), new(Samples.Pptx, FileKind.Presentation), new(Samples.Ofd(), FileKind.Ofd),
        // Telephones put a second picture after the first; Office files hold other Office files and formulas as old objects.
        new((byte[])[.. Samples.Jpeg, .. Samples.Jpeg], FileKind.Jpeg),
        new(Samples.Office(Samples.Word, ("word/embeddings/a.xlsx", "x"), ("word/embeddings/oleObject1.bin", "x")), FileKind.Document),
    ];

    private static readonly TestCaseData[] OtherKinds =
    [
        new(Samples.Bytes("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), FileKind.Svg),
        new(Samples.Bytes("\u00EF\u00BB\u00BF <?xml version='1.0'?>\n<!-- --><SVG/>"), FileKind.Svg),
        new(Samples.Bytes("\r\n <!DOCTYPE html><script>alert(1)</script>"), FileKind.Html),
        new(Samples.Bytes("<script>alert(1)</script>"), FileKind.Html),
        new(Samples.Bytes("<?xml version='1.0'?><a/>"), FileKind.Xml),
        new(Encoding.UTF8.GetBytes("站点,日均值\n一,28.6"), FileKind.Text),
        new(Samples.Bytes("MZ\u0090"), FileKind.Executable), new(Samples.Bytes("\u007FELF"), FileKind.Executable), new(Samples.Bytes("#!/bin/sh"), FileKind.Executable),
        new(Samples.Bytes("Rar!\x1A\x07"), FileKind.Archive), new(Samples.Bytes("7z\u00BC\u00AF\x27\x1C"), FileKind.Archive), new(Samples.Bytes("\x1F\u008B\x08"), FileKind.Archive), new(Samples.Zip(("a.txt", "x")), FileKind.Archive), new(Samples.Zip(), FileKind.Archive),
        // A file called so makes no OFD, nor does one in a folder.
        new(Samples.Zip(("OFD.xml", "<OFD/>")), FileKind.Archive), new(Samples.Zip(("a/OFD.xml", Samples.OfdRoot)), FileKind.Archive),
        new((byte[])[.. new byte[257], .. "ustar"u8], FileKind.Archive),
        new((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], FileKind.OldOffice), new(Samples.Bytes("{\\rtf1"), FileKind.OldOffice),
        new(Samples.Bytes("\0\0\0\u0018ftypheic"), FileKind.Heic), new(Samples.Bytes("\0\0\0\u0018ftypmp42"), FileKind.Media), new(Samples.Bytes("RIFF\0\0\0\0AVI "), FileKind.Media),
        new(Samples.Bytes("BM\0\0"), FileKind.OtherImage), new(new byte[] { 0, 1, 2, 3 }, FileKind.Unknown),
        // The header of a PDF may not hide behind something else.
        new((byte[])[.. "MZ"u8, .. Samples.Pdf], FileKind.Executable), new((byte[])[.. "<html>"u8, .. Samples.Pdf], FileKind.Html),
    ];

    private static readonly TestCaseData[] Faults =
    [
        new(Array.Empty<byte>(), "file_empty"),
        new(Samples.Pdf[..^30], "file_damaged"), new(Samples.Bytes("%PDF-x"), "file_damaged"), new(Samples.Png[..^1], "file_damaged"), new((byte[])[.. Samples.Png, .. Samples.Docx], "file_damaged"),
        new(Samples.Jpeg[..8], "file_damaged"), new((byte[])[0xFF, 0xD8, 0xFF, .. "<script>"u8], "file_damaged"), new(Samples.Gif[..^1], "file_damaged"), new((byte[])[.. Samples.WebP, 1, 2], "file_damaged"),
        new(Samples.Docx[..^1], "file_damaged"), new(Samples.Docx[..200], "file_damaged"),
        new(Samples.Office(Samples.Word, ("word/vbaProject.bin", "x")), "file_has_macros"),
        new(Samples.Office("application/vnd.ms-word.document.macroEnabled.main+xml"), "file_has_macros"),
        new(Samples.Office(Samples.Word + "\"/><Override PartName=\"/harmless.bin\" ContentType=\"application/vnd.ms-office.vba&#80;roject"), "file_has_macros"),
        new(Samples.Office(Samples.Word, ("xl/macrosheets/sheet1.xml", "x")), "file_has_macros"),
        new(Samples.Zip(("[Content_Types].xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><Types/>")), "file_damaged"),
        new(Samples.Zip(("[Content_Types].xml", "<Types")), "file_damaged"), new(Samples.Zip(("OFD.xml", "<OFD")), "file_damaged"),
        new(Samples.Ofd(("Doc_0/Attachs/a.exe", "x")), "file_holds_unwanted"),
        new(Samples.Zip(("[Content_Types].xml", "<Types/>"), ("[content_types].xml", "<Types/>")), "file_damaged"),
        new(Samples.Office(Samples.Word, ("../../etc/cron.d/x", "x")), "file_holds_unwanted"), new(Samples.Office(Samples.Word, ("/etc/x", "x")), "file_holds_unwanted"), new(Samples.Office(Samples.Word, ("C:\\x", "x")), "file_holds_unwanted"),
        new(Samples.Office(Samples.Word, ("word/media/a.ZIP", "x")), "file_holds_unwanted"), new(Samples.Office(Samples.Word, ("word/embeddings/a.exe", "x")), "file_holds_unwanted"),
        new(Samples.Zip(zip => zip.CreateEntry("link").ExternalAttributes = unchecked((int)0xA1FF0000)), "file_holds_unwanted"),
        new(Samples.Patched(Samples.Docx, "PK\x01\x02", 8, 1), "file_encrypted"),
        new(Samples.Patched(Samples.Docx, "PK\x03\x04", 6, 1), "file_damaged"),
        // A directory that names another place, another name, another method, more entries or fewer than there are.
        new(Samples.Patched(Samples.Docx, "PK\x01\x02", 42, 0, last: true), "file_damaged"), new(Samples.Patched(Samples.Docx, "PK\x03\x04", 30, 0x5858), "file_damaged"), new(Samples.Patched(Samples.Docx, "PK\x01\x02", 10, 99), "file_damaged"),
        new(Samples.Patched(Samples.Docx, "PK\x05\x06", 10, 3), "file_damaged"), new(Samples.Patched(Samples.Docx, "PK\x05\x06", 10, ushort.MaxValue), "file_expands_too_much"),
        new(Samples.Zip(zip => { using var entry = zip.CreateEntry("xl/bomb.xml", CompressionLevel.SmallestSize).Open(); entry.Write(new byte[20_000_000]); }), "file_expands_too_much"),
        new(Samples.Zip([.. Enumerable.Range(0, 2001).Select(i => ($"{i}", ""))]), "file_expands_too_much"),
    ];

    [TestCaseSource(nameof(Taken))]
    public void Evidence_IsTakenForWhatItIs(byte[] file, FileKind kind) => Assert.That(FileCheck.Require(new MemoryStream(file)).Kind, Is.EqualTo(kind));

    [TestCaseSource(nameof(OtherKinds))]
    public void OtherKinds_AreRefusedByTheirName(byte[] file, FileKind kind) =>
        Assert.That(ViolationOf(file), Has.Property("Code").EqualTo("file_kind_refused").And.Property("Values").EqualTo(new object[] { kind }));

    [TestCaseSource(nameof(Faults))]
    public void Faults_AreNamed(byte[] file, string code) => Assert.That(ViolationOf(file)?.Code, Is.EqualTo(code));

    /// <summary>Whatever comes in: an answer or a refusal, nothing else.</summary>
    [Test]
    public void AnyBytes_AreTakenOrRefused_NeverAFailure()
    {
        byte[][] seeds = [Samples.Pdf, Samples.Png, Samples.Jpeg, Samples.Gif, Samples.WebP, Samples.Docx, Samples.Zip(("a", "b"))];
        var spoilt = from seed in Gen.Elements(seeds)
                     from places in Gen.ListOf(Gen.Choose(0, seed.Length - 1))
                     from value in Gen.Choose(0, 255)
                     from length in Gen.Choose(0, seed.Length)
                     select Spoil(seed, places, (byte)value, length);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(spoilt.ToArbitrary(), file =>
        {
            ViolationOf(file);
            return true;
        }));
    }

    [TestCase("报告.pdf", "报告.pdf")]
    [TestCase("C:\\用户\\徐丽\\报告.pdf", "报告.pdf")]
    [TestCase("../../etc/passwd.pdf", "passwd.pdf")]
    [TestCase("报\u202Efdp.exe.pdf", "报fdp.exe.pdf")]
    [TestCase("a\u0000\r\n\u200B\u2028b.pdf", "ab.pdf")]
    [TestCase("a<b>:\"|?*.pdf", "a_b______.pdf")]
    [TestCase(" 报告.pdf. . ", "报告.pdf")]
    [TestCase("folder/", "")]
    [TestCase("\u202E", "")]
    [TestCase(null, "")]
    public void Name_KeepsNothingThatMisleads(string? given, string clean) => Assert.That(FileName.Clean(given), Is.EqualTo(clean));

    [Test]
    public async Task Received_IsReadInPieces_AndHashedOnTheWay()
    {
        var body = new CountedBody(Attachment.MaxBytes);
        await using var file = await ReceivedFile.ReadAsync(body, CancellationToken.None);
        Assert.That((file.Size, body.Largest), Is.EqualTo((Attachment.MaxBytes, 64 * 1024)));
        file.Content.Position = 0;
        Assert.That(file.Hash, Is.EqualTo(await System.Security.Cryptography.SHA256.HashDataAsync(file.Content)));
    }

    [Test]
    public void Received_TooLarge_IsNotReadToItsEnd()
    {
        var body = new CountedBody(10 * Attachment.MaxBytes);
        Assert.That(async () => await ReceivedFile.ReadAsync(body, CancellationToken.None), Throws.InstanceOf<Http.MalformedRequestException>().With.Property("Status").EqualTo(413));
        Assert.That(body.Given, Is.LessThanOrEqualTo(Attachment.MaxBytes + (64 * 1024)));
    }

    private static RuleViolation? ViolationOf(byte[] file)
    {
        try
        {
            FileCheck.Require(new MemoryStream(file));
            return null;
        }
        catch (RuleViolationException refused)
        {
            return refused.Violations.Single();
        }
    }

    private static byte[] Spoil(byte[] seed, IEnumerable<int> places, byte value, int length)
    {
        var file = (byte[])seed.Clone();
        foreach (var place in places)
        {
            file[place] = value;
        }

        return length % 2 == 0 ? file : file[..length];
    }

    /// <summary>A body of so many bytes that knows how they were asked for.</summary>
    private sealed class CountedBody(long length) : MemoryStream
    {
        public long Given { get; private set; }

        public int Largest { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = (int)Math.Min(buffer.Length, length - Given);
            (Given, Largest) = (Given + read, Math.Max(Largest, buffer.Length));
            return ValueTask.FromResult(read);
        }
    }
}
