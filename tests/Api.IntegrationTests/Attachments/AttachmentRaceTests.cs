using Npgsql;

namespace Lantu.Api.IntegrationTests.Attachments;

/// <summary>The same content coming and going at once: never an attachment without its bytes, never bytes without an attachment.</summary>
public sealed class AttachmentRaceTests
{
    private const string Orphans =
        """
        SELECT (SELECT count(*) FROM blobs b WHERE NOT EXISTS (SELECT 1 FROM attachments a WHERE a.sha256 = b.sha256))
             + (SELECT count(*) FROM attachments a WHERE a.size <> (SELECT coalesce(sum(octet_length(c.bytes)), 0) FROM blob_chunks c WHERE c.sha256 = a.sha256))
        """;

    private LantuApp app = null!;
    private Caller one = null!;
    private Caller other = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        (one, other) = (await app.AsAsync("kecheng.drafter"), await app.AsAsync("kaihua.drafter"));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    [TearDown]
    public async Task NothingIsOrphanedAsync() => Assert.That(await Sql.ScalarAsync(app.ConnectionString, Orphans), Is.EqualTo(0m));

    /// <summary>An upload has referred to the content and not committed when the last other reference goes: the content stays.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public async Task LastOneGoes_WhileAnotherIsComing(bool arrives)
    {
        var (mine, theirs) = (await SubmissionSteps.OfAsync(one, "2021"), await SubmissionSteps.OfAsync(other, "2021"));
        var content = EvidenceSteps.Pdf(300_000, arrives ? 1 : 2);
        var id = await mine.MustAddAsync(one, content);
        await using var upload = await Session.OpenAsync(app.ConnectionString);
        await upload.RunAsync(
            $"""
            INSERT INTO attachments (id, submission_id, file_name, sha256, size, media_type, added_at, added_by)
            SELECT gen_random_uuid(), '{theirs.Path.Split('/')[^1]}', 'b.pdf', sha256, size, media_type, added_at, added_by FROM attachments WHERE id = '{id}'
            """);

        var removal = mine.RemoveAsync(one, id, await mine.TagAsync(one));
        await upload.WaitUntilSomebodyWaitsAsync();
        await upload.EndAsync(arrives);

        Assert.That((await removal).Status, Is.EqualTo(200));
        var left = (await other.GetAsync($"{theirs.Path}/attachments")).Json!["items"]!.AsArray().Where(a => (long)a!["size"]! == 300_000 && (string?)a["fileName"] == "b.pdf").ToList();
        Assert.That(left, Has.Count.EqualTo(arrives ? 1 : 0));
        if (arrives)
        {
            Assert.That((await theirs.DownloadAsync(other, (string)left[0]!["id"]!)).Bytes, Is.EqualTo(content));
            await theirs.RemoveAsync(other, (string)left[0]!["id"]!);
        }
    }

    /// <summary>The last reference has gone, with the content, and not committed when an upload of it comes: it waits, and finds it there or brings it.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public async Task AnotherComes_WhileTheLastOneIsGoing(bool goes)
    {
        var (mine, theirs) = (await SubmissionSteps.OfAsync(one, "2022"), await SubmissionSteps.OfAsync(other, "2022"));
        var content = EvidenceSteps.Pdf(300_000, goes ? 3 : 4);
        var id = await mine.MustAddAsync(one, content);
        await using var removal = await Session.OpenAsync(app.ConnectionString);
        await removal.RunAsync($"DELETE FROM attachments WHERE id = '{id}'");

        var upload = theirs.AddAsync(other, content, ifMatch: await theirs.TagAsync(other));
        await removal.WaitUntilSomebodyWaitsAsync();
        await removal.EndAsync(goes);

        var added = await upload;
        Assert.That(added.Status, Is.EqualTo(201), $"{added.Json}");
        Assert.That((await theirs.DownloadAsync(other, (string)added.Json!["attachment"]!["id"]!)).Bytes, Is.EqualTo(content));
        Assert.That((await mine.DownloadAsync(one, id)).Status, Is.EqualTo(goes ? 404 : 200));
    }

    /// <summary>Both on one submission too, where the two also want the submission: nobody waits for ever.</summary>
    [Test]
    public async Task ManyAddAndRemoveTheSameContent_AllAtOnce()
    {
        var (mine, theirs) = (await SubmissionSteps.OfAsync(one, "2023"), await SubmissionSteps.OfAsync(other, "2023"));
        var content = EvidenceSteps.Pdf(600_000, seed: 5);
        var callers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => app.AsAsync(i % 2 == 0 ? "kecheng.drafter" : "kaihua.drafter")));
        var heard = await Task.WhenAll(callers.Select(async (caller, i) =>
        {
            var (submission, statuses) = (i % 2 == 0 ? mine : theirs, new List<int>());
            for (var round = 0; round < 8; round++)
            {
                var added = await submission.AddAsync(caller, content);
                statuses.Add(added.Status);
                if (added.Status == 201)
                {
                    statuses.Add((await submission.RemoveAsync(caller, (string)added.Json!["attachment"]!["id"]!)).Status);
                }
            }

            return statuses;
        }));

        Assert.That(heard.SelectMany(s => s), Is.All.AnyOf(200, 201, 412));
        Assert.That(heard.SelectMany(s => s).Count(s => s == 200), Is.GreaterThan(0));
    }

    /// <summary>A second session of the database that a test leads step by step.</summary>
    private sealed class Session(NpgsqlConnection connection, NpgsqlTransaction transaction, string connectionString) : IAsyncDisposable
    {
        public static async Task<Session> OpenAsync(string connectionString)
        {
            var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            return new Session(connection, await connection.BeginTransactionAsync(), connectionString);
        }

        public async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            Assert.That(await command.ExecuteNonQueryAsync(), Is.EqualTo(1));
        }

        /// <summary>Asks until another session is blocked by this one.</summary>
        public async Task WaitUntilSomebodyWaitsAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (!(bool)(await Sql.ScalarAsync(connectionString, $"SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE {connection.ProcessID} = ANY (pg_blocking_pids(pid)))"))!)
            {
                patience.Token.ThrowIfCancellationRequested();
            }
        }

        public Task EndAsync(bool commit) => commit ? transaction.CommitAsync() : transaction.RollbackAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
