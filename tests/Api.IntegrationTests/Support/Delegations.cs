using Lantu.Api.Domain;

namespace Lantu.Api.IntegrationTests;

/// <summary>代理, as people arrange it.</summary>
public static class Delegations
{
    /// <summary>The caller has a colleague act with the caller's first membership that can be delegated, for a week.</summary>
    public static async Task<Answer> GiveAsync(Caller caller, string toUserName, TimeProvider clock)
    {
        var membership = (await caller.GetAsync("account")).Json!["memberships"]!.AsArray().First(m => (bool)m!["canBeDelegated"]!)!;
        var colleague = (await caller.GetAsync("account/delegates?limit=500")).Json!["items"]!.AsArray().Single(c => (string?)c!["userName"] == toUserName)!;
        var answer = await caller.PostAsync("account/delegations", $$"""{"membershipId":"{{membership["id"]}}","toUserId":"{{colleague["id"]}}","validFrom":"{{clock.Today():yyyy-MM-dd}}","validTo":"{{clock.Today().AddDays(7):yyyy-MM-dd}}","reason":"培训"}""");
        Assert.That(answer.Status, Is.EqualTo(201), $"{answer.Json}");
        return answer;
    }
}
