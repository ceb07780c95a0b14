namespace Lantu.Api.Domain;

public enum CommentKind { Comment, Question }

public enum CommentAction { Withdraw, Resolve }

/// <summary>Said by somebody of a unit on a task, project or indicator. Exactly one subject id is set; what answers another has a parent, which answers none.</summary>
public sealed class Comment : IVersioned
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Plan Plan { get; init; } = null!;
    public Guid? TaskId { get; init; }
    public PlanTask? Task { get; init; }
    public Guid? ProjectId { get; init; }
    public Project? Project { get; init; }
    public Guid? IndicatorId { get; init; }
    public Indicator? Indicator { get; init; }
    public Guid? ParentId { get; init; }
    public Comment? Parent { get; init; }
    public CommentKind Kind { get; init; }

    /// <summary>Kept when it is withdrawn, shown no more.</summary>
    public string Text { get; private set; } = "";
    public Guid AuthorId { get; init; }
    public Guid AuthorOrgUnitId { get; init; }
    public OrgUnit AuthorOrgUnit { get; init; } = null!;

    /// <summary>Of a question: the unit that is asked.</summary>
    public Guid? AskedOrgUnitId { get; init; }
    public OrgUnit? AskedOrgUnit { get; init; }
    public Guid[] MentionedOrgUnitIds { get; init; } = [];
    public Guid[] MentionedUserIds { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EditedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Of a question: by the first reply of the unit that was asked, or by hand.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }
    public Guid? ResolvedById { get; private set; }
    public List<Comment> Replies { get; init; } = [];
    public long Version { get; private set; } = 1;

    /// <summary>For which unit somebody speaks: their own role before one held by delegation; null for programs, auditors and security administrators.</summary>
    /// <param name="actor">Who speaks.</param>
    /// <param name="asked">The unit whose answer is waited for: whoever may speak for it does.</param>
    public static ActorMembership? Speaking(Actor actor, Guid? asked) => actor.Client is not null
        ? null
        : actor.Memberships.Where(m => m.Role is Role.Drafter or Role.Approver or Role.Reviewer or Role.Finalizer or Role.PlanAdministrator)
            .OrderByDescending(m => m.OrgUnitId == asked).ThenBy(m => m.OnBehalfOf is not null).FirstOrDefault();

    /// <summary>In whose place (代理) somebody changes, withdraws or settles this: authors for the unit they spoke for, others for the unit that is asked.</summary>
    public Guid? PrincipalOf(Actor actor) => Speaking(actor, actor.UserId == AuthorId ? AuthorOrgUnitId : AskedOrgUnitId)?.OnBehalfOf;

    public static Comment Say(
        Guid planId, SubjectKind kind, Guid subjectId, Comment? parent, Guid? asked, string text, IReadOnlyCollection<Guid> units, IReadOnlyCollection<Guid> people, ActorMembership speaking, Guid by, DateTimeOffset at)
    {
        if (parent is { ParentId: not null })
        {
            throw new ConflictException("replies_have_no_replies");
        }

        if (parent is { WithdrawnAt: not null })
        {
            throw new ConflictException("comment_withdrawn");
        }

        if (parent is { Kind: CommentKind.Question, ResolvedAt: null } && parent.AskedOrgUnitId == speaking.OrgUnitId)
        {
            parent.Settle(by, at);
        }

        return new Comment
        {
            Id = Guid.CreateVersion7(),
            PlanId = planId,
            TaskId = kind == SubjectKind.Task ? subjectId : null,
            ProjectId = kind == SubjectKind.Project ? subjectId : null,
            IndicatorId = kind == SubjectKind.Indicator ? subjectId : null,
            ParentId = parent?.Id,
            Kind = asked is null ? CommentKind.Comment : CommentKind.Question,
            Text = text,
            AuthorId = by,
            AuthorOrgUnitId = speaking.OrgUnitId,
            AskedOrgUnitId = asked,
            MentionedOrgUnitIds = [.. units],
            MentionedUserIds = [.. people],
            CreatedAt = at,
        };
    }

    /// <summary>Its author, while nobody has replied.</summary>
    public bool MayEdit(Actor actor) => actor.Client is null && actor.UserId == AuthorId && WithdrawnAt is null && Replies.Count == 0;

    public IReadOnlyList<CommentAction> AllowedActions(Actor actor) => actor.Client is not null || WithdrawnAt is not null ? [] :
    [
        .. actor.UserId == AuthorId ? [CommentAction.Withdraw] : Array.Empty<CommentAction>(),
        .. Kind == CommentKind.Question && ResolvedAt is null && (actor.UserId == AuthorId || actor.UnitsAs(Role.Drafter, Role.Approver, Role.Reviewer, Role.Finalizer).Contains(AskedOrgUnitId!.Value)) ? [CommentAction.Resolve] : Array.Empty<CommentAction>(),
    ];

    /// <exception cref="ForbiddenException">It is somebody else's.</exception>
    /// <exception cref="ConflictException">It is withdrawn, or others have replied.</exception>
    public void Edit(string text, Actor actor, DateTimeOffset at)
    {
        if (actor.UserId != AuthorId)
        {
            throw new ForbiddenException("comment_not_yours");
        }

        if (!MayEdit(actor))
        {
            throw new ConflictException(WithdrawnAt is null ? "comment_has_replies" : "comment_withdrawn");
        }

        (Text, EditedAt, Version) = (text, at, Version + 1);
    }

    /// <exception cref="ForbiddenException">It is not the actor's to do.</exception>
    /// <exception cref="ConflictException">It is withdrawn, or resolved.</exception>
    public void Move(CommentAction action, Actor actor, DateTimeOffset at)
    {
        if (WithdrawnAt is not null)
        {
            throw new ConflictException("comment_withdrawn");
        }

        if (action == CommentAction.Resolve && (Kind != CommentKind.Question || ResolvedAt is not null))
        {
            throw new ConflictException("nothing_to_resolve");
        }

        if (!AllowedActions(actor).Contains(action))
        {
            throw new ForbiddenException("comment_not_yours");
        }

        if (action == CommentAction.Resolve)
        {
            Settle(actor.UserId, at);
        }
        else
        {
            (WithdrawnAt, Version) = (at, Version + 1);
            Parent?.Lose(this);
        }
    }

    /// <summary>A question whose answer is taken back waits again, unless the unit has said something else; what was settled by hand stays so.</summary>
    private void Lose(Comment answer)
    {
        if (ResolvedAt is null || ResolvedAt != answer.CreatedAt || ResolvedById != answer.AuthorId)
        {
            return;
        }

        var other = Replies.Where(r => r.AuthorOrgUnitId == AskedOrgUnitId && r.WithdrawnAt is null).MinBy(r => r.CreatedAt);
        (ResolvedById, ResolvedAt, Version) = (other?.AuthorId, other?.CreatedAt, Version + 1);
    }

    private void Settle(Guid by, DateTimeOffset at) => (ResolvedById, ResolvedAt, Version) = (by, at, Version + 1);
}
