using System.Collections.Immutable;

namespace Lantu.Api.Domain;

/// <summary>提醒 (blue) → 预警 (orange) → 督办 (red).</summary>
public enum SlipLevel { Reminder, Warning, Order }

/// <summary>Where a slip is on its way.</summary>
public enum SlipState
{
    /// <summary>The unit it is addressed to has to answer.</summary>
    Open,

    /// <summary>Whoever issued it has to decide on the answer.</summary>
    Answered,

    /// <summary>已办结: the answer was taken.</summary>
    Closed,

    /// <summary>已升级: a slip of the next level took its place.</summary>
    Escalated,

    /// <summary>已撤回: it was taken back.</summary>
    Withdrawn,
}

/// <summary>issue begins the trail; the others are the moves of <see cref="SlipWorkflow"/>.</summary>
public enum SlipAction { Issue, Answer, Return, Close, Escalate, Withdraw }

/// <summary>The unit a slip is addressed to, or the one that issued it.</summary>
public enum SlipParty { Addressee, Issuer }

/// <summary>One row of the workflow: in <paramref name="From"/>, people of <paramref name="Party"/> may do <paramref name="Action"/>.</summary>
public sealed record SlipRow(SlipState From, SlipAction Action, SlipParty Party, SlipState To);

/// <summary>Every move a slip can make; the checks on write and <c>allowedActions</c> on read both read this table.</summary>
public static class SlipWorkflow
{
    public static ImmutableArray<SlipRow> Rows { get; } =
    [
        new(SlipState.Open,     SlipAction.Answer,   SlipParty.Addressee, SlipState.Answered),
        new(SlipState.Answered, SlipAction.Return,   SlipParty.Issuer,    SlipState.Open),
        new(SlipState.Answered, SlipAction.Close,    SlipParty.Issuer,    SlipState.Closed),
        // From the highest level there is nowhere to escalate to.
        new(SlipState.Open,     SlipAction.Escalate, SlipParty.Issuer,    SlipState.Escalated),
        new(SlipState.Answered, SlipAction.Escalate, SlipParty.Issuer,    SlipState.Escalated),
        // Issued by mistake; once it has been answered, it is closed instead.
        new(SlipState.Open,     SlipAction.Withdraw, SlipParty.Issuer,    SlipState.Withdrawn),
    ];

    public static SlipRow? Find(SlipState from, SlipAction action) => Rows.FirstOrDefault(row => row.From == from && row.Action == action);

    /// <summary>Whose turn it is; null once it has ended.</summary>
    public static SlipParty? TurnIn(SlipState state) => state switch
    {
        SlipState.Open => SlipParty.Addressee,
        SlipState.Answered => SlipParty.Issuer,
        SlipState.Closed or SlipState.Escalated or SlipState.Withdrawn => null,
    };

    /// <summary>Drafters and approvers speak for the unit addressed; reviewers, finalizers and plan administrators for the one that issued it.</summary>
    public static Role[] RolesOf(SlipParty party) => party switch
    {
        SlipParty.Addressee => [Role.Drafter, Role.Approver],
        SlipParty.Issuer => [Role.Reviewer, Role.Finalizer, Role.PlanAdministrator],
    };

    /// <summary>The next level; null at the highest.</summary>
    public static SlipLevel? After(SlipLevel level) => level switch
    {
        SlipLevel.Reminder => SlipLevel.Warning,
        SlipLevel.Warning => SlipLevel.Order,
        SlipLevel.Order => null,
    };
}
