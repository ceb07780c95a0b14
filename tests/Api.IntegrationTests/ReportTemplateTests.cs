using System.Net.Http.Headers;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lantu.Api.IntegrationTests;

/// <summary>报告模板: fetched, changed and put back, by a plan's administrator only; what is refused says why.</summary>
public sealed class ReportTemplateTests
{
    private const string Path = $"{SubmissionSteps.Plan}/report-template";
    private LantuApp app = null!;
    private Caller admin = null!;

    [SetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        admin = await app.AsAsync("admin");
    }

    [TearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private static Task<Answer> PutAsync(Caller caller, byte[] file, string? ifMatch) => caller.SendAsync(HttpMethod.Put, Path, null, ifMatch, request =>
    {
        request.Content = new ByteArrayContent(file);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
    });

    private static Task<byte[]> FileAsync(Caller caller, string query = "") => caller.Http.GetByteArrayAsync(new Uri($"/api/v1/{Path}.docx{query}", UriKind.Relative));

    /// <summary>As somebody does in Word.</summary>
    private static byte[] Changed(byte[] file, Action<Body> change)
    {
        using var memory = new MemoryStream();
        memory.Write(file);
        using (var document = WordprocessingDocument.Open(memory, isEditable: true))
        {
            change(document.MainDocumentPart!.Document!.Body!);
        }

        return memory.ToArray();
    }

    [Test]
    public async Task ATemplate_IsFetched_ChangedAndPutBack_AndTakenAway()
    {
        var first = await admin.GetAsync(Path);
        Assert.That(((bool)first.Json!["isShipped"]!, (string?)first.Json["setBy"], first.ETag), Is.EqualTo((true, (string?)null, "\"0\"")));
        var shipped = await FileAsync(admin);
        var own = Changed(shipped, body => body.GetFirstChild<SectionProperties>()!.GetFirstChild<PageMargin>()!.Top = 1440);

        var put = await PutAsync(admin, own, first.ETag);
        Assert.That((put.Status, (bool)put.Json!["isShipped"]!, (long)put.Json["size"]!, put.ETag), Is.EqualTo((200, false, (long)own.Length, "\"1\"")));
        Assert.That(put.Json["setAt"], Is.Not.Null);
        Assert.That(await FileAsync(await app.AsAsync("kecheng.drafter")), Is.EqualTo(own));
        Assert.That(await FileAsync(admin, "?shipped=true"), Is.EqualTo(shipped));

        Assert.That((await PutAsync(admin, own, put.ETag)).ETag, Is.EqualTo("\"1\""), "the same once more changes nothing");
        Assert.That((await PutAsync(admin, own, "\"0\"")).Status, Is.EqualTo(412));
        Assert.That((await PutAsync(admin, own, null)).Status, Is.EqualTo(428));
        Assert.That((await PutAsync(await app.AsAsync("finalizer"), own, put.ETag)).Status, Is.EqualTo(403));

        var removed = await admin.SendAsync(HttpMethod.Delete, Path, null, put.ETag);
        Assert.That((removed.Status, (bool)removed.Json!["isShipped"]!, removed.ETag), Is.EqualTo((200, true, "\"2\"")));
        Assert.That(await FileAsync(admin), Is.EqualTo(shipped));
        Assert.That(await Sql.RowsAsync(app.ConnectionString, "SELECT action FROM audit_entries WHERE action LIKE 'reportTemplate.%' ORDER BY id"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task WhatCannotServe_IsRefused_AndSaysWhy()
    {
        var shipped = await FileAsync(admin);
        var lacking = await PutAsync(admin, Changed(shipped, body => body.Elements<Paragraph>().Single(p => p.InnerText == "{{报告正文}}").Remove()), "\"0\"");
        Assert.That((lacking.Status, (string)lacking.Json!["errors"]![0]!["code"]!), Is.EqualTo((422, "template_lacks_marks")));
        Assert.That((string)lacking.Json["errors"]![0]!["message"]!, Does.Contain("{{报告正文}}"));
        Assert.That((string)(await PutAsync(admin, "%PDF-1.7"u8.ToArray(), "\"0\"")).Json!["errors"]![0]!["code"]!, Is.EqualTo("template_no_document"));
        Assert.That((await PutAsync(admin, new byte[(5 * 1024 * 1024) + 1], "\"0\"")).Status, Is.EqualTo(413));
        Assert.That((bool)(await admin.GetAsync(Path)).Json!["isShipped"]!, Is.True);
    }
}
