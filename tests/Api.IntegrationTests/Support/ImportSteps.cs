using System.Net.Http.Headers;
using System.Text;

namespace Lantu.Api.IntegrationTests;

/// <summary>Files and streams of lines, as people and programs fetch and send them.</summary>
public static class ImportSteps
{
    public const string Path = $"{SubmissionSteps.Plan}/imports";

    public static async Task<Download> ExportAsync(this SubmissionSteps submission, Caller caller, string ending) => await DownloadAsync(caller, $"{submission.Path}/lines.{ending}");

    public static async Task<Download> DownloadAsync(Caller caller, string path)
    {
        using var response = await caller.Http.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative));
        return new Download((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Headers, response.Content.Headers);
    }

    public static Task<Answer> SendAsync(Caller caller, string format, byte[] content, string more = "") => SendAsync(caller, HttpMethod.Post, $"{Path}?format={format}{more}", new ByteArrayContent(content));

    public static Task<Answer> SendAsync(Caller caller, string format, string content, string more = "") => SendAsync(caller, format, Encoding.UTF8.GetBytes(content), more);

    public static Task<Answer> SendAsync(Caller caller, HttpMethod method, string path, HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return caller.SendAsync(method, path, null, null, request => request.Content = content);
    }

    /// <summary>The import's path, once it is staged.</summary>
    public static async Task<(string Path, Answer Answer)> MustSendAsync(Caller caller, string format, byte[] content)
    {
        var answer = await SendAsync(caller, format, content);
        Assert.That((answer.Status, (string?)answer.Json?["state"]), Is.EqualTo((201, "staged")), $"{answer.Json}");
        return ($"{Path}/{(string)answer.Json!["id"]!}", answer);
    }

    public static Task<Answer> ConfirmAsync(Caller caller, string import) => caller.PostAsync($"{import}/confirmation", "");

    /// <summary>rows, changed rows, rows with a problem.</summary>
    public static (int, int, int) Counts(Answer answer) => ((int)answer.Json!["rows"]!, (int)answer.Json["changedRows"]!, (int)answer.Json["problemRows"]!);
}
