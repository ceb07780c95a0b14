using System.Collections.Concurrent;
using System.Globalization;

namespace Lantu.Api.IntegrationTests;

/// <summary>
/// Random sequences of legal and illegal calls, by people some of whom hold roles at every step, by a delegate and by a
/// program. However they fall, nothing becomes approved without every step, each by other people.
/// </summary>
public sealed class RandomActsTests
{
    private const string Plan = SubmissionSteps.Plan;

    private const int Sequences = 10_000;
    private const int Workers = 2;
    private static readonly string[] Units = ["kecheng", "qujiang", "longyou", "jiangshan", "changshan", "kaihua"];
    private LantuApp app = null!;
    private readonly Dictionary<string, Caller> people = [];
    private readonly ConcurrentDictionary<string, int> outcomes = new();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        var (admin, security) = (await app.AsAsync("admin"), await app.AsAsync("security"));
        await MakeFormAsync(admin);
        // Whoever holds several steps is who could let a figure through alone.
        foreach (var (userName, role, unit) in new[] { ("kecheng.drafter", "approver", "kecheng"), ("kecheng.approver", "reviewer", "epb"), ("epb.reviewer", "finalizer", "epb"), ("finalizer", "drafter", "kecheng") })
        {
            Assert.That((await AccountSteps.GrantAsync(security, await Programs.UserIdAsync(security, userName), role, unit)).Status, Is.EqualTo(200), $"{userName} {role}");
        }

