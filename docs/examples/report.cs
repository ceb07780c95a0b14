#:property PublishAot=false
// Hands in figures of a county's own system. One file, .NET 10, nothing else:
//
//     LANTU=http://localhost:5080 CLIENT_ID=kaihua-demo CLIENT_SECRET=Lantu-demo-program-2025 dotnet run report.cs figures.csv
//
// figures.csv: form,period,indicatorCode,value,explanation, without commas inside. What waits for an answer, and under which key, stands in
// figures.csv.state.json: start it again after a crash or a lost answer and it goes on where it was, and nothing is handed in twice.
// Ends 0 when all is handed in, 1 when something is to be mended first (said line by line), 2 when the server could not be reached.
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

var lantu = Environment.GetEnvironmentVariable("LANTU")!;
var api = $"{lantu}/api/v1/plans/{Environment.GetEnvironmentVariable("PLAN") ?? "quzhou-eco-14"}";
var (file, store) = (args[0], args[0] + ".state.json");
using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(1) };
var state = File.Exists(store) ? JsonNode.Parse(File.ReadAllText(store))!.AsObject() : [];
try
{
    await SignInAsync();
    var failed = false;
    var rows = File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Where(row => row.Length == 5);
    foreach (var form in rows.GroupBy(row => (Form: row[0], Period: row[1])))
    {
        failed |= !await HandInAsync(form.Key.Form, form.Key.Period, [.. form]);
    }

    return failed ? 1 : 0;
}
catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException)
{
    Console.Error.WriteLine($"no answer from {lantu}: {lost.Message}; start it again");
    return 2;
}

async Task SignInAsync()
{
    using var form = new FormUrlEncodedContent([
        new("grant_type", "client_credentials"), new("client_id", Environment.GetEnvironmentVariable("CLIENT_ID")!), new("client_secret", Environment.GetEnvironmentVariable("CLIENT_SECRET")!)]);
    using var answer = await http.PostAsync($"{lantu}/connect/token", form);
    var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    if (!answer.IsSuccessStatusCode)
    {
        Console.Error.WriteLine($"no token: {token["error_description"]}");
        Environment.Exit(1);
    }

    http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["access_token"]!);
}

// One call, again when the server asks to wait.
async Task<(HttpStatusCode Status, string Tag, JsonNode Json)> CallAsync(HttpMethod method, string url, JsonNode? body = null, string? ifMatch = null, string? key = null)
{
    while (true)
    {
        using var request = new HttpRequestMessage(method, url);
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await http.SendAsync(request);
        if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
        {
            return (answer.StatusCode, answer.Headers.ETag?.ToString() ?? "", JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
        }

        await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(5));
    }
}

bool Refuse(string what, JsonNode problem)
{
    Console.Error.WriteLine($"{what}: {problem["title"]} ({problem["code"]})");
    foreach (var error in problem["errors"]?.AsArray() ?? [])
    {
        Console.Error.WriteLine($"  {error!["pointer"]}: {error["message"]}");
    }

    return false;
}

// On what is there now; somebody else's save in between (412) means reading again.
async Task<(HttpStatusCode Status, string Tag, JsonNode Json)> FillAsync(string path, JsonArray lines)
{
    for (var attempt = 1; ; attempt++)
    {
        var (_, tag, _) = await CallAsync(HttpMethod.Get, path);
        var saved = await CallAsync(HttpMethod.Put, $"{path}/lines", new JsonObject { ["lines"] = lines.DeepClone() }, tag);
        if (saved.Status != HttpStatusCode.PreconditionFailed || attempt == 5)
        {
            return saved;
        }
    }
}

// Under the key that was written down. Sent again the same, it is done once, and the answer is the first one's.
Task<(HttpStatusCode Status, string Tag, JsonNode Json)> SubmitAsync(string path, JsonNode pending) =>
    CallAsync(HttpMethod.Post, $"{path}/transitions", new JsonObject { ["action"] = "submit" }, (string)pending["tag"]!, (string)pending["key"]!);

void Keep()
{
    File.WriteAllText(store + ".new", state.ToJsonString());
    File.Move(store + ".new", store, overwrite: true);
}

async Task<bool> HandInAsync(string form, string period, List<string[]> rows)
{
    var what = $"{form} {period}";
    var (_, _, found) = await CallAsync(HttpMethod.Get, $"{api}/submissions?form={form}&period={period}");
    if (found["items"]?.AsArray().FirstOrDefault() is not { } submission)
    {
        Console.Error.WriteLine($"{what}: not asked of this unit");
        return false;
    }

    var path = $"{api}/submissions/{submission["id"]}";
    (HttpStatusCode Status, string Tag, JsonNode? Json) last = default;
    if (state[path] is { } pending)
    {
        // The run before did not hear the answer.
        last = await SubmitAsync(path, pending);
    }
    else if ((string)submission["state"]! is not ("open" or "draft" or "returned"))
    {
        Console.WriteLine($"{what}: {submission["state"]} already");
        return true;
    }

    if (last.Status != HttpStatusCode.OK)
    {
        last = await FillAsync(path, [.. rows.Select(r => new JsonObject { ["indicatorCode"] = r[2], ["value"] = JsonNode.Parse(r[3]), ["explanation"] = r[4].Length > 0 ? r[4] : null })]);
        if (last.Status == HttpStatusCode.OK)
        {
            state[path] = new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["tag"] = last.Tag };
            Keep();
            last = await SubmitAsync(path, state[path]!);
        }
    }

    state.Remove(path);
    Keep();
    if (last.Status != HttpStatusCode.OK)
    {
        return Refuse(what, last.Json!);
    }

    Console.WriteLine($"{what}: handed in");
    return true;
}
