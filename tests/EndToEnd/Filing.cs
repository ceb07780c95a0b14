using Lantu.Api.Security;

namespace Lantu.EndToEnd;

/// <summary>What others do meanwhile, through the API as their screens would: they fill in, hand in, approve, correct.</summary>
internal static class Filing
{
    public const string Plan = "plans/quzhou-eco-14";

    /// <summary>Fills in one line of a unit's own form, hands it in and has it approved by each of these in turn.</summary>
    /// <returns>The submission.</returns>
    public static async Task<string> FileAsync(string form, string period, object lines, string drafter, params string[] deciders)
    {
        var path = "";
        await AsAsync(drafter, async person =>
        {
            path = await FindAsync(person, form, period);
            await HandInAsync(person, path, lines);
        });
        await ApproveAsync(path, deciders);
        return path;
    }

    /// <summary>Corrects what is final, and has the correction approved.</summary>
    public static async Task CorrectAsync(string path, object lines, string drafter, params string[] deciders)
    {
        var correction = "";
        await AsAsync(drafter, async person =>
        {
            var (_, seen) = await person.CallAsync("GET", path);
            var (begun, _) = await person.CallAsync("POST", $"{path}/transitions", new { action = "correct", comment = "监测数据复核后更正" }, seen);
            correction = $"{Plan}/submissions/{begun.GetProperty("id").GetString()}";
            await HandInAsync(person, correction, lines);
        });
        await ApproveAsync(correction, deciders);
    }

    public static async Task<string> FindAsync(Person person, string form, string period) =>
        $"{Plan}/submissions/{(await person.CallAsync("GET", $"{Plan}/submissions?form={form}&period={period}")).Json.GetProperty("items")[0].GetProperty("id").GetString()}";

    public static async Task HandInAsync(Person drafter, string path, object lines)
    {
        var (_, read) = await drafter.CallAsync("GET", path);
        var (_, saved) = await drafter.CallAsync("PUT", $"{path}/lines", new { lines }, read);
        await drafter.CallAsync("POST", $"{path}/transitions", new { action = "submit" }, saved);
    }

    public static async Task AsAsync(string userName, Func<Person, Task> act)
    {
        await using var person = await Person.OpenAsync(path: "/api/v1/session");
        await person.CallAsync("POST", "session", new { userName, password = DemoAccounts.Password });
        await act(person);
    }

    /// <summary>Has a submission approved by each of these in turn.</summary>
    public static async Task ApproveAsync(string path, params string[] deciders)
    {
        foreach (var decider in deciders)
        {
            await AsAsync(decider, async person =>
            {
                var (_, seen) = await person.CallAsync("GET", path);
                await person.CallAsync("POST", $"{path}/transitions", new { action = "approve" }, seen);
            });
        }
    }
}
