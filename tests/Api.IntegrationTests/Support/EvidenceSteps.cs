using System.Net.Http.Headers;
using System.Text;

namespace Lantu.Api.IntegrationTests;

/// <summary>What comes back of a download: the bytes with all that is said of them.</summary>
public sealed record Download(int Status, byte[] Bytes, HttpResponseHeaders Headers, HttpContentHeaders About);

/// <summary>Files on a submission, as people and programs add, fetch and remove them.</summary>
public static class EvidenceSteps
{
    /// <summary>A PDF of exactly so many bytes; another seed is another file.</summary>
    public static byte[] Pdf(int size, int seed = 1)
    {
        byte[] end = [.. "\nstartxref\n0\n%%EOF\n"u8];
        var file = new byte[size];
        new Random(seed).NextBytes(file);
        Encoding.ASCII.GetBytes("%PDF-1.7\n%").CopyTo(file, 0);
        end.CopyTo(file, size - end.Length);
        return file;
    }

    /// <param name="submission">To which it is added.</param>
    /// <param name="caller">By whom.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="query">Name and whatever else is said of it.</param>
    /// <param name="ifMatch">The submission's present version unless told.</param>
    /// <param name="prepare">Changes the request before it is sent.</param>
    public static async Task<Answer> AddAsync(this SubmissionSteps submission, Caller caller, byte[] content, string query = "fileName=报告.pdf", string? ifMatch = null, Action<HttpRequestMessage>? prepare = null) =>
        await caller.SendAsync(HttpMethod.Post, $"{submission.Path}/attachments?{query}", null, ifMatch ?? await submission.TagAsync(caller), request =>
        {
            request.Content = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
            prepare?.Invoke(request);
        });

    /// <summary>The id of what was added.</summary>
    public static async Task<string> MustAddAsync(this SubmissionSteps submission, Caller caller, byte[] content, string query = "fileName=报告.pdf")
    {
        var answer = await submission.AddAsync(caller, content, query);
        Assert.That(answer.Status, Is.EqualTo(201), $"{answer.Json}");
        return (string)answer.Json!["attachment"]!["id"]!;
    }

    public static async Task<Answer> RemoveAsync(this SubmissionSteps submission, Caller caller, string id, string? ifMatch = null) =>
        await caller.SendAsync(HttpMethod.Delete, $"{submission.Path}/attachments/{id}", null, ifMatch ?? await submission.TagAsync(caller));

    public static async Task<Download> DownloadAsync(this SubmissionSteps submission, Caller caller, string id, string? header = null, string? value = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, $"/api/v1/{submission.Path}/attachments/{id}");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        using var response = await caller.Http.SendAsync(request);
        return new Download((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Headers, response.Content.Headers);
    }

    /// <summary>How many rows of evidence, contents and pieces there are.</summary>
    public static async Task<string> CountAsync(string connectionString) => (string)(await Sql.ScalarAsync(
        connectionString, "SELECT concat_ws(' ', (SELECT count(*) FROM attachments), (SELECT count(*) FROM blobs), (SELECT count(*) FROM blob_chunks))"))!;
}
