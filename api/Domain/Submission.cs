namespace Lantu.Api.Domain;

/// <summary>
/// One org unit's filling of one form for one period (报件). Who may move it, from where to where, is read from
/// <see cref="SubmissionWorkflow"/>; nothing outside this class changes its state.
/// </summary>
public sealed class Submission : IVersioned
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid ReportFormId { get; init; }
    public ReportForm ReportForm { get; init; } = null!;
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
    public required string Period { get; init; }
    public int Revision { get; init; } = 1;
    public SubmissionState State { get; private set; }

    /// <summary>The furthest step this revision has been sent to; a department keeps seeing what has once reached it.</summary>
    public SubmissionStep Reached { get; private set; }
    public DateOnly OpensOn { get; init; }
    public DateOnly DueOn { get; init; }
    public DateOnly? ClosesOn { get; init; }
    public Guid? CorrectsId { get; init; }
    public string? CorrectionReason { get; init; }

    /// <summary>The next revision, once a correction of this one has been opened.</summary>
    public List<Submission> Corrections { get; init; } = [];
    public DateTimeOffset? ChangedAt { get; private set; }
    public List<SubmissionLine> Lines { get; init; } = [];
    public List<SubmissionTransition> Transitions { get; init; } = [];
    public long Version { get; private set; } = 1;

    public SubmissionStep? Step => SubmissionWorkflow.StepOf(State);

    /// <summary>Derived, never stored: due has passed and the unit has not handed it in.</summary>
    public bool IsOverdue(DateOnly today) => DueOn < today && Step == SubmissionStep.Drafting;

    /// <summary>What this actor may do now, in the order of the workflow table.</summary>
    public IReadOnlyList<SubmissionAction> AllowedActions(Actor actor) =>
        [.. SubmissionWorkflow.Rows.Where(row => row.From == State && IsOpenTo(actor, row) && !(row.Action == SubmissionAction.Correct && Corrections.Count > 0)).Select(row => row.Action).Distinct()];

    /// <summary>Writes into the lines named; the others stay.</summary>
    /// <exception cref="ConflictException">The state allows no saving.</exception>
    /// <exception cref="ForbiddenException">The actor is not the unit's drafter.</exception>
    /// <exception cref="RuleViolationException">A line is not in the form, or a value does not suit it.</exception>
    public void SaveLines(IReadOnlyList<LineChange> changes, Actor actor, DateTimeOffset now)
    {
        var row = RowFor(SubmissionAction.Save, actor);
        foreach (var change in changes)
        {
            var line = Lines.Single(l => l.IndicatorId == change.IndicatorId);
            line.Value = change.Given.HasFlag(LineMembers.Value) ? change.Value : line.Value;
            line.Text = change.Given.HasFlag(LineMembers.Text) ? change.Text : line.Text;
            line.Explanation = change.Given.HasFlag(LineMembers.Explanation) ? change.Explanation : line.Explanation;
            line.UpdatedAt = now;
            line.UpdatedBy = actor.UserId;
        }

        Enter(row.To, now);
    }

    /// <summary>Makes any move but save and correct.</summary>
    /// <exception cref="ConflictException">The table has no such move from this state.</exception>
    /// <exception cref="ForbiddenException">The actor may not make it: another role, another unit, or a hand in it already.</exception>
    /// <exception cref="RuleViolationException">A reason is missing, or nothing is filled in.</exception>
    public SubmissionTransition Move(SubmissionAction action, Actor actor, DateTimeOffset now, string? reasonCode, string? comment, List<LineNote> lineNotes)
    {
        var row = RowFor(action, actor);
        RequireReason(row, comment);
        if (action == SubmissionAction.Submit && !Lines.Any(line => line.IsFilled))
        {
            throw new RuleViolationException(new RuleViolation("/action", "submission_empty"));
        }

        var transition = Record(row, actor, now, reasonCode, comment, lineNotes);
        Enter(row.To, now);
        return transition;
    }

    /// <summary>Opens the next revision of this approved submission, with the same values to start from. This one stays in force.</summary>
    /// <exception cref="ConflictException">It is not approved, or has a next revision already.</exception>
    public Submission Correct(Actor actor, DateTimeOffset now, string? reason)
    {
        var row = RowFor(SubmissionAction.Correct, actor);
        if (Corrections is [var next, ..])
        {
            throw new ConflictException(next.State == SubmissionState.Approved ? "already_corrected" : "correction_under_way");
        }

        RequireReason(row, reason);
        Record(row, actor, now, null, reason, []);
        Version++;

        var id = Guid.CreateVersion7();
        return new Submission
        {
            Id = id,
            PlanId = PlanId,
            ReportFormId = ReportFormId,
            OrgUnitId = OrgUnitId,
            Period = Period,
            Revision = Revision + 1,
            State = row.To,
            OpensOn = OpensOn,
            DueOn = DueOn,
            ClosesOn = ClosesOn,
            CorrectsId = Id,
            CorrectionReason = reason,
            ChangedAt = now,
            Lines = [.. Lines.Select(line => new SubmissionLine { SubmissionId = id, IndicatorId = line.IndicatorId, No = line.No, Value = line.Value, Text = line.Text, Explanation = line.Explanation })],
        };
    }

    /// <summary>
    /// The observations that final approval makes: of the filled lines, in a correction of the lines it touched. A figure that a
    /// correction cleared becomes an observation without value, so that the old one is no longer in force.
    /// </summary>
    public IEnumerable<Observation> Observe(DateTimeOffset approvedAt) =>
        Lines.Where(line => Revision == 1 ? line.IsFilled : line.UpdatedBy is not null).Select(line => new Observation
        {
            Id = Guid.CreateVersion7(),
            PlanId = PlanId,
            IndicatorId = line.IndicatorId,
            OrgUnitId = OrgUnitId,
            Period = Period,
            Revision = Revision,
            Value = line.Value,
            Text = line.Text,
            Source = ObservationSource.Submission,
            SubmissionId = Id,
            ApprovedAt = approvedAt,
        });

    private WorkflowRow RowFor(SubmissionAction action, Actor actor)
    {
        var rows = SubmissionWorkflow.RowsFor(State, action);
        if (rows.IsEmpty)
        {
            throw new ConflictException("action_not_possible_in_state", action, State);
        }

        var row = rows.FirstOrDefault(row => actor.Is(row.Role, UnitActing(row.Role)))
            ?? throw new ForbiddenException("action_not_yours", action);
        return IsOpenTo(actor, row) ? row : throw new ForbiddenException(actor.Client is null ? "separation_of_duties" : "not_for_programs", action);
    }

    private bool IsOpenTo(Actor actor, WorkflowRow row) =>
        MembershipFor(actor, row) is not null
        && (actor.Client is null || (row.ByPrograms && (actor.Client.FormCodes.Count == 0 || actor.Client.FormCodes.Contains(ReportForm.Code))));

    /// <summary>The membership with which the actor may do this: the actor's own before one held by delegation, none that is banned.</summary>
    private ActorMembership? MembershipFor(Actor actor, WorkflowRow row) => actor.Memberships
        .Where(m => m.Role == row.Role && m.OrgUnitId == UnitActing(row.Role))
        .OrderBy(m => m.OnBehalfOf is not null)
        .FirstOrDefault(m => !row.Decides || !(HadAHandIn(actor.UserId, row.Step) || (m.OnBehalfOf is { } principal && HadAHandIn(principal, row.Step))));

    /// <summary>
    /// 职责分离: whoever wrote, submitted or decided another step of this revision does not decide this one. An act by delegation
    /// counts for both, the one who did it and the one in whose place.
    /// </summary>
    private bool HadAHandIn(Guid userId, SubmissionStep step) =>
        Lines.Any(line => line.UpdatedBy == userId)
        || Transitions.Any(t => (t.UserId == userId || t.OnBehalfOfId == userId) && t.Action is not SubmissionAction.Correct && t.Step != step);

    private Guid UnitActing(Role role) => role switch
    {
        Role.Drafter or Role.Approver => OrgUnitId,
        Role.Reviewer => ReportForm.LeadOrgUnitId,
        Role.Finalizer => ReportForm.Plan.OwnerOrgUnitId,
        Role.PlanAdministrator or Role.SecurityAdministrator or Role.Auditor => Guid.Empty,
    };

    private static void RequireReason(WorkflowRow row, string? comment)
    {
        if (row.NeedsReason && string.IsNullOrWhiteSpace(comment))
        {
            throw new RuleViolationException(new RuleViolation("/comment", "reason_required"));
        }
    }

    private SubmissionTransition Record(WorkflowRow row, Actor actor, DateTimeOffset now, string? reasonCode, string? comment, List<LineNote> lineNotes)
    {
        var transition = new SubmissionTransition
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = Id,
            No = Transitions.Count + 1,
            Action = row.Action,
            FromState = State,
            ToState = row.Action == SubmissionAction.Correct ? State : row.To,
            Step = row.Step,
            At = now,
            UserId = actor.UserId,
            OnBehalfOfId = MembershipFor(actor, row)?.OnBehalfOf,
            ApiClientId = actor.Client?.Id,
            OrgUnitId = UnitActing(row.Role),
            ReasonCode = reasonCode,
            Comment = string.IsNullOrWhiteSpace(comment) ? null : comment,
            LineNotes = lineNotes,
            LineValues = row.Action == SubmissionAction.Submit ? [.. Lines.Select(l => new LineValue(l.IndicatorId, l.Value, l.Text))] : null,
        };
        Transitions.Add(transition);
        return transition;
    }

    private void Enter(SubmissionState state, DateTimeOffset now)
    {
        State = state;
        var step = Step ?? SubmissionStep.Finalization;
        Reached = step > Reached ? step : Reached;
        ChangedAt = now;
        Version++;
    }
}
