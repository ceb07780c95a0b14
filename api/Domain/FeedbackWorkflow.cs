using System.Collections.Immutable;

namespace Lantu.Api.Domain;

/// <summary>提问, 建议, 反映问题.</summary>
public enum FeedbackKind { Question, Suggestion, Problem }

/// <summary>received 已收到 → forwarded 单位办理中 → answered 已答复，待公开 → published 已公开; declined 不公开, withdrawn 已撤回.</summary>
public enum FeedbackState { Received, Forwarded, Answered, Published, Declined, Withdrawn }

public enum FeedbackAction { Forward, Answer, Publish, Decline, Withdraw }

/// <summary>Who moderates for the plan, or the unit to which it was forwarded.</summary>
public enum FeedbackParty { Moderator, Unit }

/// <summary>One row of the workflow: in <paramref name="From"/>, people of <paramref name="Party"/> may do <paramref name="Action"/>.</summary>
public sealed record FeedbackRow(FeedbackState From, FeedbackAction Action, FeedbackParty Party, FeedbackState To);

/// <summary>Every move that feedback can make; the checks on write and <c>allowedActions</c> on read both read this table.</summary>
public static class FeedbackWorkflow
{
    public static ImmutableArray<FeedbackRow> Rows { get; } =
    [
        new(FeedbackState.Received,  FeedbackAction.Forward,  FeedbackParty.Moderator, FeedbackState.Forwarded),
        new(FeedbackState.Received,  FeedbackAction.Decline,  FeedbackParty.Moderator, FeedbackState.Declined),
        new(FeedbackState.Forwarded, FeedbackAction.Answer,   FeedbackParty.Unit,      FeedbackState.Answered),
        // To another unit, where it was the wrong one.
        new(FeedbackState.Forwarded, FeedbackAction.Forward,  FeedbackParty.Moderator, FeedbackState.Forwarded),
        new(FeedbackState.Forwarded, FeedbackAction.Decline,  FeedbackParty.Moderator, FeedbackState.Declined),
        // Answers are shown as written or not at all: one that cannot be shown is asked for anew.
        new(FeedbackState.Answered,  FeedbackAction.Forward,  FeedbackParty.Moderator, FeedbackState.Forwarded),
        new(FeedbackState.Answered,  FeedbackAction.Publish,  FeedbackParty.Moderator, FeedbackState.Published),
        new(FeedbackState.Answered,  FeedbackAction.Decline,  FeedbackParty.Moderator, FeedbackState.Declined),
        new(FeedbackState.Published, FeedbackAction.Withdraw, FeedbackParty.Moderator, FeedbackState.Withdrawn),
    ];

    public static FeedbackRow? Find(FeedbackState from, FeedbackAction action) => Rows.FirstOrDefault(row => row.From == from && row.Action == action);

    /// <summary>Who speaks for the unit that was asked.</summary>
    public static Role[] Answering { get; } = [Role.Drafter, Role.Approver, Role.Reviewer];
}
