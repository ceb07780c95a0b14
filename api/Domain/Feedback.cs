using System.Security.Cryptography;

namespace Lantu.Api.Domain;

/// <summary>One act on feedback. Rows are only ever added: together they are its trail.</summary>
public sealed class FeedbackAct
{
    public Guid Id { get; init; }
    public Guid FeedbackId { get; init; }
    public int No { get; init; }
    public FeedbackAction Action { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid UserId { get; init; }
    public Guid? OnBehalfOfId { get; init; }

    /// <summary>forward: to which unit; else for which one the person acted.</summary>
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
    public string Text { get; init; } = "";
}

/// <summary>What somebody of the public sends.</summary>
public sealed record FeedbackContent(FeedbackKind Kind, string Text, string? Contact);

/// <summary>公众留言 on a released task, project or indicator. Exactly one subject id is set. Of whoever sent it nothing is known but what they wrote.</summary>
public sealed class Feedback : IVersioned
{
    // Without letters and figures that are mistaken for each other when read aloud.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int ReceiptLetters = 12;

    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Plan Plan { get; init; } = null!;
    public Guid? TaskId { get; init; }
    public PlanTask? Task { get; init; }
    public Guid? ProjectId { get; init; }
    public Project? Project { get; init; }
    public Guid? IndicatorId { get; init; }
    public Indicator? Indicator { get; init; }
    public FeedbackKind Kind { get; init; }
    public string Text { get; init; } = "";

    /// <summary>For the moderator's eyes, until it is closed; then it is gone.</summary>
    public string? Contact { get; private set; }

    /// <summary>With it the sender, and nobody else, finds how it stands.</summary>
    public string Receipt { get; init; } = "";
    public DateTimeOffset ReceivedAt { get; init; }
    public FeedbackState State { get; private set; }

    /// <summary>To which it was forwarded last.</summary>
    public Guid? OrgUnitId { get; private set; }
    public OrgUnit? OrgUnit { get; init; }
    public string? Answer { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Why it was declined or withdrawn.</summary>
    public string? Reason { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When it was published, declined or, in the end, withdrawn.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }
    public List<FeedbackAct> Acts { get; init; } = [];
    public long Version { get; private set; }

    public Guid SubjectId => TaskId ?? ProjectId ?? IndicatorId!.Value;

    public static Feedback Receive(Guid planId, SubjectKind kind, Guid subjectId, FeedbackContent content, string receipt, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(),
        PlanId = planId,
        TaskId = kind == SubjectKind.Task ? subjectId : null,
        ProjectId = kind == SubjectKind.Project ? subjectId : null,
        IndicatorId = kind == SubjectKind.Indicator ? subjectId : null,
        Kind = content.Kind,
        Text = content.Text,
        Contact = content.Contact,
        Receipt = receipt,
        ReceivedAt = at,
        Version = 1,
    };

    /// <summary>One that nobody guesses: ABCD-2345-EFGH.</summary>
    public static string NewReceipt() => Grouped(RandomNumberGenerator.GetString(Letters, ReceiptLetters));

    /// <summary>A receipt as people type it; null where it is none.</summary>
    public static string? ReadReceipt(string text)
    {
        var letters = string.Concat(text.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return letters.Length == ReceiptLetters ? Grouped(letters) : null;
    }

    /// <summary>With which membership somebody moderates: the plan's administrators, and the finalizers of its owner.</summary>
    public static ActorMembership? Moderating(Actor actor, Plan plan) => actor.Client is not null
        ? null
        : actor.Memberships.OrderBy(m => m.OnBehalfOf is not null).FirstOrDefault(m => m.Role == Role.PlanAdministrator || (m.Role == Role.Finalizer && m.OrgUnitId == plan.OwnerOrgUnitId));

    public IReadOnlyList<FeedbackAction> AllowedActions(Actor actor) => [.. FeedbackWorkflow.Rows.Where(row => row.From == State && Acting(actor, row) is not null).Select(row => row.Action)];

    /// <param name="text">The answer, the reason, or what the unit is told with it.</param>
    /// <param name="unit">forward: to which.</param>
    /// <exception cref="ConflictException">It is not in a state for it.</exception>
    /// <exception cref="ForbiddenException">It is not the actor's to do.</exception>
    public FeedbackAct Move(FeedbackAction action, Actor actor, string? text, Guid? unit, DateTimeOffset at)
    {
        var row = FeedbackWorkflow.Find(State, action) ?? throw new ConflictException("feedback_action_not_possible", action, State);
        var acting = Acting(actor, row) ?? throw new ForbiddenException("feedback_action_not_yours");
        (State, Version) = (row.To, Version + 1);
        switch (action)
        {
            case FeedbackAction.Forward:
                OrgUnitId = unit;
                break;
            case FeedbackAction.Answer:
                (Answer, AnsweredBy, AnsweredAt) = (text, actor.UserId, at);
                break;
            case FeedbackAction.Publish:
                PublishedAt = at;
                break;
            case FeedbackAction.Decline or FeedbackAction.Withdraw:
                Reason = text;
                break;
        }

        if (State is FeedbackState.Published or FeedbackState.Declined or FeedbackState.Withdrawn)
        {
            // What served to ask back serves nothing any more.
            (Contact, ClosedAt) = (null, at);
        }

        var act = new FeedbackAct
        {
            Id = Guid.CreateVersion7(),
            FeedbackId = Id,
            No = Acts.Count + 1,
            Action = action,
            At = at,
            UserId = actor.UserId,
            OnBehalfOfId = acting.OnBehalfOf,
            OrgUnitId = unit ?? acting.OrgUnitId,
            Text = text ?? "",
        };
        Acts.Add(act);
        return act;
    }

    /// <summary>The membership with which the actor may do it. Whoever answered does not publish the answer (职责分离).</summary>
    private ActorMembership? Acting(Actor actor, FeedbackRow row) => row.Party switch
    {
        FeedbackParty.Moderator => row.Action == FeedbackAction.Publish && AnsweredBy == actor.UserId ? null : Moderating(actor, Plan),
        FeedbackParty.Unit => actor.Client is not null
            ? null
            : actor.Memberships.OrderBy(m => m.OnBehalfOf is not null).FirstOrDefault(m => m.OrgUnitId == OrgUnitId && FeedbackWorkflow.Answering.Contains(m.Role)),
    };

    private static string Grouped(string letters) => string.Join('-', letters.Chunk(4).Select(part => new string(part)));
}
