using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Npgsql;

namespace Lantu.Api.IntegrationTests.Attachments;

/// <summary>Evidence from its upload to its end: what comes back is what went in, to those who may see it, and gone is gone.</summary>
public sealed class AttachmentTests
{
    private const int MB = 1024 * 1024;
    private LantuApp app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => app = new LantuApp(await TestDatabases.CopyAsync());

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private async Task<(Caller Drafter, SubmissionSteps Submission)> FormAsync(string area, string period)
    {
        var drafter = await app.AsAsync($"{area}.drafter");
        return (drafter, await SubmissionSteps.OfAsync(drafter, period));
    }

    private static async Task<JsonArray> ListAsync(SubmissionSteps submission, Caller caller) => (await caller.GetAsync($"{submission.Path}/attachments")).Json!["items"]!.AsArray();

    [Test]
    public async Task Evidence_ComesBackToTheByte_WholeAndByRange()
    {
        var (drafter, submission) = await FormAsync("kecheng", "2021");
        var (content, note) = (EvidenceSteps.Pdf(700_000), Uri.EscapeDataString("市站盖章件"));
        var added = await submission.AddAsync(drafter, content, $"fileName={Uri.EscapeDataString("C:\\材料\\报告 1.PDF")}&lineNo=2&note={note}", "\"1\"");

        var (item, hash) = (added.Json!["attachment"]!, Convert.ToHexStringLower(SHA256.HashData(content)));
        Assert.That((added.Status, added.ETag, (long)added.Json["version"]!), Is.EqualTo((201, "\"2\"", 2L)));
        Assert.That(added.Headers.Location!.OriginalString, Does.EndWith($"/attachments/{item["id"]}"));
        Assert.That(((string)item["fileName"]!, (int)item["lineNo"]!, (string)item["mediaType"]!, (long)item["size"]!, (string)item["sha256"]!, (string)item["note"]!, (string)item["addedBy"]!["displayName"]!), Is.EqualTo(("报告 1.PDF", 2, "application/pdf", 700_000L, hash, "市站盖章件", "徐丽")));
        Assert.That((await ListAsync(submission, drafter)).Single()!.ToJsonString(), Is.EqualTo(item.ToJsonString()));
        var form = await drafter.GetAsync(submission.Path);
        Assert.That(((string)form.Json!["state"]!, form.ETag), Is.EqualTo(("draft", "\"2\"")), "it counts as a save");

        var whole = await submission.DownloadAsync(drafter, (string)item["id"]!);
        Assert.That((whole.Status, whole.About.ContentLength, whole.About.ContentType!.MediaType, whole.Headers.ETag!.Tag), Is.EqualTo((200, (long?)700_000, "application/pdf", $"\"{hash}\"")));
        Assert.That(whole.Bytes, Is.EqualTo(content));
        Assert.That(whole.About.ContentDisposition!.ToString(), Does.StartWith("attachment;").And.Contains("filename*=UTF-8''%E6%8A%A5%E5%91%8A%201.PDF"));
        Assert.That((whole.Headers.GetValues("X-Content-Type-Options").Single(), whole.Headers.GetValues("Content-Security-Policy").Single(), whole.Headers.AcceptRanges.Single()), Is.EqualTo(("nosniff", "sandbox; default-src 'none'; frame-ancestors 'none'", "bytes")));
    }

    [TestCase("bytes=0-0", 0, 1)]
    [TestCase("bytes=10-300000", 10, 299_991)]
    [TestCase("bytes=262143-262144", 262_143, 2)]
    [TestCase("bytes=699990-", 699_990, 10)]
    [TestCase("bytes=-5", 699_995, 5)]
    [TestCase("bytes=699990-900000", 699_990, 10)]
    public async Task Range_IsWhatItAsksFor(string range, int from, int length)
    {
        var (drafter, submission) = await FormAsync("kecheng", "2022");
        var content = EvidenceSteps.Pdf(700_000);
        var id = await submission.MustAddAsync(drafter, content);
        var part = await submission.DownloadAsync(drafter, id, "Range", range);
        Assert.That((part.Status, part.About.ContentRange!.ToString()), Is.EqualTo((206, $"bytes {from}-{from + length - 1}/700000")));
        Assert.That(part.Bytes, Is.EqualTo(content[from..(from + length)]));
    }

