using Lantu.Api.Domain;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>How pieces of a task stand and roll up.</summary>
public sealed class SubTaskTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly PlanTask Task = new() { Id = Guid.NewGuid(), Code = "5.1", Title = "", Summary = "", Notes = [] };

    private static SubTask Piece(SubTaskState state, int dueIn = 30, Guid? unit = null, params SubTask[] steps)
    {
        var piece = SubTask.Add(Task, null, unit ?? Guid.Empty, new("事项", null, null, null, Today.AddDays(dueIn), state, null, "说明"), Guid.Empty, Now);
        piece.Steps.AddRange(steps);
        return piece;
    }

    private const SubTaskState None = SubTaskState.NotStarted, Half = SubTaskState.Underway, Done = SubTaskState.Done, Off = SubTaskState.Cancelled;

    private static readonly object[] Cases =
    [
        new object[] { None, Array.Empty<SubTaskState>(), None, 0m },
        new object[] { Done, Array.Empty<SubTaskState>(), Done, 1m },
        new object[] { Half, Array.Empty<SubTaskState>(), Half, 0m },
        new object[] { None, new[] { Done, None }, Half, 0.5m },
        new object[] { Done, new[] { None, None }, None, 0m },
        new object[] { None, new[] { Done, Done }, Done, 1m },
        new object[] { None, new[] { Done, Off }, Done, 1m },
        new object[] { Half, new[] { Off, Off }, Half, 0m },
        new object[] { None, new[] { Half, None, Done, Done }, Half, 0.5m },
    ];

    [TestCaseSource(nameof(Cases))]
    public void WhatHasSteps_StandsAsTheyDo(SubTaskState own, SubTaskState[] steps, SubTaskState stands, decimal share)
    {
        var piece = Piece(own, 30, null, [.. steps.Select(s => Piece(s))]);
        Assert.That((piece.StandsAs, piece.Share), Is.EqualTo((stands, (decimal?)share)));
    }

    [Test]
    public void GivenUp_IsNotCounted_AndHasNoShare()
    {
        Assert.That(Piece(Off).Share, Is.Null);
        Assert.That(SubTaskRollUp.Of([Piece(Off), Piece(Off)], Today), Is.EqualTo(new SubTaskRollUp(0, 0, 0, 0, null)));
    }

    [Test]
    public void RollUp_CountsUnitsPiecesAndWhatIsLate()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        var pieces = new[]
        {
            Piece(Done, -5, one), Piece(Half, -1, one), Piece(None, 0, two), Piece(None, 30, two, Piece(Done, -2), Piece(None, -1)), Piece(Off, -9, Guid.NewGuid()),
        };
        Assert.That(SubTaskRollUp.Of(pieces, Today), Is.EqualTo(new SubTaskRollUp(2, 4, 1, 2, (1m + 0m + 0m + 0.5m) / 4)));
    }

    [Test]
    public void DueDay_IsNotLate_TheDayAfterIs()
    {
        Assert.That(Piece(None, 0).IsOverdue(Today), Is.False);
        Assert.That(Piece(None, -1).IsOverdue(Today), Is.True);
        Assert.That(Piece(Done, -1).IsOverdue(Today), Is.False);
    }

    [Test]
    public void Steps_HaveNoSteps_AndNothingIsAddedToWhatIsGivenUp()
    {
        var parent = Piece(None);
        var step = SubTask.Add(Task, parent, Guid.Empty, new("步骤", null, null, null, Today, None, null, null), Guid.Empty, Now);
        Assert.That(() => SubTask.Add(Task, step, Guid.Empty, new("再分", null, null, null, Today, None, null, null), Guid.Empty, Now), Throws.InstanceOf<ConflictException>().With.Message.EqualTo("steps_have_no_steps"));
        Assert.That(() => SubTask.Add(Task, Piece(Off), Guid.Empty, new("步骤", null, null, null, Today, None, null, null), Guid.Empty, Now), Throws.InstanceOf<ConflictException>().With.Message.EqualTo("sub_task_cancelled"));
    }

    [TestCase(Role.Drafter, true, true, false)]
    [TestCase(Role.Approver, true, true, false)]
    [TestCase(Role.Reviewer, true, true, false)]
    [TestCase(Role.Finalizer, false, false, false)]
    [TestCase(Role.PlanAdministrator, true, true, true)]
    [TestCase(Role.SecurityAdministrator, false, false, false)]
    [TestCase(Role.Auditor, false, false, false)]
    public void WhoMayWrite_ByRoleAndUnit(Role role, bool ownUnit, bool leadsTask, bool neither)
    {
        var (own, lead, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        bool May(Guid memberOf) => SubTask.MayWrite(new Actor(Guid.NewGuid(), [new(role, memberOf)]), own, [lead]);
        Assert.That((May(own), May(lead), May(other)), Is.EqualTo((ownUnit, leadsTask, neither)));
        Assert.That(SubTask.MayWrite(new Actor(Guid.NewGuid(), [new(role, own)], new ActingClient(Guid.NewGuid(), [], [])), own, [lead]), Is.False, "no program");
    }

    [Test]
    public void PutOff_KeepsWhatWasPromisedFirst_AndBackFromDone_ForgetsTheDay()
    {
        var piece = Piece(Done);
        Assert.That(piece.DoneOn, Is.EqualTo(Today));
        piece.Change(new("事项", null, null, null, Today.AddDays(90), Half, Today, null), Now);
        Assert.That((piece.FirstDueOn, piece.DueOn, piece.DoneOn), Is.EqualTo((Today.AddDays(30), Today.AddDays(90), (DateOnly?)null)));
    }
}
