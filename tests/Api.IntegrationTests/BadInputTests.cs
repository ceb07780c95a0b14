using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Lantu.Api.IntegrationTests.Access;

namespace Lantu.Api.IntegrationTests;

/// <summary>
/// On every route of the contract, in each member of the body, each query parameter and each part of the path, the list of
/// bad inputs of the promises. What is refused is refused with a problem and changes nothing; nothing ends in a 5xx.
/// </summary>
public sealed class BadInputTests
{
    /// <summary>As JSON.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "-1", "0.5", "1e400", "1e-400", "-99999999999999999999999999999999999", "NaN", "[]", "[null]", "{}", "[[]]", "\"\"", "\"\\u0000\"", "\"a\\ud800b\"", "\"\\u202e报表\"",
        "\"9999-99-99\"", "\"0000-00-00\"", "\"0001-01-01\"", "\"=cmd|'/C calc'!A0\"", "\"../../etc/passwd\"", "\"' OR 1=1 --\"", $"\"{new string('长', 100_000)}\"", $"{new string('[', 10_000)}{new string(']', 10_000)}",
    ];

    private static readonly string[] Bodies = ["", "{", "[]", "null", "\"x\"", "{\"a\":1,\"a\":2}", "{} {}", "\u0000", "\uFEFF{}", $"{new string('[', 10_000)}"];

    private static readonly string[] Words =
    [
        "", "-1", "0", "1e400", "99999999999999999999", "NaN", "null", "%00", "a%00b", "%ED%A0%80", "%E2%80%AE", "%FF", "9999-99-99", "0000-00", "0001-01-01", "99999-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00%2B14:00",
        "%27%20OR%201%3D1--", "..%2F..%2Fetc%2Fpasswd", "%5B%5D", "%F0%9D%92%B3", new string('x', 5000),
    ];

    /// <summary>Everything but what notes that somebody has asked.</summary>
    private const string Tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('audit_entries', 'user_sessions', 'idempotency_keys', 'users', 'data_protection_keys', 'schema_migrations', 'blob_chunks') AND tablename NOT LIKE 'qrtz%' AND tablename NOT LIKE 'openiddict%' ORDER BY 1";

    private AccessScene scene = null!;
    private JsonNode contract = null!;
    private string digest = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        scene = await AccessScene.StartAsync();
        contract = JsonNode.Parse(await scene.App.CreateClient().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;
        var tables = (await Sql.RowsAsync(scene.App.ConnectionString, Tables)).ToList();
        Assert.That(tables, Has.Count.GreaterThan(20));
        digest = $"SELECT md5(concat({string.Join(',', tables.Select(t => $"(SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {t} t)"))}))";
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await scene.DisposeAsync();

    private static IEnumerable<AccessRow> Operations() => AccessMatrix.Rows.Where(r => !r.Path.StartsWith('/') && !r.EndsTheSession);

    [TestCaseSource(nameof(Operations))]
    public async Task Operation_BadlyAsked_IsRefusedInWords_AndChangesNothing(AccessRow row)
    {
        var caller = scene.Callers[Able(row)];
        var requests = Requests(row).ToList();
        var refused = new List<Bad>();
        var tag = await TagAsync(caller, row);
        foreach (var bad in requests)
        {
            var answer = await AskAsync(caller, row, bad, tag);
            Assert.That(answer.Status, Is.LessThan(500), bad.ToString());
            if (answer.Status < 400)
            {
                tag = await TagAsync(caller, row);
                continue;
            }

            refused.Add(bad);
            Assert.That(answer.Code, Is.Not.Null, $"{bad}: a problem with a code");
            if (answer.Status == 422 && bad.Body is not null)
            {
                Assert.That(answer.Pointer, Is.Not.Null, $"{bad}: says where");
            }
        }

        if (row.Method == HttpMethod.Get)
        {
            return;
        }

        // Once more those that were refused, and nothing else.
        var before = await Sql.ScalarAsync(scene.App.ConnectionString, digest);
        foreach (var bad in refused)
        {
            Assert.That((await AskAsync(caller, row, bad, tag)).Status, Is.InRange(400, 499), bad.ToString());
        }

        Assert.That(await Sql.ScalarAsync(scene.App.ConnectionString, digest), Is.EqualTo(before), "what is refused changes nothing");
    }

    /// <summary>Somebody whom the matrix lets in, so that the input and not the caller is what is refused.</summary>
    private static string Able(AccessRow row)
    {
        var expected = AccessMatrix.Callers.Zip(row.Expected.Split(' ')).ToDictionary();
        return new[] { "kecheng.drafter", "admin", "security", "finalizer", "epb.reviewer" }.First(c => expected[c] is not ("401" or "403"));
    }

    private sealed record Bad(string Path, string? Body, string What)
    {
        public override string ToString() => What.Length > 200 ? What[..200] : What;
    }

    private IEnumerable<Bad> Requests(AccessRow row)
    {
        var (path, query) = (scene.Filled(row.Path).Split('?')[0], row.Path.Contains('?', StringComparison.Ordinal) ? row.Path.Split('?')[1] : "");
        var (template, operation) = contract["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (p.Key["/api/v1/".Length..], Operation: o.Value!))).Single(o => (string?)o.Operation["operationId"] == row.Operation);
        var segments = path.Split('/');
        foreach (var (part, at) in template.Split('/').Select((part, at) => (part, at)).Where(p => p.part.StartsWith('{')))
        {
            // A path with NUL never gets past the server itself.
            foreach (var word in Words.Where(w => w.Length > 0 && !w.Contains("%00", StringComparison.Ordinal)))
            {
                yield return new(string.Join('/', segments.Select((s, i) => i == at ? word : s)) + (query.Length > 0 ? $"?{query}" : ""), row.FilledBody, $"{part} = {word}");
            }
        }

        foreach (var name in operation["parameters"]?.AsArray().Where(p => (string?)p!["in"] == "query").Select(p => (string)p!["name"]!) ?? [])
        {
            var others = string.Join('&', query.Split('&').Where(q => q.Length > 0 && !q.StartsWith($"{name}=", StringComparison.Ordinal)));
            foreach (var word in Words)
            {
                yield return new($"{path}?{others}&{name}={word}", row.FilledBody, $"?{name} = {word}");
            }
        }

        if (operation["requestBody"]?["content"]?["application/json"]?["schema"] is not { } schema)
        {
            yield break;
        }

        foreach (var body in Bodies)
        {
            yield return new(scene.Filled(row.Path), body, $"body {body}");
        }

        foreach (var place in Members(schema, [], 0))
        {
            foreach (var value in Values)
            {
                yield return new(scene.Filled(row.Path), With(row.FilledBody ?? "{}", place, value), $"{string.Join('/', place)} = {value}");
            }
        }
    }

    /// <summary>The places of the body's members, those of lists in their first item.</summary>
    private IEnumerable<string[]> Members(JsonNode schema, string[] place, int depth)
    {
        schema = Resolved(schema);
        if (depth > 3)
        {
            yield break;
        }

        if (schema["items"] is { } items)
        {
            foreach (var inner in Members(items, [.. place, "0"], depth + 1).Prepend([.. place, "0"]))
            {
                yield return inner;
            }
        }

        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
        {
            foreach (var inner in Members(member!, [.. place, name], depth + 1).Prepend([.. place, name]))
            {
                yield return inner;
            }
        }
    }

    private JsonNode Resolved(JsonNode schema)
    {
        if ((schema["oneOf"] ?? schema["anyOf"] ?? schema["allOf"])?.AsArray() is { Count: > 0 } choices)
        {
            return Resolved(choices.First(c => (string?)c!["type"] != "null")!);
        }

        return (string?)schema["$ref"] is { } reference ? Resolved(contract["components"]!["schemas"]![reference.Split('/')[^1]]!) : schema;
    }

    /// <summary>The row's own body with one value in it replaced, as text: not everything on the list could be a JSON node.</summary>
    private static string With(string body, string[] place, string value)
    {
        const string mark = "*here*";
        var root = JsonNode.Parse(body)!;
        var node = root;
        for (var i = 0; i < place.Length; i++)
        {
            var last = i == place.Length - 1;
            JsonNode next = last ? JsonValue.Create(mark) : place[i + 1] == "0" ? new JsonArray() : new JsonObject();
            if (node is JsonArray list)
            {
                if (list.Count == 0)
                {
                    list.Add(next);
                }
                else if (last || list[0] is null)
                {
                    list[0] = next;
                }

                node = list[0]!;
            }
            else
            {
                var item = node.AsObject();
                if (last || item[place[i]] is not (JsonObject or JsonArray))
                {
                    item[place[i]] = next;
                }

                node = item[place[i]]!;
            }
        }

        return root.ToJsonString().Replace($"\"{mark}\"", value, StringComparison.Ordinal);
    }

    /// <summary>The tag of what the row would change: that of the nearest thing above its path that has one.</summary>
    private async Task<string> TagAsync(Caller caller, AccessRow row)
    {
        for (var path = scene.Filled(row.Path).Split('?')[0]; row.Method != HttpMethod.Get && path.Length > 0; path = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "")
        {
            if (await caller.GetAsync(path) is { Status: 200, ETag: { } tag })
            {
                return tag;
            }
        }

        return "\"1\"";
    }

    private static Task<Answer> AskAsync(Caller caller, AccessRow row, Bad bad, string tag) =>
        caller.SendAsync(row.Method, bad.Path, null, row.Method == HttpMethod.Get ? null : tag, request =>
        {
            if (bad.Body is not null)
            {
                request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(bad.Body));
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(row.MediaType);
            }
        });
}
