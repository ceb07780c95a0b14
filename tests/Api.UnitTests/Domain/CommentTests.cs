using Lantu.Api.Domain;

namespace Lantu.Api.UnitTests.Domain;

public sealed class CommentTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private readonly Guid asking = Guid.CreateVersion7();
    private readonly Guid asked = Guid.CreateVersion7();
    private readonly Guid author = Guid.CreateVersion7();
    private readonly Guid answerer = Guid.CreateVersion7();

    private Comment Ask() => Comment.Say(Guid.CreateVersion7(), SubjectKind.Task, Guid.CreateVersion7(), null, asked, "何时？", [], [], new(Role.Reviewer, asking), author, At);

    /// <summary>As it is loaded: with its question, which knows its replies.</summary>
    private Comment Reply(Comment question, Guid unit, int minutes)
    {
        var said = Comment.Say(question.PlanId, SubjectKind.Task, question.TaskId!.Value, question, null, "年底前", [], [], new(Role.Drafter, unit), answerer, At.AddMinutes(minutes));
        var reply = new Comment { Id = said.Id, Parent = question, AuthorId = said.AuthorId, AuthorOrgUnitId = said.AuthorOrgUnitId, CreatedAt = said.CreatedAt };
        question.Replies.Add(reply);
        return reply;
    }

    private void Withdraw(Comment reply) => reply.Move(CommentAction.Withdraw, new Actor(answerer, [new(Role.Drafter, asked)]), At.AddDays(1));

    [Test]
    public void WithdrawingTheOnlyAnswer_OpensTheQuestion_AnotherAnswerKeepsItSettled()
    {
        var question = Ask();
        _ = Reply(question, asking, 1);
        Assert.That(question.ResolvedAt, Is.Null, "who asked does not answer");
        var (first, second) = (Reply(question, asked, 2), Reply(question, asked, 3));
        Withdraw(first);
        Assert.That(question.ResolvedAt, Is.EqualTo(At.AddMinutes(3)));
        Withdraw(second);
        Assert.That((question.ResolvedAt, question.ResolvedById), Is.EqualTo(((DateTimeOffset?)null, (Guid?)null)));
    }

    [Test]
    public void SettledByHand_StaysSettled()
    {
        var question = Ask();
        question.Move(CommentAction.Resolve, new Actor(author, [new(Role.Reviewer, asking)]), At.AddMinutes(1));
        Withdraw(Reply(question, asked, 2));
        Assert.That(question.ResolvedAt, Is.EqualTo(At.AddMinutes(1)));
    }

    [Test]
    public void WhoActsByDelegation_ActsInAnothersPlace()
    {
        var (question, principal, delegated) = (Ask(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.That(question.PrincipalOf(new Actor(delegated, [new(Role.Drafter, asking), new(Role.Approver, asked, principal)])), Is.EqualTo(principal));
        Assert.That(question.PrincipalOf(new Actor(author, [new(Role.Approver, asked, principal), new(Role.Reviewer, asking)])), Is.Null, "authors in their own");
    }
}
