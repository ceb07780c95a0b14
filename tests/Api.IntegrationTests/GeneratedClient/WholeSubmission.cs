// What a county's programmer writes: compiled by GeneratedClientTests with the client that NSwag makes of openapi.yaml, not with the tests.
#nullable enable
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace Lantu.Client;

public partial class LantuClient
{
    // A member that is left out stays as it is; written as null it would be cleared.
    static partial void UpdateJsonSerializerSettings(JsonSerializerSettings settings) => settings.NullValueHandling = NullValueHandling.Ignore;
}

public static class WholeSubmission
{
    /// <returns>What happened, step by step.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(HttpClient http, string plan, string period)
    {
        var client = new LantuClient(http);
        var said = new List<string>();
        var asked = (await client.ListSubmissionsAsync(plan, form: "annual-indicators", period: period)).Items.Single();
        var tag = $"\"{asked.Version}\"";
        var one = new SaveSubmissionLinesLineBody { IndicatorCode = "1", Value = 97.5m };

        await RefusedAsync(() => client.SaveSubmissionLinesAsync(plan, asked.Id, "\"999\"", Of(one)));
        await RefusedAsync(() => client.SaveSubmissionLinesAsync(plan, asked.Id, tag, Of(new SaveSubmissionLinesLineBody { IndicatorCode = "none", Value = 1 })));
        var saved = await client.SaveSubmissionLinesAsync(plan, asked.Id, tag, Of(one));
        said.Add($"{saved.State} {saved.Lines.Single(l => l.IndicatorCode == "1").Value}");

        var key = Guid.NewGuid();
        var sent = await client.MoveSubmissionAsync(plan, asked.Id, $"\"{saved.Version}\"", new MoveSubmissionBody { Action = SubmissionAction.Submit }, key);
        var again = await client.MoveSubmissionAsync(plan, asked.Id, $"\"{saved.Version}\"", new MoveSubmissionBody { Action = SubmissionAction.Submit }, key);
        said.Add($"{sent.State} {again.State}");
        said.Add($"{(await client.GetSubmissionAsync(plan, asked.Id)).State}");
        said.AddRange((await client.ListTransitionsAsync(plan, asked.Id)).Items.Select(t => $"{t.Action} {t.By.Program}"));
        return said;

        async Task RefusedAsync(Func<Task> call)
        {
            try
            {
                await call();
                said.Add("done");
            }
            catch (ApiException<Problem> refused)
            {
                said.Add($"{refused.StatusCode} {refused.Result.Code} {string.Join(' ', refused.Result.Errors?.Select(e => e.Pointer) ?? [])}".Trim());
            }
        }
    }

    private static SaveSubmissionLinesBody Of(params SaveSubmissionLinesLineBody[] lines) => new() { Lines = lines };
}
