namespace Lantu.Api.Domain;

/// <summary>When a submission can be written into, and who moves its dates.</summary>
public sealed partial class Submission
{
    /// <summary>Derived, never stored: due has passed and the unit has not handed it in.</summary>
    public bool IsOverdue(DateOnly today) => DueOn < today && Step == SubmissionStep.Drafting;

    /// <summary>Why nobody can write into it on a day; null while the unit can.</summary>
    public SubmissionLock? LockOn(DateOnly today) =>
        State == SubmissionState.Approved ? SubmissionLock.Approved
        : State == SubmissionState.Discarded ? SubmissionLock.Discarded
        : Step != SubmissionStep.Drafting ? SubmissionLock.UnderReview
        : today < OpensOn ? SubmissionLock.NotOpenYet
        : ClosesOn < today && Reached == SubmissionStep.Drafting ? SubmissionLock.Closed
        : null;

    /// <summary>Gives the unit until another day.</summary>
    /// <param name="dueOn">The new due date, today at the earliest.</param>
    /// <param name="closesOn">The new last day; null for no such day.</param>
    /// <exception cref="ForbiddenException">Neither the plan's administrator nor a reviewer of the lead department.</exception>
    /// <exception cref="ConflictException">The unit has handed it in.</exception>
    /// <exception cref="RuleViolationException">A date is in the past or out of order, or the reason is missing.</exception>
    public SubmissionExtension Extend(Actor actor, DateTimeOffset now, DateOnly dueOn, DateOnly? closesOn, string? reason)
    {
        if (!MayExtend(actor))
        {
            throw new ForbiddenException("extension_not_yours");
        }

        if (Step != SubmissionStep.Drafting)
        {
            throw new ConflictException("extension_not_possible_in_state", State);
        }

        RuleViolationException.ThrowIfAny(
        [
            dueOn < Clock.DayOf(now) ? new("/dueOn", "in_the_past") : null,
            closesOn < dueOn ? new("/closesOn", "ends_before_it_begins") : null,
            string.IsNullOrWhiteSpace(reason) ? new("/reason", "reason_required") : null,
        ]);
        var reviewing = actor.Memberships.Where(m => m.Role == Role.Reviewer && m.OrgUnitId == ReviewingUnit).ToList();
        var principal = actor.Is(Role.PlanAdministrator) || reviewing.Exists(m => m.OnBehalfOf is null) ? null : reviewing[0].OnBehalfOf;
        Version++;
        return Postpone(actor.UserId, principal, now, dueOn, closesOn, reason!);
    }

    /// <summary>Evidence is added or removed: a save like any other, by whoever may write the lines.</summary>
    /// <returns>The membership it is done with.</returns>
    /// <exception cref="ConflictException">The state allows no saving, or the form is not open.</exception>
    /// <exception cref="ForbiddenException">The actor is not the unit's drafter.</exception>
    public ActorMembership ChangeEvidence(Actor actor, DateTimeOffset now)
    {
        var row = RowFor(SubmissionAction.Save, actor);
        RequireOpen(now);
        var membership = MembershipFor(actor, row)!;
        Drafters = [.. Drafters.Append(actor.UserId).Append(membership.OnBehalfOf ?? actor.UserId).Distinct()];
        Enter(row.To, now);
        return membership;
    }

    /// <summary>What a save does to the submission itself, for lines that an import writes set by set.</summary>
    /// <returns>The membership it is done with.</returns>
    /// <exception cref="ConflictException">The state allows no saving, or the form is not open.</exception>
    /// <exception cref="ForbiddenException">The actor is not the unit's drafter.</exception>
    public ActorMembership SaveImported(Actor actor, DateTimeOffset now) => ChangeEvidence(actor, now);

    /// <summary>The plan's administrator, and the reviewers of the department that leads the form.</summary>
    public bool MayExtend(Actor actor) => actor.Client is null && (actor.Is(Role.PlanAdministrator) || actor.Is(Role.Reviewer, ReviewingUnit));

    /// <summary>Who may remind its unit by hand: the plan's administrator, the reviewers of the lead department, the finalizer.</summary>
    public bool MayRemind(Actor actor) => actor.Client is null && Reminding(actor).Any();

    /// <summary>In whose place such an actor reminds; null for in their own.</summary>
    public Guid? PrincipalReminding(Actor actor) => Reminding(actor).First().OnBehalfOf;

    private IEnumerable<ActorMembership> Reminding(Actor actor) => actor.Memberships
        .Where(m => m.Role == Role.PlanAdministrator || (m.Role is Role.Reviewer or Role.Finalizer && m.OrgUnitId == UnitActing(m.Role)))
        .OrderBy(m => m.OnBehalfOf is not null);

    private static bool IsDrafting(SubmissionAction action) => action is SubmissionAction.Save or SubmissionAction.Submit;

    private void RequireOpen(DateTimeOffset now)
    {
        switch (LockOn(Clock.DayOf(now)))
        {
            case SubmissionLock.NotOpenYet:
                throw new ConflictException("not_open_yet", OpensOn);
            case SubmissionLock.Closed:
                throw new ConflictException("closed", ClosesOn!);
        }
    }

    private SubmissionExtension Postpone(Guid userId, Guid? principal, DateTimeOffset now, DateOnly dueOn, DateOnly? closesOn, string reason)
    {
        var extension = new SubmissionExtension
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = Id,
            No = Extensions.Count + 1,
            At = now,
            UserId = userId,
            OnBehalfOfId = principal,
            DueOnBefore = DueOn,
            DueOn = dueOn,
            ClosesOn = closesOn,
            Reason = reason,
        };
        Extensions.Add(extension);
        (DueOn, ClosesOn) = (dueOn, closesOn);
        return extension;
    }
}
