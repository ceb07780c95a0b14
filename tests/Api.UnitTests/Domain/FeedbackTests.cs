using Lantu.Api.Domain;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>公众留言: who may do what in which state, and what is left of the sender afterwards.</summary>
public sealed class FeedbackTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Owner = Guid.NewGuid(), Unit = Guid.NewGuid(), Elsewhere = Guid.NewGuid();
    private static readonly Plan Plan = new() { Id = Guid.NewGuid(), Code = "p", Title = "", ShortTitle = "", IssuedBy = [], Domains = [], Goals = [], Notes = [], OwnerOrgUnitId = Owner };
    private static readonly Actor Moderator = Person(Role.Finalizer, Owner);
    private static readonly Actor Answerer = Person(Role.Drafter, Unit);

    private static Actor Person(Role role, Guid unit) => new(Guid.NewGuid(), [new ActorMembership(role, unit)]);

    private static Feedback In(FeedbackState state)
    {
        var sent = Feedback.Receive(Plan.Id, SubjectKind.Task, Guid.NewGuid(), new FeedbackContent(FeedbackKind.Question, "何时完工？", "13800000000"), Feedback.NewReceipt(), At);
        // As it is loaded: with its plan.
        typeof(Feedback).GetProperty(nameof(Feedback.Plan))!.SetValue(sent, Plan);
        foreach (var (action, actor) in state switch
        {
            FeedbackState.Received => [],
            FeedbackState.Forwarded => [(FeedbackAction.Forward, Moderator)],
            FeedbackState.Answered => [(FeedbackAction.Forward, Moderator), (FeedbackAction.Answer, Answerer)],
            FeedbackState.Published => [(FeedbackAction.Forward, Moderator), (FeedbackAction.Answer, Answerer), (FeedbackAction.Publish, Moderator)],
            FeedbackState.Declined => [(FeedbackAction.Decline, Moderator)],
            FeedbackState.Withdrawn => new[] { (FeedbackAction.Forward, Moderator), (FeedbackAction.Answer, Answerer), (FeedbackAction.Publish, Moderator), (FeedbackAction.Withdraw, Moderator) },
        })
        {
            sent.Move(action, actor, "话", action == FeedbackAction.Forward ? Unit : null, At);
        }

        return sent;
    }

    /// <summary>Whatever anybody tries in whatever state: what is not in the table does not happen, and what is offered does.</summary>
    [Test]
    public void EveryMove_IsTheTables([Values] FeedbackState from, [Values] FeedbackAction action, [Values] Role role, [Values(0, 1, 2)] int place)
    {
        var (feedback, actor, row) = (In(from), Person(role, place switch { 0 => Owner, 1 => Unit, _ => Elsewhere }), FeedbackWorkflow.Find(from, action));
        var (acts, version) = (feedback.Acts.Count, feedback.Version);
        var isOffered = feedback.AllowedActions(actor).Contains(action);
        if (isOffered)
        {
            feedback.Move(action, actor, "话", action == FeedbackAction.Forward ? Elsewhere : null, At);
            Assert.That((feedback.State, feedback.Acts.Count, feedback.Version), Is.EqualTo((row!.To, acts + 1, version + 1)));
        }
        else
        {
            Assert.That(() => feedback.Move(action, actor, "话", Elsewhere, At), row is null ? Throws.TypeOf<ConflictException>() : Throws.TypeOf<ForbiddenException>());
            Assert.That((feedback.State, feedback.Acts.Count, feedback.Version), Is.EqualTo((from, acts, version)));
        }

        var speaks = row?.Party == FeedbackParty.Unit ? place == 1 && role is Role.Drafter or Role.Approver or Role.Reviewer && place == 1 : role == Role.PlanAdministrator || (role == Role.Finalizer && place == 0);
        Assert.That(isOffered, Is.EqualTo(row is not null && speaks));
    }

    [Test]
    public void Contact_IsThereWhileItIsOpen_AndGoneOnceItIsClosed([Values] FeedbackState state) =>
        Assert.That(In(state).Contact, state is FeedbackState.Received or FeedbackState.Forwarded or FeedbackState.Answered ? Is.EqualTo("13800000000") : Is.Null);

    [Test]
    public void WhoeverAnswered_DoesNotPublishTheAnswer_NorDoesAProgram()
    {
        var both = new Actor(Guid.NewGuid(), [new(Role.Drafter, Unit), new(Role.Finalizer, Owner)]);
        var feedback = In(FeedbackState.Forwarded);
        feedback.Move(FeedbackAction.Answer, both, "年底前", null, At);
        Assert.That(feedback.AllowedActions(both), Is.EqualTo(new[] { FeedbackAction.Forward, FeedbackAction.Decline }));
        Assert.That(() => feedback.Move(FeedbackAction.Publish, both, null, null, At), Throws.TypeOf<ForbiddenException>());
        Assert.That(feedback.AllowedActions(Moderator), Does.Contain(FeedbackAction.Publish));
        Assert.That(feedback.AllowedActions(Moderator with { Client = new ActingClient(Guid.NewGuid(), [], []) }), Is.Empty);
    }

    [Test]
    public void Receipt_IsReadAsPeopleTypeIt_AndNoTwoAreAlike()
    {
        var receipts = Enumerable.Range(0, 1000).Select(_ => Feedback.NewReceipt()).ToList();
        Assert.That(receipts.Distinct().Count(), Is.EqualTo(1000));
        Assert.That(receipts, Has.All.Matches("^([2-9A-Z]{4}-){2}[2-9A-Z]{4}$"));
        Assert.That(receipts.Select(r => Feedback.ReadReceipt($" {r.ToLowerInvariant().Replace('-', ' ')}\t")), Is.EqualTo(receipts));
        Assert.That(new[] { "", "ABCD-2345", "ABCD-2345-EFGH-2", "留言" }.Select(Feedback.ReadReceipt), Has.All.Null);
    }
}
