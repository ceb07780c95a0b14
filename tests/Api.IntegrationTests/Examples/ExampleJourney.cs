using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lantu.Api.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests.Examples;

/// <summary>What was asked and answered for one operation, as the contract shows it.</summary>
internal sealed record Example(string Operation, int Status, JsonObject Shown, JsonNode? Answer);

/// <summary>All scripts in one go, on one database: what one step makes the next ones use.</summary>
internal sealed partial class ExampleJourney(LantuApp app, ContractRoutes routes)
{
    private readonly Dictionary<string, Caller> callers = [];
    private readonly Dictionary<string, string> values = [];
    private readonly Dictionary<string, byte[]> bytes = [];

    public List<Example> Examples { get; } = [];

    /// <summary>What went another way than an example may.</summary>
    public List<string> Failures { get; } = [];

    public void Know(string name, string value) => values[name] = value;

    public async Task RunAsync(IEnumerable<ExampleStep> steps)
    {
        foreach (var step in steps)
        {
            try
            {
                await RunAsync(step);
            }
            catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or Npgsql.PostgresException)
            {
                Failures.Add($"{step.Where} {step.Operation}: {fault.Message}");
            }
        }
    }

    private async Task RunAsync(ExampleStep step)
    {
        // Some answers name an address whole.
        var path = Filled(step.Path).Replace("/api/v1/", "", StringComparison.Ordinal);
        switch (step.Method)
        {
            case "SQL":
                await Sql.RowsAsync(app.ConnectionString, path);
                return;
            case "JOB":
                // What the server's clock does; there is one only that a script has to wait for.
                using (var scope = app.Services.CreateScope())
                {
                    await scope.ServiceProvider.GetRequiredService<ReportMaking>().RunAsync(CancellationToken.None);
                }

                return;
            case "WAIT":
                app.Clock.Advance(TimeSpan.FromSeconds(int.Parse(path, CultureInfo.InvariantCulture)));
                return;
        }

        var caller = await CallerAsync(step.Who);
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, written) in step.Headers)
        {
            var value = Filled(written);
            headers.Add(KeyValuePair.Create(name, value.StartsWith('<') ? (await caller.GetAsync(value.Trim('<', '>'))).ETag ?? throw new InvalidOperationException($"no ETag at {value}") : value));
        }

        var body = step.Body is null || step.Body.StartsWith("< ", StringComparison.Ordinal) ? null : Filled(step.Body);
        HttpResponseHeaders? answered = null;
        var (status, content) = await caller.SendRawAsync(new HttpMethod(step.Method), path, message =>
        {
            if (step.Body is { } written)
            {
                message.Content = new ByteArrayContent(body is null ? bytes[written[2..]] : Encoding.UTF8.GetBytes(body));
                message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(headers.FirstOrDefault(h => h.Key == "Content-Type").Value ?? "application/json");
            }

            foreach (var (name, value) in headers.Where(h => h.Key != "Content-Type"))
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }, received => answered = received);
        if (status is < 200 or > 299)
        {
            Failures.Add($"{step.Where} {step.Operation}: {status} {Encoding.UTF8.GetString(content)}");
            return;
        }

        var json = content.Length > 0 && content[0] == '{' ? JsonNode.Parse(content) : null;
        foreach (var (name, where) in step.Captures)
        {
            if (where == "bytes")
            {
                bytes[name] = content;
            }
            else
            {
                values[name] = where == "etag" ? answered!.ETag!.ToString() : Find(json, where) ?? throw new KeyNotFoundException($"nothing at {where} in {json?.ToJsonString()}");
            }
        }

        if (step.Operation != ExampleStep.Preparation)
        {
            if (Examples.Any(e => e.Operation == step.Operation))
            {
                throw new InvalidOperationException("has an example already");
            }

            Examples.Add(new Example(step.Operation, status, Shown(step, path, headers, body, status, json), json));
        }
    }

    private JsonObject Shown(ExampleStep step, string path, List<KeyValuePair<string, string>> headers, string? body, int status, JsonNode? answer)
    {
        var plain = new PlainValues(values, app.Clock.GetUtcNow());
        var request = new JsonObject { ["as"] = step.Who };
        var parameters = new JsonObject();
        foreach (var (name, value) in routes.ParametersOf(step.Operation, step.Method, path).Concat(headers.Where(h => h.Key != "Content-Type")))
        {
            parameters[name] = plain.Of(value, name);
        }

        request["parameters"] = parameters;
        if (body?.StartsWith('{') == true && headers.All(h => h.Key != "Content-Type"))
        {
            request["body"] = plain.Of(JsonNode.Parse(body), isWhole: true);
        }

        var response = new JsonObject { ["status"] = status };
        if (answer is not null)
        {
            response["body"] = plain.Of(answer, isWhole: false);
        }

        return new JsonObject { ["request"] = request, ["response"] = response };
    }

    private async Task<Caller> CallerAsync(string who)
    {
        if (!callers.TryGetValue(who, out var caller))
        {
            callers[who] = caller = who.StartsWith("somebody", StringComparison.Ordinal) ? app.Anonymous() : await app.AsAsync(who);
        }

        return caller;
    }

    private string Filled(string text) => Place().Replace(text, place => place.Groups[1].Value switch
    {
        var code when code.StartsWith("code of ", StringComparison.Ordinal) => AccountSteps.Code(app, values[code["code of ".Length..].Split('+')[0]], code.Contains('+', StringComparison.Ordinal) ? 1 : 0),
        var name => values[name],
    });

    /// <summary>The value at /a/0/b; {member=value} instead of a number is the first item that says so.</summary>
    private static string? Find(JsonNode? json, string where)
    {
        foreach (var step in where.TrimStart('/').Split('/'))
        {
            json = json switch
            {
                JsonArray items when step.StartsWith('{') => items.FirstOrDefault(item => $"{item![step.Trim('{', '}').Split('=')[0]]}" == step.Trim('{', '}').Split('=')[1]),
                JsonArray items => int.Parse(step, CultureInfo.InvariantCulture) is var no && no < items.Count ? items[no] : null,
                _ => json?[step],
            };
        }

        return json?.ToString();
    }

    [GeneratedRegex(@"\{\{(.+?)\}\}")]
    private static partial Regex Place();
}
