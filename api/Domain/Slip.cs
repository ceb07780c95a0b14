using System.Globalization;
using System.Text.RegularExpressions;

namespace Lantu.Api.Domain;

/// <summary>What a slip says, once and for all.</summary>
/// <param name="AnswerBy">The day by which the unit answers in writing.</param>
/// <param name="DueOn">The new date for the matter.</param>
public sealed record SlipContent(SlipLevel Level, string Reason, string Requirement, DateOnly AnswerBy, DateOnly DueOn);

/// <summary>What a slip is about, and how that stood when it was issued.</summary>
public sealed record SlipSubject(SubjectKind Kind, Guid Id, Light Light, string Explanation);

/// <summary>One act on a slip. Rows are only ever added: together they are its trail.</summary>
public sealed class SlipAct
{
    public Guid Id { get; init; }
    public Guid SlipId { get; init; }
    public int No { get; init; }
    public SlipAction Action { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid UserId { get; init; }
    public Guid? OnBehalfOfId { get; init; }
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
    public string Text { get; init; } = "";

    /// <summary>answer: until when acceptance is asked; return: by when to answer anew; close: until when the reason is accepted.</summary>
    public DateOnly? UntilOn { get; init; }
}

/// <summary>That the clock reminded whoever's turn it is on a day.</summary>
public sealed class SlipReminder
{
    public Guid SlipId { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>督办单: about one task, project or indicator, to one unit. Exactly one subject id is set. What it says never changes, only how it stands.</summary>
public sealed partial class Slip : IVersioned
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
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
    public Guid IssuerId { get; init; }
    public OrgUnit Issuer { get; init; } = null!;
    public SlipLevel Level { get; init; }
    public int Year { get; init; }
    public int Serial { get; init; }
    public Guid? FormerId { get; init; }
    public Slip? Former { get; init; }
    public Slip? Successor { get; init; }
    public string Reason { get; init; } = "";
    public string Requirement { get; init; } = "";
    public Light Light { get; init; }
    public string Explanation { get; init; } = "";
    public Guid IssuedBy { get; init; }
    public DateTimeOffset IssuedAt { get; init; }
    public DateOnly AnswerBy { get; private set; }
    public DateOnly DueOn { get; init; }
    public SlipState State { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>By when the issuer decides on the answer.</summary>
    public DateOnly? DecideBy { get; private set; }
    public DateOnly? AcceptedUntil { get; private set; }
    public List<SlipAct> Acts { get; init; } = [];
    public List<SlipReminder> Reminders { get; init; } = [];
    public long Version { get; private set; }

    public Guid SubjectId => TaskId ?? ProjectId ?? IndicatorId!.Value;

    /// <summary>As official papers number themselves, whatever language is asked for.</summary>
    public string Number => $"{Word(Level)}〔{Year}〕{Serial}号";

    /// <summary>A number as people type it, with whatever brackets; null where it is none.</summary>
    public static (SlipLevel Level, int Year, int Serial)? ReadNumber(string text) => Numbered().Match(text) is { Success: true, Groups: var part }
        ? (Enum.GetValues<SlipLevel>().Single(level => Word(level) == part[1].Value), int.Parse(part[2].Value, CultureInfo.InvariantCulture), int.Parse(part[3].Value, CultureInfo.InvariantCulture))
        : null;

    private static string Word(SlipLevel level) => level switch { SlipLevel.Reminder => "提醒", SlipLevel.Warning => "预警", SlipLevel.Order => "督办" };

    [GeneratedRegex(@"\A(提醒|预警|督办)[〔\[【（(]?([0-9]{4})[〕\]】）)]?([0-9]{1,6})号?\z")]
    private static partial Regex Numbered();

    /// <summary>By when whoever's turn it is should have acted; null once it has ended.</summary>
    public DateOnly? TurnDueOn => State switch
    {
        SlipState.Open => AnswerBy,
        SlipState.Answered => DecideBy,
        SlipState.Closed or SlipState.Escalated or SlipState.Withdrawn => null,
    };

    public bool IsOverdue(DateOnly today) => TurnDueOn < today;

    /// <summary>Until when no further slip is due on the matter: a closed one gives it time until its reason's or its own new date.</summary>
    public DateOnly? QuietUntil => State == SlipState.Closed ? AcceptedUntil ?? DueOn : null;

    /// <summary>The unit whose turn it is; null once it has ended.</summary>
    public Guid? WaitsFor => SlipWorkflow.TurnIn(State) switch
    {
        SlipParty.Addressee => OrgUnitId,
        SlipParty.Issuer => IssuerId,
        null => null,
    };

    /// <summary>
    /// With which membership somebody issues a slip: the plan's administrators and finalizers to any unit, reviewers of a department
    /// that leads the subject to any other.
    /// </summary>
    public static ActorMembership? Issuing(Actor actor, Plan plan, IReadOnlyCollection<Guid> leads, Guid addressee) => actor.Client is not null
        ? null
        : actor.Memberships.OrderBy(m => m.OnBehalfOf is not null).FirstOrDefault(m =>
            m.Role == Role.PlanAdministrator
            || (m.Role == Role.Finalizer && m.OrgUnitId == plan.OwnerOrgUnitId)
            || (m.Role == Role.Reviewer && m.OrgUnitId != addressee && leads.Contains(m.OrgUnitId)));

    /// <summary>What is wrong with it, by member.</summary>
    public static IEnumerable<RuleViolation?> Check(SlipContent content, DateOnly today) =>
    [
        content.AnswerBy < today ? new RuleViolation("/answerBy", "in_the_past") : null,
        content.DueOn < content.AnswerBy ? new RuleViolation("/dueOn", "due_before_answer") : null,
    ];

    public static Slip Issue(Plan plan, SlipSubject subject, Guid addressee, SlipContent content, int serial, Slip? former, ActorMembership issuing, Guid by, DateTimeOffset at)
    {
        var slip = new Slip
        {
            Id = Guid.CreateVersion7(),
            PlanId = plan.Id,
            TaskId = subject.Kind == SubjectKind.Task ? subject.Id : null,
            ProjectId = subject.Kind == SubjectKind.Project ? subject.Id : null,
            IndicatorId = subject.Kind == SubjectKind.Indicator ? subject.Id : null,
            OrgUnitId = addressee,
            IssuerId = issuing.OrgUnitId,
            Level = content.Level,
            Year = Clock.DayOf(at).Year,
            Serial = serial,
            FormerId = former?.Id,
            Reason = content.Reason,
            Requirement = content.Requirement,
            Light = subject.Light,
            Explanation = subject.Explanation,
            IssuedBy = by,
            IssuedAt = at,
            AnswerBy = content.AnswerBy,
            DueOn = content.DueOn,
            Version = 1,
        };
        slip.Note(SlipAction.Issue, issuing, by, at, content.Requirement, content.AnswerBy);
        return slip;
    }

    public IReadOnlyList<SlipAction> AllowedActions(Actor actor) =>
        [.. SlipWorkflow.Rows.Where(row => row.From == State && IsPossible(row.Action) && Acting(actor, row) is not null).Select(row => row.Action)];

    /// <param name="text">The answer, the reason or the words of acceptance.</param>
    /// <param name="until">See <see cref="SlipAct.UntilOn"/>.</param>
    /// <param name="days">The plan's, for an answer.</param>
    /// <exception cref="ConflictException">It is not in a state for it.</exception>
    /// <exception cref="ForbiddenException">It is not the actor's to do.</exception>
    public SlipAct Move(SlipAction action, Actor actor, string text, DateOnly? until, SupervisionDays days, DateTimeOffset at)
    {
        var row = SlipWorkflow.Find(State, action);
        if (row is null || !IsPossible(action))
        {
            throw new ConflictException("slip_action_not_possible", action, State);
        }

        var acting = Acting(actor, row) ?? throw new ForbiddenException("slip_action_not_yours");
        (State, Version) = (row.To, Version + 1);
        switch (action)
        {
            case SlipAction.Answer:
                (AnsweredBy, AnsweredOn, DecideBy) = (actor.UserId, Clock.DayOf(at), Clock.DayOf(at).AddDays(days.Decision));
                break;
            case SlipAction.Return:
                AnswerBy = until ?? AnswerBy;
                break;
            case SlipAction.Close:
                AcceptedUntil = until;
                break;
        }

        return Note(action, acting, actor.UserId, at, text, until);
    }

    private bool IsPossible(SlipAction action) => action switch
    {
        SlipAction.Escalate => SlipWorkflow.After(Level) is not null,
        SlipAction.Withdraw => AnsweredBy is null,
        _ => true,
    };

    /// <summary>The membership with which the actor may do it. Whoever answered does not decide on the answer (职责分离).</summary>
    private ActorMembership? Acting(Actor actor, SlipRow row) => actor.Client is not null || (row is { Party: SlipParty.Issuer, From: SlipState.Answered } && AnsweredBy == actor.UserId)
        ? null
        : actor.Memberships.OrderBy(m => m.OnBehalfOf is not null).FirstOrDefault(m =>
            SlipWorkflow.RolesOf(row.Party).Contains(m.Role) && (m.OrgUnitId == (row.Party == SlipParty.Addressee ? OrgUnitId : IssuerId) || m.Role == Role.PlanAdministrator));

    private SlipAct Note(SlipAction action, ActorMembership acting, Guid by, DateTimeOffset at, string text, DateOnly? until)
    {
        var act = new SlipAct { Id = Guid.CreateVersion7(), SlipId = Id, No = Acts.Count + 1, Action = action, At = at, UserId = by, OnBehalfOfId = acting.OnBehalfOf, OrgUnitId = acting.OrgUnitId, Text = text, UntilOn = until };
        Acts.Add(act);
        return act;
    }
}

/// <summary>What is due on something that has been red for long: nothing, a first slip, or the next after the last one.</summary>
public static class SlipLadder
{
    /// <param name="redSince">The first day of the days without a break on which it has been red; null where it is not red.</param>
    /// <param name="slips">All about it to the unit.</param>
    /// <param name="days">The plan's.</param>
    /// <param name="today">The day that is asked about.</param>
    /// <returns>The level, and the slip it follows if there is one; null where nothing is due.</returns>
    public static (SlipLevel Level, Slip? Former)? Due(DateOnly? redSince, IReadOnlyCollection<Slip> slips, SupervisionDays days, DateOnly today)
    {
        if (redSince is null || redSince.Value.AddDays(days.Red) > today)
        {
            return null;
        }

        // What was issued by mistake counts for nothing.
        var last = slips.Where(s => s.State != SlipState.Withdrawn).MaxBy(s => s.IssuedAt);
        return last switch
        {
            // What was green in between begins anew.
            null => (SlipLevel.Reminder, null),
            { QuietUntil: { } quiet } when quiet >= today => null,
            { State: SlipState.Closed } when Clock.DayOf(last.IssuedAt) < redSince => (SlipLevel.Reminder, null),
            { State: SlipState.Closed } => (SlipWorkflow.After(last.Level) ?? SlipLevel.Order, last),
            // What followed it was withdrawn: the next level is due still, as one of its own.
            { State: SlipState.Escalated } => (SlipWorkflow.After(last.Level)!.Value, null),
            { State: SlipState.Open } when last.IsOverdue(today) && SlipWorkflow.After(last.Level) is { } next => (next, last),
            _ => null,
        };
    }
}
