using Lantu.Api.Domain;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>督办单: who may do what in which state, and which level is due.</summary>
public sealed class SlipTests
{
    private static readonly DateOnly Today = new(2026, 6, 30);
    private static readonly Guid Addressee = Guid.NewGuid(), Issuer = Guid.NewGuid(), Elsewhere = Guid.NewGuid();
    private static readonly Plan Plan = new() { Id = Guid.NewGuid(), Code = "p", Title = "", ShortTitle = "", IssuedBy = [], Domains = [], Goals = [], Notes = [], OwnerOrgUnitId = Issuer };

    private static Actor Person(Role role, Guid unit) => new(Guid.NewGuid(), [new ActorMembership(role, unit)]);

    private static DateTimeOffset On(DateOnly day) => new(day, new TimeOnly(2, 0), TimeSpan.Zero);

    private static Slip Issued(SlipLevel level = SlipLevel.Reminder, int daysAgo = 20, int answerIn = 10, int dueIn = 15) => Slip.Issue(
        Plan, new SlipSubject(SubjectKind.Task, Guid.NewGuid(), Light.Red, "亮红"), Addressee,
        new SlipContent(level, "原因", "要求", Today.AddDays(answerIn - daysAgo), Today.AddDays(dueIn - daysAgo)), 1, null, new ActorMembership(Role.Finalizer, Issuer), Guid.NewGuid(), On(Today.AddDays(-daysAgo)));

    private static Slip Closed(SlipLevel level, DateOnly? until, int daysAgo = 20, int dueIn = 15)
    {
        var slip = Issued(level, daysAgo, dueIn: dueIn);
        slip.Move(SlipAction.Answer, Person(Role.Drafter, Addressee), "说明", null, SupervisionDays.Default, On(Today.AddDays(1 - daysAgo)));
        slip.Move(SlipAction.Close, Person(Role.Reviewer, Issuer), "同意", until, SupervisionDays.Default, On(Today.AddDays(2 - daysAgo)));
        return slip;
    }

    /// <summary>Whatever anybody tries in whatever order: what is not in the table does not happen, and what is offered does.</summary>
    [Test]
    public void EveryMove_IsTheTables([Values] SlipAction action, [Values] SlipLevel level, [Values] bool isAnswered, [Values] Role role, [Values] bool isAddressee)
    {
        var slip = Issued(level);
        if (isAnswered)
        {
            slip.Move(SlipAction.Answer, Person(Role.Drafter, Addressee), "说明", null, SupervisionDays.Default, On(Today));
        }

        var (actor, from, acts) = (Person(role, isAddressee ? Addressee : Issuer), slip.State, slip.Acts.Count);
        var row = SlipWorkflow.Find(from, action);
        var isPossible = row is not null && !(action == SlipAction.Escalate && level == SlipLevel.Order);
        var isOffered = slip.AllowedActions(actor).Contains(action);
        if (isOffered)
        {
            slip.Move(action, actor, "话", Today, SupervisionDays.Default, On(Today));
            Assert.That((slip.State, slip.Acts.Count), Is.EqualTo((row!.To, acts + 1)));
        }
        else
        {
            Assert.That(() => slip.Move(action, actor, "话", Today, SupervisionDays.Default, On(Today)), isPossible ? Throws.TypeOf<ForbiddenException>() : Throws.TypeOf<ConflictException>());
            Assert.That((slip.State, slip.Acts.Count), Is.EqualTo((from, acts)));
        }

        var speaks = row?.Party == SlipParty.Addressee ? isAddressee && role is Role.Drafter or Role.Approver && isAddressee : (!isAddressee && role is Role.Reviewer or Role.Finalizer && !isAddressee) || role == Role.PlanAdministrator;
        Assert.That(isOffered, Is.EqualTo(isPossible && speaks));
    }

    [Test]
    public void OnceAnswered_ItIsNotWithdrawn_AndWithdrawnItCountsForNothing()
    {
        var (answered, mistaken, issuer) = (Issued(), Issued(SlipLevel.Warning), Person(Role.Finalizer, Issuer));
        answered.Move(SlipAction.Answer, Person(Role.Drafter, Addressee), "说明", null, SupervisionDays.Default, On(Today));
        answered.Move(SlipAction.Return, issuer, "无措施", null, SupervisionDays.Default, On(Today));
        Assert.That(() => answered.Move(SlipAction.Withdraw, issuer, "误发", null, SupervisionDays.Default, On(Today)), Throws.TypeOf<ConflictException>());
        mistaken.Move(SlipAction.Withdraw, issuer, "误发", null, SupervisionDays.Default, On(Today));
        Assert.That(SlipLadder.Due(Today.AddDays(-60), [mistaken], SupervisionDays.Default, Today), Is.EqualTo(((SlipLevel, Slip?)?)(SlipLevel.Reminder, null)));
    }

