using System.Text;

namespace Lantu.Api.IntegrationTests;

/// <summary>A long stream over a real connection that breaks.</summary>
public sealed class InterruptedImportTests
{
    [Test]
    public async Task Stream_ThatBreaksOff_IsKeptInPieces_AndGoesOnWhereItStopped()
    {
        await using var served = new ServedApp(await TestDatabases.CopyAsync());
        var drafter = await served.AsAsync("zhizao.drafter");
        var lines = Enumerable.Range(1, 7_000).Select(i => $$"""{"form":"annual-indicators","orgUnit":"zhizao","period":"2023","indicatorCode":"{{i}}","value":{{i}}}""").ToList();
        var (all, six) = (Encoding.UTF8.GetBytes(string.Join('\n', lines)), Encoding.UTF8.GetByteCount(string.Join('\n', lines.Take(6_000))));
        async Task<int> ReceivedAsync() => (int?)(await drafter.GetAsync(ImportSteps.Path)).Json!["items"]!.AsArray().SingleOrDefault()?["receivedLines"] ?? 0;
        async Task UntilSomeAreKeptAsync()
        {
            while (await ReceivedAsync() == 0)
            {
                await Task.Yield();
            }
        }

        var end = served.EndOf("/imports");
        Assert.That(async () => await ImportSteps.SendAsync(drafter, HttpMethod.Post, $"{ImportSteps.Path}?format=ndjson", new BrokenContent(all, six) { BeforeItBreaks = () => UntilSomeAreKeptAsync().WaitAsync(TimeSpan.FromSeconds(60)) }), Throws.InstanceOf<HttpRequestException>());
        await end.WaitAsync(TimeSpan.FromSeconds(60));
        var found = (await drafter.GetAsync(ImportSteps.Path)).Json!["items"]!.AsArray().Single()!;
        var (import, kept) = ($"{ImportSteps.Path}/{(string)found["id"]!}", (int)found["receivedLines"]!);
        Assert.That(kept, Is.EqualTo(5_000));
        Assert.That((await ImportSteps.ConfirmAsync(drafter, import)).Code, Is.EqualTo("import_incomplete"));

        Task<Answer> Continue(int from) => ImportSteps.SendAsync(drafter, HttpMethod.Put, $"{import}/rows?from={from}", new StringContent(string.Join('\n', lines.Skip(from - 1))));
        Assert.That((await Continue(kept)).Code, Is.EqualTo("import_rows_out_of_step"));
        var whole = await Continue(kept + 1);
        Assert.That((whole.Status, (int)whole.Json!["receivedLines"]!, ImportSteps.Counts(whole).Item1), Is.EqualTo((200, 7_000, 7_000)));
        Assert.That((await ImportSteps.ConfirmAsync(drafter, import)).Status, Is.EqualTo(200));
    }
}