    [Test]
    public async Task Conditions_AreHeeded_AndHeadSendsNoBody()
    {
        var (drafter, submission) = await FormAsync("kecheng", "2023");
        var content = EvidenceSteps.Pdf(300_000);
        var id = await submission.MustAddAsync(drafter, content);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"";
        async Task<(int, int)> AskAsync(string header, string value) => await submission.DownloadAsync(drafter, id, header, value) is var d ? (d.Status, d.Bytes.Length) : default;
        Assert.That(await AskAsync("If-None-Match", tag), Is.EqualTo((304, 0)));
        Assert.That(await AskAsync("If-None-Match", "\"other\""), Is.EqualTo((200, 300_000)));

        async Task<(int, int)> IfRangeAsync(string value)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{submission.Path}/attachments/{id}") { Headers = { { "Range", "bytes=0-9" }, { "If-Range", value } } };
            using var response = await drafter.Http.SendAsync(request);
            return ((int)response.StatusCode, (await response.Content.ReadAsByteArrayAsync()).Length);
        }

        Assert.That((await IfRangeAsync(tag), await IfRangeAsync("\"other\"")), Is.EqualTo(((206, 10), (200, 300_000))));
        var head = await submission.DownloadAsync(drafter, id, method: HttpMethod.Head);
        Assert.That((head.Status, head.Bytes.Length, head.About.ContentLength, head.Headers.ETag!.Tag), Is.EqualTo((200, 0, (long?)300_000, tag)));
        async Task<(int, string?)> RefusalAsync(string header, string value) =>
            await drafter.SendAsync(HttpMethod.Get, $"{submission.Path}/attachments/{id}", null, prepare: r => r.Headers.TryAddWithoutValidation(header, value)) is var a ? (a.Status, a.Code) : default;
        Assert.That(await RefusalAsync("Range", "bytes=300000-"), Is.EqualTo((416, "range_not_satisfiable")));
        Assert.That(await RefusalAsync("If-Match", "\"other\""), Is.EqualTo((412, "precondition_failed")));
    }

    /// <summary>The pieces before and after are taken away: who asks for the middle, or for the headers, does not miss them.</summary>
    [Test]
    public async Task RangeAndHead_ReadOnlyWhatTheyNeed()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var drafter = await own.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2021");
        var content = EvidenceSteps.Pdf(4 * 262_144);
        var id = await submission.MustAddAsync(drafter, content);
        await Sql.ScalarAsync(own.ConnectionString, "ALTER TABLE blob_chunks DISABLE TRIGGER USER; DELETE FROM blob_chunks WHERE no <> 2");
        Assert.That((await submission.DownloadAsync(drafter, id, "Range", "bytes=524288-786431")).Bytes, Is.EqualTo(content[524_288..786_432]));
        Assert.That((await submission.DownloadAsync(drafter, id, method: HttpMethod.Head)).Status, Is.EqualTo(200));
        Assert.That((await drafter.GetAsync($"{submission.Path}/attachments/{id}")).Status, Is.EqualTo(500), "the whole misses them");
    }

    [Test]
    public async Task SameContent_IsKeptOnce_AndGoesWithTheLastThatRefersToIt()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var (one, other) = (await own.AsAsync("kecheng.drafter"), await own.AsAsync("kaihua.drafter"));
        var (first, second) = (await SubmissionSteps.OfAsync(one, "2021"), await SubmissionSteps.OfAsync(other, "2021"));
        var content = EvidenceSteps.Pdf(300_000);
        var (a, b, c) = (await first.MustAddAsync(one, content), await first.MustAddAsync(one, content, "fileName=再来.pdf"), await second.MustAddAsync(other, content));
        Assert.That(await EvidenceSteps.CountAsync(own.ConnectionString), Is.EqualTo("3 1 2"));

        Assert.That(((await first.RemoveAsync(one, a)).Status, (await first.RemoveAsync(one, b)).Status), Is.EqualTo((200, 200)));
        Assert.That(((await first.RemoveAsync(one, b)).Status, (await second.DownloadAsync(other, c)).Bytes), Is.EqualTo((404, content)));
        Assert.That(await EvidenceSteps.CountAsync(own.ConnectionString), Is.EqualTo("1 1 2"));
        Assert.That((await second.RemoveAsync(other, c)).ETag, Is.EqualTo(await second.TagAsync(other)));
        Assert.That(await EvidenceSteps.CountAsync(own.ConnectionString), Is.EqualTo("0 0 0"), "residual information");
        Assert.That(await Sql.ScalarAsync(own.ConnectionString, "SELECT string_agg(action || ' ' || split_part(detail, ',', 1), ', ' ORDER BY at) FROM audit_entries WHERE action LIKE 'attachment.%'"),
            Is.EqualTo("attachment.add 报告.pdf, attachment.add 再来.pdf, attachment.add 报告.pdf, attachment.remove 报告.pdf, attachment.remove 再来.pdf, attachment.remove 报告.pdf"));
    }

    [TestCase("fileName=%E6%8A%A5%E5%91%8A.pdf", "\x89PNG\r\n\x1A\n", 422, "", "file_damaged")]
    [TestCase("fileName=a.png", "%PDF-1.7\nstartxref\n0\n%%EOF", 422, "?fileName", "name_contradicts_content")]
    [TestCase("fileName=a", "%PDF-1.7\nstartxref\n0\n%%EOF", 422, "?fileName", "name_contradicts_content")]
    [TestCase("fileName=a.pdf", "<html><script>alert(1)</script>", 422, "", "file_kind_refused")]
    [TestCase("fileName=a.png", "<svg xmlns='http://www.w3.org/2000/svg'/>", 422, "", "file_kind_refused")]
    [TestCase("fileName=a.pdf", "MZ", 422, "", "file_kind_refused")]
    [TestCase("fileName=a.docx", "PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 422, "", "file_kind_refused")]
    [TestCase("fileName=a.pdf", "", 422, "", "file_empty")]
    [TestCase("fileName=..%2F", "%PDF-", 422, "?fileName", "required")]
    [TestCase("", "%PDF-", 422, "?fileName", "required")]
    [TestCase("fileName=a.pdf&lineNo=99", "%PDF-", 422, "?lineNo", "unknown_line")]
    [TestCase("fileName=a.pdf&lineNo=x", "%PDF-", 400, "?lineNo", "malformed_parameter")]
    [TestCase("fileName=a%00.pdf", "%PDF-", 400, "?fileName", "unprintable_characters")]
    [TestCase("fileName=a%E2%80%AEfdp.exe", "%PDF-", 400, "?fileName", "unprintable_characters")]
    [TestCase("fileName=a.pdf&owner=me", "%PDF-", 400, "?owner", "unknown_parameter")]
    public async Task S20_WhatIsNoEvidence_IsRefusedWithItsPlace_AndChangesNothing(string query, string content, int status, string pointer, string code)
    {
        var (drafter, submission) = await FormAsync("kaihua", "2025");
        var tag = await submission.TagAsync(drafter);
        var answer = await submission.AddAsync(drafter, System.Text.Encoding.Latin1.GetBytes(content), query, tag);
        Assert.That((answer.Status, answer.Pointer, (string?)answer.Json!["errors"]![0]!["code"]), Is.EqualTo((status, pointer, code)));
        Assert.That((await submission.TagAsync(drafter), (await ListAsync(submission, drafter)).Count), Is.EqualTo((tag, 0)));
    }

    [TestCase(196, 201, null)]
    [TestCase(197, 422, "?fileName")]
    public async Task Name_HasAtMost200Characters(int stem, int status, string? pointer)
    {
        var (drafter, submission) = await FormAsync("kaihua", "2024");
        var answer = await submission.AddAsync(drafter, EvidenceSteps.Pdf(100), $"fileName={Uri.EscapeDataString(new string('长', stem))}.pdf");
        Assert.That((answer.Status, answer.Pointer), Is.EqualTo((status, pointer)));
    }

    [Test]
    public async Task Upload_NotOctets_IsRefused_AndSoIsADigestOfSomethingElse()
    {
        var (drafter, submission) = await FormAsync("kaihua", "2023");
        var content = EvidenceSteps.Pdf(100);
        foreach (var type in new[] { "application/pdf", "application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded" })
        {
            var refused = await submission.AddAsync(drafter, content, prepare: r => r.Content!.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type));
            Assert.That((refused.Status, refused.Code), Is.EqualTo((415, "unsupported_media_type")), type);
        }

        async Task<Answer> WithDigestAsync(byte[] of) => await submission.AddAsync(drafter, content, prepare: r => r.Headers.TryAddWithoutValidation("Content-Digest", $"sha-512=:AAAA:, sha-256=:{Convert.ToBase64String(SHA256.HashData(of))}:"));
        Assert.That(((await WithDigestAsync([1])).Code, (await WithDigestAsync(content)).Status), Is.EqualTo(("content_digest_differs", 201)));
    }

    [TestCase(null, 428)]
    [TestCase("*", 400)]
    [TestCase("\"999\"", 412)]
    public async Task AddAndRemove_NeedTheVersionThatWasSeen(string? ifMatch, int status)
    {
        var (drafter, submission) = await FormAsync("longyou", "2024");
        var id = await submission.MustAddAsync(drafter, EvidenceSteps.Pdf(100));
        var path = $"{submission.Path}/attachments";
        var add = await drafter.SendAsync(HttpMethod.Post, $"{path}?fileName=a.pdf", null, ifMatch, r => r.Content = new ByteArrayContent(EvidenceSteps.Pdf(100)) { Headers = { { "Content-Type", "application/octet-stream" } } });
        Assert.That((add.Status, (await drafter.SendAsync(HttpMethod.Delete, $"{path}/{id}", null, ifMatch)).Status), Is.EqualTo((status, status)));
    }

    /// <summary>The page that somebody else had open hears it when they save.</summary>
    [Test]
    public async Task Evidence_MovesTheVersionOn_ForWhoeverHasTheFormOpen()
    {
        var (drafter, submission) = await FormAsync("longyou", "2023");
        var seen = await submission.TagAsync(drafter);
        var id = await submission.MustAddAsync(drafter, EvidenceSteps.Pdf(100));
        Assert.That((await submission.SaveAsync(drafter, """[{"indicatorCode":"1","value":1}]""", seen)).Status, Is.EqualTo(412));
        seen = await submission.TagAsync(drafter);
        await submission.RemoveAsync(drafter, id);
        Assert.That((await submission.AddAsync(drafter, EvidenceSteps.Pdf(100), ifMatch: seen)).Status, Is.EqualTo(412));
    }

    [Test]
    public async Task S19_TwentyMegabytesAreTaken_OneByteMoreIsNot_NorFiftyOneFiles()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var drafter = await own.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2021");
        var tooLarge = await submission.AddAsync(drafter, EvidenceSteps.Pdf((20 * MB) + 1));
        Assert.That((tooLarge.Status, tooLarge.Code, await EvidenceSteps.CountAsync(own.ConnectionString)), Is.EqualTo((413, "payload_too_large", "0 0 0")));
        var whole = EvidenceSteps.Pdf(20 * MB);
        var id = await submission.MustAddAsync(drafter, whole);
        Assert.That(SHA256.HashData((await submission.DownloadAsync(drafter, id)).Bytes), Is.EqualTo(SHA256.HashData(whole)));
        async Task<string?> OneMoreAfterAsync(string size, int copies)
        {
            await Sql.ScalarAsync(own.ConnectionString, $"INSERT INTO attachments SELECT gen_random_uuid(), submission_id, NULL, file_name, sha256, {size}, media_type, NULL, added_at, added_by FROM attachments CROSS JOIN generate_series(1, {copies}) WHERE id = '{id}'");
            var answer = await submission.AddAsync(drafter, EvidenceSteps.Pdf(100));
            await Sql.ScalarAsync(own.ConnectionString, $"DELETE FROM attachments WHERE id <> '{id}'");
            return answer.Status == 201 ? null : (string?)answer.Json!["errors"]![0]!["code"];
        }

        Assert.That((await OneMoreAfterAsync("size", 8), await OneMoreAfterAsync("size", 9)), Is.EqualTo(((string?)null, "attachments_too_large")));
        Assert.That((await OneMoreAfterAsync("1", 48), await OneMoreAfterAsync("1", 49)), Is.EqualTo(((string?)null, "too_many_attachments")));
    }

    [Test]
    public async Task S12_OtherUnits_AndDepartmentsItHasNotReached_FindNothing()
    {
        var (drafter, submission) = await FormAsync("jiangshan", "2022");
        var id = await submission.MustAddAsync(drafter, EvidenceSteps.Pdf(100));
        await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":28}]""");
        var security = await app.AsAsync("security");
        var program = await Programs.CallerAsync(app, await Programs.RegisterAsync(security, "jiangshan", ["submissions:write"]));
        var otherProgram = await Programs.CallerAsync(app, await Programs.RegisterAsync(security, "kaihua", ["submissions:write"]));
        var (approver, reviewer) = (await app.AsAsync("jiangshan.approver"), await app.AsAsync("epb.reviewer"));
        async Task<(int, int)> SeesAsync(Caller caller) => ((await caller.GetAsync($"{submission.Path}/attachments")).Status, (await submission.DownloadAsync(caller, id)).Status);
        foreach (var stranger in new[] { await app.AsAsync("kaihua.drafter"), await app.AsAsync("water.reviewer"), await app.AsAsync("finalizer"), otherProgram, reviewer })
        {
            Assert.That(await SeesAsync(stranger), Is.EqualTo((404, 404)));
        }

        Assert.That((await SeesAsync(drafter), await SeesAsync(program), await SeesAsync(approver)), Is.EqualTo(((200, 200), (200, 200), (200, 200))));
        Assert.That(((await submission.AddAsync(otherProgram, EvidenceSteps.Pdf(100), ifMatch: "\"1\"")).Status, (await submission.RemoveAsync(otherProgram, id, "\"1\"")).Status), Is.EqualTo((404, 404)));
        var (_, another) = await FormAsync("jiangshan", "2023");
        Assert.That((await another.DownloadAsync(drafter, id)).Status, Is.EqualTo(404), "of another submission");

        var theirs = await submission.AddAsync(program, EvidenceSteps.Pdf(200));
        Assert.That((theirs.Status, (string?)theirs.Json!["attachment"]!["addedBy"]!["program"]), Is.EqualTo((201, "jiangshan 监测平台")));
        await submission.MustMoveAsync(drafter, "submit");
        Assert.That(((await submission.AddAsync(drafter, EvidenceSteps.Pdf(100))).Code, (await submission.RemoveAsync(drafter, id)).Code), Is.EqualTo(("action_not_possible_in_state", "action_not_possible_in_state")));
        await submission.MustMoveAsync(approver, "approve");
        Assert.That(await SeesAsync(reviewer), Is.EqualTo((200, 200)));
    }

    [Test]
    public async Task Approved_KeepsItsEvidenceForGood_AndACorrectionStartsWithIt()
    {
        var (drafter, submission) = await FormAsync("zhizao", "2022");
        var content = EvidenceSteps.Pdf(300_000, seed: 7);
        var id = await submission.MustAddAsync(drafter, content, "fileName=a.pdf&lineNo=2");
        await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":28}]""");
        await submission.MustMoveAsync(drafter, "submit");
        foreach (var who in new[] { "zhizao.approver", "epb.reviewer", "finalizer" })
        {
            await submission.MustMoveAsync(await app.AsAsync(who), "approve");
        }

        Assert.That((await submission.RemoveAsync(drafter, id)).Status, Is.EqualTo(409));
        foreach (var sql in new[]
        {
            $"DELETE FROM attachments WHERE id = '{id}'", $"UPDATE attachments SET file_name = 'x' WHERE id = '{id}'", "TRUNCATE attachments", "TRUNCATE attachments, blobs, blob_chunks CASCADE",
            $"INSERT INTO attachments SELECT gen_random_uuid(), submission_id, 1, file_name, sha256, size, media_type, note, added_at, added_by, on_behalf_of_id, api_client_id FROM attachments WHERE id = '{id}'",
            "DELETE FROM blob_chunks WHERE sha256 IN (SELECT sha256 FROM attachments)", "UPDATE blob_chunks SET bytes = '\\x00'", "UPDATE blobs SET size = 1", "DELETE FROM blobs WHERE sha256 IN (SELECT sha256 FROM attachments)",
        })
        {
            Assert.That(() => Sql.ScalarAsync(app.ConnectionString, sql), Throws.TypeOf<PostgresException>().With.Property("SqlState").StartsWith("LT").Or.With.Property("SqlState").EqualTo("23503"), sql);
        }

        var opened = await submission.MoveAsync(drafter, "correct", ""","comment":"剔除沙尘日" """);
        var correction = new SubmissionSteps($"{SubmissionSteps.Plan}/submissions/{(string)opened.Json!["id"]!}");
        var carried = (await ListAsync(correction, drafter)).Single()!;
        Assert.That(((string)carried["fileName"]!, (int)carried["lineNo"]!, (string)carried["id"]! != id), Is.EqualTo(("a.pdf", 2, true)));
        Assert.That((await correction.RemoveAsync(drafter, (string)carried["id"]!)).Status, Is.EqualTo(200));
        Assert.That((await submission.DownloadAsync(drafter, id)).Bytes, Is.EqualTo(content), "the approved revision still has it");
    }

    [Test]
    public async Task AddedInAnothersPlace_SaysSo()
    {
        var principal = await app.AsAsync("zhihui.drafter");
        await Delegations.GiveAsync(principal, "zhihui.approver", app.Clock);
        var submission = await SubmissionSteps.OfAsync(principal, "2023");
        var added = await submission.AddAsync(await app.AsAsync("zhihui.approver"), EvidenceSteps.Pdf(100));
        Assert.That((added.Status, (string?)added.Json!["attachment"]!["addedBy"]!["onBehalfOf"]), Is.EqualTo((201, (string?)(await principal.GetAsync("session")).Json!["user"]!["displayName"])));
        await submission.SaveAsync(principal, """[{"indicatorCode":"2","value":28}]""");
        await submission.MustMoveAsync(principal, "submit");
        Assert.That((await submission.MoveAsync(await app.AsAsync("zhihui.approver"), "approve")).Code, Is.EqualTo("separation_of_duties"));
    }

    [Test]
    public async Task WhenAPieceCannotBeWritten_NothingIsWritten()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var drafter = await own.AsAsync("kecheng.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2021");
        var tag = await submission.TagAsync(drafter);
        await Sql.ScalarAsync(own.ConnectionString, "ALTER TABLE blob_chunks ADD CONSTRAINT ck_full CHECK (no < 2)");
        Assert.That((await submission.AddAsync(drafter, EvidenceSteps.Pdf(MB))).Status, Is.EqualTo(500));
        Assert.That((await EvidenceSteps.CountAsync(own.ConnectionString), await submission.TagAsync(drafter), await Sql.ScalarAsync(own.ConnectionString, "SELECT count(*) FROM audit_entries WHERE action = 'attachment.add'")), Is.EqualTo(("0 0 0", tag, (object)0L)));
    }
}
