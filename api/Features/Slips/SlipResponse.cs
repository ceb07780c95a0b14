using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Slips;

/// <summary>督办单: what is asked of a unit about a task, project or indicator, and its trail.</summary>
public sealed record SlipResponse : IVersionedResponse
{
    public required Guid Id { get; init; }

    /// <example>提醒〔2026〕3号</example>
    public required string Number { get; init; }
    public required SlipLevel Level { get; init; }
    public required PlanSubjectRef Subject { get; init; }

    /// <summary>To whom it is addressed.</summary>
    public required OrgUnitRef OrgUnit { get; init; }

    /// <summary>Who issued it.</summary>
    public required OrgUnitRef Issuer { get; init; }

    /// <example>全市污水处理率连续两期严重滞后，未说明原因。</example>
    public required string Reason { get; init; }

    /// <example>查明原因，提出整改措施和完成时限。</example>
    public required string Requirement { get; init; }

    /// <summary>The subject's when the slip was issued.</summary>
    public required Light Light { get; init; }

    /// <summary>The light's reason then.</summary>
    /// <example>完成 40.0%，应完成 80.0%；落后超过 20 个百分点，故亮红。</example>
    public required string Explanation { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }

    /// <example>周明</example>
    public required string IssuedBy { get; init; }

    /// <example>2026-12-10</example>
    public required DateOnly AnswerBy { get; init; }

    /// <summary>The new date for the matter.</summary>
    /// <example>2026-12-31</example>
    public required DateOnly DueOn { get; init; }
    public required SlipState State { get; init; }

    /// <summary>Whose turn it is; null once it has ended.</summary>
    public required SlipParty? Turn { get; init; }

    /// <summary>By when they should have acted; null once it has ended.</summary>
    /// <example>2026-12-10</example>
    public required DateOnly? TurnDueOn { get; init; }
    public required bool Overdue { get; init; }

    /// <summary>Closed: until when the reason is accepted and no further slip is proposed.</summary>
    public required DateOnly? AcceptedUntil { get; init; }

    /// <summary>The slip it follows; null for a first one.</summary>
    public required LinkItem? Former { get; init; }

    /// <summary>The slip that followed it.</summary>
    public required LinkItem? Successor { get; init; }
    public required IReadOnlyList<SlipAction> AllowedActions { get; init; }
    public required IReadOnlyList<ActItem> Acts { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }

    public sealed record LinkItem
    {
        public required Guid Id { get; init; }

        /// <example>提醒〔2026〕3号</example>
        public required string Number { get; init; }

        public static LinkItem? Of(Slip? slip) => slip is null ? null : new() { Id = slip.Id, Number = slip.Number };
    }

    public sealed record ActItem
    {
        /// <example>2</example>
        public required int No { get; init; }
        public required SlipAction Action { get; init; }
        public required DateTimeOffset At { get; init; }

        /// <example>徐丽</example>
        public required string By { get; init; }

        /// <summary>In whose place, when the person acted as a delegate (代理).</summary>
        public required string? OnBehalfOf { get; init; }

        /// <summary>The unit for which the person acted.</summary>
        public required OrgUnitRef OrgUnit { get; init; }

        /// <summary>The answer, the reason or the words of acceptance.</summary>
        /// <example>因用地审批滞后，已于 11 月取得批复。</example>
        public required string Text { get; init; }

        /// <summary>issue, return: by when to answer; answer: until when acceptance is asked; close: until when it is given.</summary>
        /// <example>2027-03-31</example>
        public required DateOnly? UntilOn { get; init; }
    }

    /// <param name="slip">Loaded by <see cref="SlipReader"/>.</param>
    /// <param name="actor">For what may be done.</param>
    /// <param name="today">For what is overdue.</param>
    /// <param name="names">Of the people of its trail.</param>
    public static SlipResponse Of(Slip slip, Actor actor, DateOnly today, IReadOnlyDictionary<Guid, string> names) => new()
    {
        Id = slip.Id,
        Number = slip.Number,
        Level = slip.Level,
        Subject = PlanSubjectRef.Of(slip.Task, slip.Project, slip.Indicator),
        OrgUnit = OrgUnitRef.Of(slip.OrgUnit),
        Issuer = OrgUnitRef.Of(slip.Issuer),
        Reason = slip.Reason,
        Requirement = slip.Requirement,
        Light = slip.Light,
        Explanation = slip.Explanation,
        IssuedAt = slip.IssuedAt,
        IssuedBy = names[slip.IssuedBy],
        AnswerBy = slip.AnswerBy,
        DueOn = slip.DueOn,
        State = slip.State,
        Turn = SlipWorkflow.TurnIn(slip.State),
        TurnDueOn = slip.TurnDueOn,
        Overdue = slip.IsOverdue(today),
        AcceptedUntil = slip.AcceptedUntil,
        Former = LinkItem.Of(slip.Former),
        Successor = LinkItem.Of(slip.Successor),
        AllowedActions = slip.AllowedActions(actor),
        Acts = [.. slip.Acts.OrderBy(a => a.No).Select(a => Act(a, names))],
        Version = slip.Version,
    };

    private static ActItem Act(SlipAct act, IReadOnlyDictionary<Guid, string> names) => new()
    {
        No = act.No,
        Action = act.Action,
        At = act.At,
        By = names[act.UserId],
        OnBehalfOf = act.OnBehalfOfId is { } principal ? names[principal] : null,
        OrgUnit = OrgUnitRef.Of(act.OrgUnit),
        Text = act.Text,
        UntilOn = act.UntilOn,
    };
}
