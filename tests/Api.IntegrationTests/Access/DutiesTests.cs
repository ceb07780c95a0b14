using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests.Access;

/// <summary>职责分离 and 三权分立: nobody approves alone, whatever the door.</summary>
public sealed class DutiesTests
{
    private LantuApp app = null!;
    private Caller security = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        security = await app.AsAsync("security");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private static async Task<SubmissionSteps> SubmittedAsync(Caller drafter, string period)
    {
        var submission = await SubmissionSteps.OfAsync(drafter, period);
        Assert.That((await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.6}]""")).Status, Is.EqualTo(200));
        await submission.MustMoveAsync(drafter, "submit");
        return submission;
    }

    private async Task GrantAsync(string userName, string role, string orgUnit)
    {
        var id = await Programs.UserIdAsync(security, userName);
        Assert.That((await AccountSteps.GrantAsync(security, id, role, orgUnit)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task S14_WhoDraftedAndSubmitted_DoesNotApprove_WhateverElseTheyAre()
    {
        await GrantAsync("qujiang.drafter", "approver", "qujiang");
        await GrantAsync("qujiang.drafter", "reviewer", "epb");
        var drafter = await app.AsAsync("qujiang.drafter");
        var submission = await SubmittedAsync(drafter, "2022");
        var own = await submission.MoveAsync(drafter, "approve");
        Assert.That((own.Status, own.Code), Is.EqualTo((403, "separation_of_duties")));

        await submission.MustMoveAsync(await app.AsAsync("qujiang.approver"), "approve");
        Assert.That((await submission.MoveAsync(drafter, "approve")).Code, Is.EqualTo("separation_of_duties"), "nor at the next step");
    }

    [Test]
    public async Task WhoDraftsForAnotherUnitOnly_WritesNothingHere()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var administrator = await own.AsAsync("security");
        Assert.That((await AccountSteps.GrantAsync(administrator, await Programs.UserIdAsync(administrator, "kaihua.approver"), "drafter", "changshan")).Status, Is.EqualTo(200));
        var drafter = await own.AsAsync("kaihua.drafter");
        var submission = await SubmissionSteps.OfAsync(drafter, "2022");
        Assert.That((await submission.SaveAsync(drafter, """[{"indicatorCode":"2","value":28.6}]""")).Status, Is.EqualTo(200));
        var refused = await submission.SaveAsync(await own.AsAsync("kaihua.approver"), """[{"indicatorCode":"2","value":20}]""");
        Assert.That((refused.Status, refused.Code), Is.EqualTo((403, "action_not_yours")));
        Assert.That((decimal)(await drafter.GetAsync(submission.Path)).Json!["lines"]!.AsArray().Single(l => (string?)l!["indicatorCode"] == "2")!["value"]!, Is.EqualTo(28.6m));
    }

    [Test]
    public async Task S14_Delegate_ActsInThePrincipalsPlace_AndInheritsTheBan()
    {
        // The drafter stands in for the approver of the same county: what the drafter has written, the delegate may not approve.
        var (drafter, approver) = (await app.AsAsync("longyou.drafter"), await app.AsAsync("longyou.approver"));
        await Delegations.GiveAsync(approver, "longyou.drafter", app.Clock);
        var submission = await SubmittedAsync(drafter, "2022");
        Assert.That((await submission.MoveAsync(drafter, "approve")).Code, Is.EqualTo("separation_of_duties"));

        // Somebody else's draft the delegate may approve, and the trail says for whom.
        var second = await AccountSteps.NewAsync(app, security, "longyou.second", "drafter", "longyou");
        var other = await SubmittedAsync(second, "2023");
        await other.MustMoveAsync(drafter, "approve");
        var act = (await other.GetTrailAsync(drafter)).Last()!;
        Assert.That(((string?)act["by"]!["displayName"], (string?)act["by"]!["onBehalfOf"]), Is.EqualTo(("余晓", "劳健")));

        // The principal had this step approved in their place, so the next step is closed to them.
        await GrantAsync("longyou.approver", "reviewer", "epb");
        Assert.That((await other.MoveAsync(approver, "approve")).Code, Is.EqualTo("separation_of_duties"));
    }

    [Test]
    public async Task Delegation_EndsAtOnce_AndOnItsDay_AndCannotBePassedOn()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var (drafter, approver) = (await own.AsAsync("changshan.drafter"), await own.AsAsync("changshan.approver"));
        var given = await Delegations.GiveAsync(approver, "changshan.drafter", own.Clock);
        Assert.That(Roles(await drafter.GetAsync("session")), Is.EquivalentTo(new[] { "drafter", "approver" }));
        Assert.That((await drafter.GetAsync("account")).Json!["memberships"]!.AsArray(), Has.Count.EqualTo(1), "what is held for another is not one's own to give");

        Assert.That((await drafter.SendAsync(HttpMethod.Delete, $"account/delegations/{given.Json!["id"]}", null)).Status, Is.EqualTo(204));
        Assert.That(Roles(await drafter.GetAsync("session")), Is.EqualTo(new[] { "drafter" }));

        await Delegations.GiveAsync(approver, "changshan.drafter", own.Clock);
        own.Clock.Advance(TimeSpan.FromDays(8));
        await drafter.SignInAsync("changshan.drafter");
        Assert.That(Roles(await drafter.GetAsync("session")), Is.EqualTo(new[] { "drafter" }));
    }

    [TestCase("auditor")]
    [TestCase("kaihua.drafter")]
    public async Task Delegation_ToSomebodyOutsideTheUnitOrToAnAuditor_IsRefused(string toUserName)
    {
        var approver = await app.AsAsync("kecheng.approver");
        var membership = (await approver.GetAsync("account")).Json!["memberships"]![0]!["id"];
        var to = await Programs.UserIdAsync(security, toUserName);
        var answer = await approver.PostAsync("account/delegations", $$"""{"membershipId":"{{membership}}","toUserId":"{{to}}","validFrom":"2099-01-01","validTo":"2099-01-05"}""");
        Assert.That((answer.Status, answer.Pointer), Is.EqualTo((422, "/toUserId")));
    }

    [Test]
    public async Task Delegation_OfOneUnitsRole_ToSomebodyOfTheOtherOrToOneWhoseRoleHasEnded_IsRefused()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var admin = await own.AsAsync("security");
        var approver = await own.AsAsync("zhihui.approver");
        await AccountSteps.GrantAsync(admin, await Programs.UserIdAsync(admin, "zhihui.approver"), "reviewer", "epb");
        var memberships = (await approver.GetAsync("account")).Json!["memberships"]!.AsArray();
        async Task<Answer> GiveAsync(string role, string toUserName) => await approver.PostAsync("account/delegations",
            $$"""{"membershipId":"{{memberships.Single(m => (string?)m!["role"] == role)!["id"]}}","toUserId":"{{await Programs.UserIdAsync(admin, toUserName)}}","validFrom":"2099-01-01","validTo":"2099-01-05"}""");

        Assert.That((await GiveAsync("reviewer", "zhihui.drafter")).Pointer, Is.EqualTo("/toUserId"), "of the other unit");
        Assert.That((await GiveAsync("approver", "zhihui.drafter")).Status, Is.EqualTo(201));
        await Sql.ScalarAsync(own.ConnectionString, "UPDATE memberships SET valid_to = '2021-02-01' WHERE user_id = (SELECT id FROM users WHERE user_name = 'epb.reviewer')");
        Assert.That((await GiveAsync("reviewer", "epb.reviewer")).Pointer, Is.EqualTo("/toUserId"), "ended");
        Assert.That((await GiveAsync("reviewer", "finalizer")).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task S14_Program_NeverApproves_AndWhoAnswersForItDoesNotEither()
    {
        var program = await Programs.CallerAsync(app, await Programs.RegisterAsync(security, "jiangshan", ["submissions:write"]));
        var submission = await SubmittedAsync(program, "2022");
        Assert.That((await submission.MoveAsync(program, "approve")).Code, Is.EqualTo("action_not_yours"));
        Assert.That((await submission.MoveAsync(program, "withdraw")).Code, Is.EqualTo("not_for_programs"));
        Assert.That((string?)(await submission.GetTrailAsync(program)).Last()!["by"]!["program"], Is.EqualTo("jiangshan 监测平台"));

        await GrantAsync("jiangshan.drafter", "approver", "jiangshan");
        Assert.That((await submission.MoveAsync(await app.AsAsync("jiangshan.drafter"), "approve")).Code, Is.EqualTo("separation_of_duties"));
    }

    [Test]
    public async Task S14_TwoApprovalsAtTheSameInstant_AreOne()
    {
        await GrantAsync("kaihua.approver", "reviewer", "epb");
        var submission = await SubmittedAsync(await app.AsAsync("kaihua.drafter"), "2022");
        var approver = await app.AsAsync("kaihua.approver");
        var tag = await submission.TagAsync(approver);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => submission.MoveAsync(approver, "approve", ifMatch: tag)));
        Assert.That(answers.Count(a => a.Status == 200), Is.EqualTo(1));
        Assert.That((string?)(await approver.GetAsync(submission.Path)).Json!["state"], Is.EqualTo("countyApproved"), "and not a step further");
        Assert.That((await submission.MoveAsync(approver, "approve")).Code, Is.EqualTo("separation_of_duties"));
    }

    [Test]
    public async Task S14_Bulk_HoldsEveryRowToTheDuties_OfPeopleAndTheirDelegates()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var admin = await own.AsAsync("security");
        var (drafter, approver) = (await own.AsAsync("kecheng.drafter"), await own.AsAsync("kecheng.approver"));
        var second = await AccountSteps.NewAsync(own, admin, "kecheng.second", "drafter", "kecheng");
        var (mine, others) = (await SubmittedAsync(drafter, "2022"), await SubmittedAsync(second, "2023"));
        async Task<IEnumerable<string>> ApproveAsync(Caller who, string more = "") => SubmissionSteps.Outcomes(await SubmissionSteps.MoveManyAsync(who, "approve", [await mine.RowAsync(drafter), await others.RowAsync(drafter)], more));

        Assert.That(await ApproveAsync(drafter), Is.EqualTo(new[] { "403 action_not_yours submitted", "403 action_not_yours submitted" }));
        await Delegations.GiveAsync(approver, "kecheng.drafter", own.Clock);
        Assert.That(await ApproveAsync(drafter, ""","dryRun":true"""), Is.EqualTo(new[] { "403 separation_of_duties submitted", "200 countyApproved" }), "a preview says so too");
        Assert.That(await ApproveAsync(drafter, ""","mode":"atomic" """), Is.EqualTo(new[] { "403 separation_of_duties submitted", "424 others_refused submitted" }));
        Assert.That(await ApproveAsync(drafter), Is.EqualTo(new[] { "403 separation_of_duties submitted", "200 countyApproved" }));
        var act = (await others.GetTrailAsync(drafter)).Last()!["by"]!;
        Assert.That(((string?)act["displayName"], (string?)act["onBehalfOf"]), Is.EqualTo(("徐丽", "汪建")));

        // Whose step was approved in their place is kept from the next step, and so is who did it.
        await AccountSteps.GrantAsync(admin, await Programs.UserIdAsync(admin, "kecheng.approver"), "reviewer", "epb");
        await AccountSteps.GrantAsync(admin, await Programs.UserIdAsync(admin, "kecheng.drafter"), "reviewer", "epb");
        foreach (var person in new[] { approver, drafter })
        {
            Assert.That((await ApproveAsync(person, ""","dryRun":true""")).Last(), Is.EqualTo("403 separation_of_duties countyApproved"));
        }
    }

    [Test]
    public async Task S14_WhatTheDutiesBar_IsNobodysToDo_ButSomebodyElses()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var admin = await own.AsAsync("security");
        var (drafter, approver) = (await own.AsAsync("kecheng.drafter"), await own.AsAsync("kecheng.approver"));
        await Delegations.GiveAsync(approver, "kecheng.drafter", own.Clock);
        var second = await AccountSteps.NewAsync(own, admin, "kecheng.second", "drafter", "kecheng");
        var (mine, others) = (await SubmittedAsync(drafter, "2022"), await SubmittedAsync(second, "2023"));
        static async Task<string[]> ToDecideAsync(Caller who)
        {
            string[] Ids(Answer list, Func<JsonNode, JsonNode> one) => [.. list.Json!["items"]!.AsArray().Where(i => (string?)i!["step"] != "drafting").Select(i => (string)one(i!)["id"]!).Order()];
            var todos = Ids(await who.GetAsync($"{SubmissionSteps.Plan}/todos?limit=500"), item => item["submission"]!);
            Assert.That(Ids(await who.GetAsync($"{SubmissionSteps.Plan}/submissions?mine=true&limit=500"), item => item), Is.EqualTo(todos));
            Assert.That((int)(await who.GetAsync($"{SubmissionSteps.Plan}/todos/counts")).Json!["approvals"]!, Is.EqualTo(todos.Length));
            return todos;
        }

        Assert.That(await ToDecideAsync(drafter), Is.EqualTo(new[] { others.Id }), "not what they wrote themselves, in whoever's place");
        Assert.That(await ToDecideAsync(approver), Is.EqualTo(new[] { mine.Id, others.Id }.Order()));

        // Approved by one in the place of the other: both are kept from the next step, and a third is not.
        await others.MustMoveAsync(drafter, "approve");
        await AccountSteps.GrantAsync(admin, await Programs.UserIdAsync(admin, "kecheng.approver"), "reviewer", "epb");
        await AccountSteps.GrantAsync(admin, await Programs.UserIdAsync(admin, "kecheng.drafter"), "reviewer", "epb");
        Assert.That(await ToDecideAsync(drafter), Is.Empty);
        Assert.That(await ToDecideAsync(approver), Is.EqualTo(new[] { mine.Id }));
        Assert.That(await ToDecideAsync(await own.AsAsync("epb.reviewer")), Is.EqualTo(new[] { others.Id }));

        await others.MustMoveAsync(await own.AsAsync("epb.reviewer"), "approve");
        await AccountSteps.GrantAsync(admin, await Programs.UserIdAsync(admin, "kecheng.approver"), "finalizer", "epb");
        Assert.That(await ToDecideAsync(approver), Is.EqualTo(new[] { mine.Id }), "nor from the last step");
        Assert.That(await ToDecideAsync(await own.AsAsync("finalizer")), Is.EqualTo(new[] { others.Id }));
    }

    [Test]
    public async Task S14_Bulk_OfAProgram_SubmitsAndDoesNothingElse()
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var admin = await own.AsAsync("security");
        var program = await Programs.CallerAsync(own, await Programs.RegisterAsync(admin, "jiangshan", ["submissions:write"]));
        var submission = await SubmissionSteps.OfAsync(program, "2022");
        await submission.SaveAsync(program, """[{"indicatorCode":"2","value":28.6}]""");
        async Task<string> MoveAsync(Caller who, string action, string more = "") => SubmissionSteps.Outcomes(await SubmissionSteps.MoveManyAsync(who, action, [await submission.RowAsync(program)], more)).Single();

        Assert.That(await MoveAsync(program, "submit"), Is.EqualTo("200 submitted"));
        Assert.That(await MoveAsync(program, "approve"), Is.EqualTo("403 action_not_yours submitted"));
        Assert.That(await MoveAsync(program, "withdraw"), Is.EqualTo("403 not_for_programs submitted"));
        Assert.That(await MoveAsync(program, "return", ""","reasonCode":"R99","comment":"x" """), Is.EqualTo("403 action_not_yours submitted"));

        await AccountSteps.GrantAsync(admin, await Programs.UserIdAsync(admin, "jiangshan.drafter"), "approver", "jiangshan");
        Assert.That(await MoveAsync(await own.AsAsync("jiangshan.drafter"), "approve"), Is.EqualTo("403 separation_of_duties submitted"), "who answers for the program");
    }

    [TestCase("partial")]
    [TestCase("atomic")]
    public async Task S14_Bulk_ManyAtTheSameInstantOverTheSameRows_EachRowIsWonOnce(string mode)
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var (reviewer, finalizer) = (await own.AsAsync("epb.reviewer"), await own.AsAsync("finalizer"));
        var rows = new List<string>();
        foreach (var area in new[] { "kecheng", "qujiang", "longyou", "kaihua" })
        {
            var drafter = await own.AsAsync($"{area}.drafter");
            var submission = await SubmissionSteps.OfAsync(drafter, "2022");
            await submission.SaveAsync(drafter, """[{"indicatorCode":"1","value":97},{"indicatorCode":"2","value":28.6},{"indicatorCode":"3","value":95}]""");
            await submission.MustMoveAsync(drafter, "submit");
            await submission.MustMoveAsync(await own.AsAsync($"{area}.approver"), "approve");
            await submission.MustMoveAsync(reviewer, "approve");
            rows.Add(await submission.RowAsync(finalizer));
        }

        // Some name the rows the other way round: those would wait for each other in a circle, were the rows taken as they come.
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => SubmissionSteps.MoveManyAsync(finalizer, "approve", i % 2 == 0 ? rows : Enumerable.Reverse(rows), $""","mode":"{mode}" """)));
        Assert.That(answers.Select(a => a.Status), Has.All.EqualTo(207));
        var heard = answers.SelectMany(a => a.Json!["results"]!.AsArray()).ToLookup(r => (string)r!["id"]!, r => (int)r!["status"]!);
        Assert.That(heard, Has.Count.EqualTo(4));
        Assert.That(heard.Select(row => row.Count(status => status == 200)), Has.All.EqualTo(1));
        Assert.That(heard.SelectMany(row => row).Where(status => status != 200), Has.All.EqualTo(412));
        Assert.That(answers.Sum(a => (int)a.Json!["counts"]!["done"]!), Is.EqualTo(4));
        async Task<object?> CountAsync(string what) => await Sql.ScalarAsync(own.ConnectionString, $"SELECT count(*) FROM {what}");
        Assert.That(await CountAsync("submission_transitions WHERE step = 'finalization'"), Is.EqualTo(4));
        Assert.That(await CountAsync("observations WHERE source = 'submission'"), Is.EqualTo(12));
        Assert.That(await CountAsync("audit_entries WHERE action = 'submission.approve'"), Is.EqualTo(12));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task S15_NoSequenceOfCalls_ReachesApprovedPastAReview(int seed)
    {
        await using var own = new LantuApp(await TestDatabases.CopyAsync());
        var random = new Random(seed);
        var drafter = await own.AsAsync("kecheng.drafter");
        Caller[] people = [drafter, await own.AsAsync("kecheng.approver"), await own.AsAsync("epb.reviewer"), await own.AsAsync("finalizer"), await own.AsAsync("water.reviewer"), await own.AsAsync("kaihua.approver")];
        string[] actions = ["submit", "approve", "approve", "approve", "return", "withdraw", "correct"];
        var submission = await SubmissionSteps.OfAsync(drafter, "2024");
        for (var i = 0; i < 120; i++)
        {
            var (person, action) = (people[random.Next(people.Length)], actions[random.Next(actions.Length)]);
            var tag = (await drafter.GetAsync(submission.Path)).ETag!;
            if (random.Next(4) == 0)
            {
                await submission.SaveAsync(drafter, $$"""[{"indicatorCode":"2","value":{{random.Next(20, 40)}}}]""", tag);
            }

            await submission.MoveAsync(person, action, action switch { "return" => ""","reasonCode":"R99","comment":"x" """, "correct" => ""","comment":"x" """, _ => null }, tag);
            if ((string?)(await drafter.GetAsync(submission.Path)).Json!["state"] == "approved")
            {
                var trail = (await submission.GetTrailAsync(drafter)).ToList();
                var round = trail[trail.FindLastIndex(t => (string?)t!["action"] == "submit")..].Where(t => (string?)t!["action"] != "correct").ToList();
                Assert.That(round.Select(t => (string?)t!["step"]), Is.EqualTo(new[] { "drafting", "countyApproval", "departmentReview", "finalization" }));
                Assert.That(round.Select(t => (string?)t!["by"]!["id"]), Is.Unique);
                return;
            }
        }
    }

    [Test]
    public async Task Administrators_ExcludeEachOther_AndNobodyGrantsThemselves()
    {
        var auditor = await Programs.UserIdAsync(security, "auditor");
        Assert.That((await AccountSteps.GrantAsync(security, auditor, "planAdministrator", "drc")).Code, Is.EqualTo("administrators_exclude_each_other"));
        var self = (string)(await security.GetAsync("session")).Json!["user"]!["id"]!;
        Assert.That((await AccountSteps.GrantAsync(security, self, "finalizer", "epb")).Code, Is.EqualTo("not_to_oneself"));
        Assert.That((await AccountSteps.GrantAsync(security, auditor, "reviewer", "kecheng")).Json!["errors"]![0]!["code"]!.ToString(), Is.EqualTo("role_does_not_fit_unit"));
        Assert.That((await security.SendAsync(HttpMethod.Patch, $"users/{self}", """{"displayName":"我"}""", await AccountSteps.TagAsync(security, self))).Code, Is.EqualTo("not_to_oneself"));
    }

    [Test]
    public async Task ApproveRights_WaitForASecondAdministrator()
    {
        await using var strict = new LantuApp(await TestDatabases.CopyAsync(), "Development", ("Access:ConfirmGrants", "true"));
        var (first, second) = (await strict.AsAsync("security"), await strict.AsAsync("security.second"));
        var (id, oneTime) = await AccountSteps.CreateAsync(first, "new.approver");
        var granted = await AccountSteps.GrantAsync(first, id, "approver", "kaihua");
        var membership = granted.Json!["memberships"]![0]!;
        Assert.That(((string?)membership["state"], AccountSteps.Words(membership["allowedActions"])), Is.EqualTo(("pending", new[] { "revoke" })));
        var caller = strict.Anonymous();
        await caller.SignInAsync("new.approver", oneTime);
        await AccountSteps.ChangePasswordAsync(caller, oneTime, AccountSteps.Chosen);
        Assert.That((await caller.GetAsync("plans")).Status, Is.EqualTo(403), "no role yet");

        var path = $"users/{id}/memberships/{membership["id"]}/confirmation";
        Assert.That((await first.SendAsync(HttpMethod.Post, path, null, await AccountSteps.TagAsync(first, id))).Code, Is.EqualTo("takes_a_second_administrator"));
        Assert.That((await second.GetAsync("memberships?pending=true")).Json!["items"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await second.SendAsync(HttpMethod.Post, path, null, await AccountSteps.TagAsync(second, id))).Status, Is.EqualTo(200));
        Assert.That((await caller.GetAsync("plans")).Status, Is.EqualTo(200));
        Assert.That((await second.SendAsync(HttpMethod.Post, path, null, await AccountSteps.TagAsync(second, id))).Code, Is.EqualTo("membership_not_pending"));
    }

    private static IEnumerable<string?> Roles(Answer session) => session.Json!["memberships"]!.AsArray().Select(m => (string?)m!["role"]);
}