        await Delegations.GiveAsync(await app.AsAsync("qujiang.approver"), "qujiang.drafter", app.Clock);
        var program = await Programs.RegisterAsync(security, "kecheng", ["submissions:read", "submissions:write"]);
        people["kecheng.program"] = await Programs.CallerAsync(app, program);
        foreach (var userName in Units.SelectMany(u => new[] { $"{u}.drafter", $"{u}.approver" }).Concat(["epb.reviewer", "finalizer", "admin", "water.reviewer"]))
        {
            people[userName] = await app.AsAsync(userName);
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    /// <summary>One line a month, for six counties since 2021: enough obligations for everybody, and short trails.</summary>
    private static async Task MakeFormAsync(Caller admin)
    {
        const string form = $"{Plan}/forms/random";
        Assert.That((await admin.PostAsync($"{Plan}/forms", """{"code":"random","name":"随机报表","frequency":"month","leadOrgUnit":"epb","firstPeriod":"2021-01"}""")).Status, Is.EqualTo(201));
        Assert.That((await admin.SendAsync(HttpMethod.Put, $"{form}/draft", """{"opensDays":1,"dueDays":10,"dueDayKind":"calendar","lines":[{"indicatorCode":"2"}],"orgUnits":["kecheng","qujiang","longyou","jiangshan","changshan","kaihua"],"rules":[]}""", (await admin.GetAsync(form)).ETag)).Status, Is.EqualTo(200));
        Assert.That((await admin.PostAsync($"{form}/publication", "{}", (await admin.GetAsync(form)).ETag)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task RandomSequences_NeverReachApproved_WithoutEveryStepByDifferentPeople()
    {
        var all = new List<Known>();
        foreach (var unit in Units)
        {
            var items = (await (await app.AsAsync("auditor")).GetAsync($"{Plan}/submissions?form=random&orgUnit={unit}&limit=500")).Json!["items"]!.AsArray();
            all.AddRange(items.Select(s => new Known(unit, (string)s!["id"]!, (string)s["state"]!, $"\"{s["version"]}\"")));
        }

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => ActAsync(new Random(20_251_128 + worker), [.. all.Where((_, i) => i % Workers == worker)]))));

        TestContext.Out.WriteLine(string.Join('\n', outcomes.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}: {o.Value}")));
        Assert.That(outcomes.Keys.Where(o => o.StartsWith('5')), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Sql.RowsAsync(app.ConnectionString, WithoutEveryStep), Is.Empty, "approved without every step, in order");
            Assert.That(await Sql.RowsAsync(app.ConnectionString, TwiceTheSamePerson), Is.Empty, "somebody had a hand in two steps of one revision");
            Assert.That(await Sql.RowsAsync(app.ConnectionString, BrokenTrails), Is.Empty, "a trail does not go from state to state by the table");
            Assert.That(await Sql.RowsAsync(app.ConnectionString, FiguresOutOfPlace), Is.Empty, "figures are there if and only if the submission is approved");
            Assert.That(Convert.ToInt32(await Sql.ScalarAsync(app.ConnectionString, $"SELECT count(*) FROM submission_transitions t JOIN ({OfTheForm}) s ON s.id = t.submission_id"), CultureInfo.InvariantCulture),
                Is.EqualTo(outcomes.Where(o => o.Key.StartsWith("200 ", StringComparison.Ordinal) && o.Key != "200 save" && o.Key != "200 read").Sum(o => o.Value)), "every acknowledged act, and no other, is in a trail");
        }

        // What it was all about has really been tried.
        foreach (var tried in new[] { "200 submit", "200 withdraw", "200 approve", "200 return", "200 correct", "200 discard", "403 separation_of_duties", "403 action_not_yours", "403 not_for_programs", "404 not_found", "409 action_not_possible_in_state", "409 not_a_correction", "412 stale_version", "422 validation_failed" })
        {
            Assert.That(outcomes.GetValueOrDefault(tried), Is.GreaterThan(5), tried);
        }

        Assert.That(Convert.ToInt32(await Sql.ScalarAsync(app.ConnectionString, $"SELECT count(*) FROM ({OfTheForm}) s WHERE state = 'approved'"), CultureInfo.InvariantCulture), Is.GreaterThan(100));
    }

    private sealed class Known(string unit, string id, string state, string tag)
    {
        public string Unit { get; } = unit;

        public string Id { get; set; } = id;

        public string State { get; set; } = state;

        public string Tag { get; set; } = tag;
    }

    private async Task ActAsync(Random random, List<Known> submissions)
    {
        for (var sequence = 0; sequence < Sequences / Workers; sequence++)
        {
            var submission = submissions[random.Next(submissions.Count)];
            for (var left = random.Next(1, 4); left > 0; left--)
            {
                await ActAsync(random, submission);
            }
        }
    }

    private async Task ActAsync(Random random, Known submission)
    {
        string[] likely = submission.State switch
        {
            "open" => ["save"],
            "draft" => ["save", "submit", "submit", "submit", "discard"],
            "submitted" => ["approve", "approve", "approve", "return", "withdraw"],
            "countyApproved" or "departmentApproved" => ["approve", "approve", "approve", "return"],
            "returned" => ["save", "submit", "submit", "discard"],
            _ => ["correct"],
        };
        string[] every = ["save", "submit", "withdraw", "approve", "return", "correct", "discard"];
        var action = random.Next(4) > 0 ? likely[random.Next(likely.Length)] : every[random.Next(every.Length)];
        // Mostly somebody whose turn it could be; sometimes anybody.
        string[] near = submission.State switch
        {
            "countyApproved" => ["epb.reviewer", "kecheng.approver"],
            "departmentApproved" => ["finalizer", "epb.reviewer"],
            "submitted" => [$"{submission.Unit}.approver", $"{submission.Unit}.approver", $"{submission.Unit}.drafter"],
            _ when submission.Unit == "kecheng" => ["kecheng.drafter", "kecheng.drafter", "finalizer", "kecheng.program"],
            _ => [$"{submission.Unit}.drafter"],
        };
        var who = random.Next(5) > 0 ? people[near[random.Next(near.Length)]] : people.Values.ElementAt(random.Next(people.Count));
        var tag = random.Next(20) == 0 ? "\"1\"" : submission.Tag;
        var path = $"{Plan}/submissions/{submission.Id}";
        var answer = action == "save"
            ? await who.SendAsync(HttpMethod.Put, $"{path}/lines", $$"""{"lines":[{"indicatorCode":"2","value":{{random.Next(10, 60)}}}]}""", tag)
            : await who.PostAsync($"{path}/transitions", Move(action, random), tag);
        outcomes.AddOrUpdate($"{answer.Status} {(answer.Status == 200 ? action : answer.Code)}", 1, (_, count) => count + 1);
        if (answer.Status == 200)
        {
            submission.Id = (string)answer.Json!["id"]!;
            submission.State = (string)answer.Json["state"]!;
            // Given up: the one that it was to correct goes on.
            if (submission.State == "discarded")
            {
                submission.Id = (string)answer.Json["correctionOf"]!;
                submission.State = "approved";
                answer = await people["admin"].GetAsync($"{Plan}/submissions/{submission.Id}");
            }
        }

        submission.Tag = answer.ETag ?? submission.Tag;
    }

    private static string Move(string action, Random random) => action switch
    {
        // Now and then without the reason that it takes.
        "return" when random.Next(10) > 0 => """{"action":"return","reasonCode":"R01","comment":"请核对"}""",
        "correct" when random.Next(10) > 0 => """{"action":"correct","comment":"笔误"}""",
        _ => $$"""{"action":"{{action}}"}""",
    };

    private const string OfTheForm = "SELECT s.* FROM submissions s JOIN report_forms f ON f.id = s.report_form_id WHERE f.code = 'random'";

    /// <summary>What was done since the last hand-in, up to the approval.</summary>
    private const string LastRounds = $"""
        WITH last_round AS (
            SELECT t.* FROM submission_transitions t JOIN ({OfTheForm}) s ON s.id = t.submission_id
            WHERE t.action NOT IN ('correct', 'discard')
                AND t.no >= (SELECT max(no) FROM submission_transitions l WHERE l.submission_id = t.submission_id AND l.action = 'submit'))
        """;

    private const string WithoutEveryStep = $"""
        {LastRounds}
        SELECT s.id, coalesce((SELECT string_agg(action || ' ' || step, ', ' ORDER BY no) FROM last_round r WHERE r.submission_id = s.id), 'nothing') AS acts
        FROM ({OfTheForm}) s
        WHERE s.state = 'approved'
            AND (SELECT string_agg(action || ' ' || step, ', ' ORDER BY no) FROM last_round r WHERE r.submission_id = s.id)
                IS DISTINCT FROM 'submit drafting, approve countyApproval, approve departmentReview, approve finalization'
        """;

    /// <summary>Whoever let it pass at a step had at no time written into it, handed it in, or decided another of its steps; nor had their principal.</summary>
    private const string TwiceTheSamePerson = $"""
        {LastRounds},
        hands AS (
            SELECT t.submission_id, person, t.step FROM submission_transitions t JOIN ({OfTheForm}) s ON s.id = t.submission_id, unnest(ARRAY[t.user_id, t.on_behalf_of_id]) person
            WHERE t.action IN ('submit', 'approve', 'return')
            UNION SELECT c.submission_id, person, 'drafting' FROM line_changes c JOIN ({OfTheForm}) s ON s.id = c.submission_id, unnest(ARRAY[c.user_id, c.on_behalf_of_id]) person)
        SELECT r.submission_id, r.step, person, h.step FROM last_round r, unnest(ARRAY[r.user_id, r.on_behalf_of_id]) person
        JOIN hands h USING (person)
        WHERE r.action = 'approve' AND h.submission_id = r.submission_id AND h.step <> r.step
        """;

    private const string BrokenTrails = $"""
        WITH acts AS (
            SELECT t.*, lag(t.to_state) OVER (PARTITION BY t.submission_id ORDER BY t.no) AS state_before, lag(t.no) OVER (PARTITION BY t.submission_id ORDER BY t.no) AS no_before
            FROM submission_transitions t JOIN ({OfTheForm}) s ON s.id = t.submission_id),
        allowed (from_state, action, to_state) AS (VALUES
            ('draft', 'submit', 'submitted'), ('returned', 'submit', 'submitted'), ('submitted', 'withdraw', 'draft'),
            ('submitted', 'approve', 'countyApproved'), ('countyApproved', 'approve', 'departmentApproved'), ('departmentApproved', 'approve', 'approved'),
            ('submitted', 'return', 'returned'), ('countyApproved', 'return', 'returned'), ('departmentApproved', 'return', 'returned'),
            ('approved', 'correct', 'approved'), ('draft', 'discard', 'discarded'), ('returned', 'discard', 'discarded'))
        SELECT a.submission_id, a.no, a.from_state, a.action, a.to_state FROM acts a
        WHERE a.from_state <> coalesce(a.state_before, 'draft') OR a.no <> coalesce(a.no_before, 0) + 1
            OR (a.from_state, a.action, a.to_state) NOT IN (SELECT * FROM allowed)
        """;

    private const string FiguresOutOfPlace = $"""
        SELECT s.id, s.state, s.revision, count(o.id) FROM ({OfTheForm}) s
        LEFT JOIN observations o ON o.submission_id = s.id
        GROUP BY s.id, s.state, s.revision
        HAVING count(o.id) > CASE WHEN s.state = 'approved' THEN 1 ELSE 0 END OR (s.state = 'approved' AND s.revision = 1 AND count(o.id) = 0)
        """;
}