    [Test]
    public void Number_IsReadAsItIsWritten([Values] SlipLevel level)
    {
        var number = Issued(level).Number;
        Assert.That(new[] { number, number.Replace('〔', '[').Replace('〕', ']'), number.TrimEnd('号') }.Select(Slip.ReadNumber), Is.All.EqualTo(((SlipLevel, int, int)?)(level, Today.AddDays(-20).Year, 1)));
        Assert.That(new[] { "提醒", "5.1", $"{number}文", "催办〔2026〕1号" }.Select(Slip.ReadNumber), Is.All.Null);
    }

    [Test]
    public void WhoeverAnswered_DoesNotDecide()
    {
        var slip = Issued();
        var both = new Actor(Guid.NewGuid(), [new ActorMembership(Role.Drafter, Addressee), new ActorMembership(Role.Reviewer, Issuer)]);
        slip.Move(SlipAction.Answer, both, "说明", null, SupervisionDays.Default, On(Today));
        Assert.That(slip.AllowedActions(both), Is.Empty);
    }

    [Test]
    public void Issuing_IsTheOwnersAndTheLeadsToOthers()
    {
        bool May(Role role, Guid unit, Guid to) => Slip.Issuing(Person(role, unit), Plan, [Elsewhere], to) is not null;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(May(Role.Finalizer, Issuer, Addressee) && May(Role.PlanAdministrator, Elsewhere, Addressee) && May(Role.Reviewer, Elsewhere, Addressee));
            Assert.That(May(Role.Reviewer, Elsewhere, Elsewhere) || May(Role.Reviewer, Issuer, Addressee) || May(Role.Finalizer, Elsewhere, Addressee) || May(Role.Drafter, Issuer, Addressee), Is.False);
        }
    }

    private static readonly object?[] Ladder =
    [
        new object?[] { null, Array.Empty<Slip>(), null },
        new object?[] { 14, Array.Empty<Slip>(), null },
        new object?[] { 15, Array.Empty<Slip>(), SlipLevel.Reminder },
        new object?[] { 90, new[] { Issued(daysAgo: 5) }, null },
        new object?[] { 90, new[] { Issued() }, SlipLevel.Warning },
        new object?[] { 90, new[] { Issued(SlipLevel.Warning) }, SlipLevel.Order },
        new object?[] { 90, new[] { Issued(SlipLevel.Order) }, null },
        new object?[] { 90, new[] { Closed(SlipLevel.Reminder, Today) }, null },
        new object?[] { 90, new[] { Closed(SlipLevel.Reminder, Today.AddDays(-1)) }, SlipLevel.Warning },
        new object?[] { 90, new[] { Closed(SlipLevel.Reminder, null, dueIn: 20) }, null },
        new object?[] { 90, new[] { Closed(SlipLevel.Order, null) }, SlipLevel.Order },
        new object?[] { 90, new[] { Closed(SlipLevel.Warning, null, 60), Issued(SlipLevel.Order, 2) }, null },
        new object?[] { 16, new[] { Closed(SlipLevel.Warning, null, 60) }, SlipLevel.Reminder },
    ];

    [Test]
    public void DaysOfThePlan_MoveWhatIsDue_ButNoDayThatWasPromised([Values(1, 15, 40)] int red, [Values(1, 7, 30)] int decision)
    {
        var (days, slip) = (new SupervisionDays(red, decision), Issued());
        slip.Move(SlipAction.Answer, Person(Role.Drafter, Addressee), "说明", null, days, On(Today));
        Assert.That(slip.TurnDueOn, Is.EqualTo(Today.AddDays(decision)));
        Assert.That((SlipLadder.Due(Today.AddDays(-red), [], days, Today)?.Level, SlipLadder.Due(Today.AddDays(1 - red), [], days, Today)), Is.EqualTo((SlipLevel.Reminder, ((SlipLevel, Slip?)?)null)));
    }

    [TestCaseSource(nameof(Ladder))]
    public void Due_IsTheNextLevel_UnlessItHasTimeOrIsUnderWay(int? redFor, Slip[] slips, SlipLevel? level) =>
        Assert.That(SlipLadder.Due(redFor is { } days ? Today.AddDays(-days) : null, slips, SupervisionDays.Default, Today)?.Level, Is.EqualTo(level));
}
