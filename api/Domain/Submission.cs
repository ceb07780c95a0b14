using Lantu.Api.Domain.Rules;

namespace Lantu.Api.Domain;

/// <summary>
/// One org unit's filling of one form for one period (报件). Who may move it, from where to where, is read from
/// <see cref="SubmissionWorkflow"/>; nothing outside this class changes its state.
/// </summary>
public sealed partial class Submission : IVersioned
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid ReportFormId { get; init; }
    public ReportForm ReportForm { get; init; } = null!;

    /// <summary>The version it was opened with; a later one does not touch it.</summary>
    public Guid ReportFormVersionId { get; init; }
    public ReportFormVersion ReportFormVersion { get; init; } = null!;
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;

    /// <summary>Whose figures these are: a department answers for the whole municipality, any other unit for itself.</summary>
    public Guid AreaId => OrgUnit.Kind == OrgUnitKind.Department ? ReportForm.Plan.OrgUnitId : OrgUnitId;
    public required string Period { get; init; }

    /// <summary>The department that reviews it: the form's lead on the day it entered that step, and until then on the day it was opened.</summary>
    public Guid ReviewOrgUnitId { get; private set; }
    public OrgUnit ReviewOrgUnit { get; init; } = null!;
    public int Revision { get; init; } = 1;
    public SubmissionState State { get; private set; }

    /// <summary>The furthest step this revision has been sent to; a department keeps seeing what has once reached it.</summary>
    public SubmissionStep Reached { get; private set; }
    public DateOnly OpensOn { get; init; }
    public DateOnly DueOn { get; private set; }

    /// <summary>The last day on which it can be handed in for the first time; null never closes.</summary>
    public DateOnly? ClosesOn { get; private set; }
    public Guid? CorrectsId { get; init; }
    public string? CorrectionReason { get; init; }

    /// <summary>The corrections that have been opened of this revision: at most one that is not discarded.</summary>
    public List<Submission> Corrections { get; init; } = [];
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>When its unit was last reminded of it (催报). Not covered by the version.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>Everybody who has written into this revision, and in whose place.</summary>
    public List<Guid> Drafters { get; private set; } = [];
    public List<SubmissionLine> Lines { get; init; } = [];
    public List<SubmissionTransition> Transitions { get; init; } = [];
    public List<SubmissionExtension> Extensions { get; init; } = [];
    public List<Reminder> Reminders { get; init; } = [];
    public long Version { get; private set; } = 1;

    public SubmissionStep? Step => SubmissionWorkflow.StepOf(State);

    /// <summary>Who has it now, as a role for a unit; null once approved or discarded.</summary>
    public (Role Role, Guid OrgUnitId)? WhoseTurn() => Step is { } step && SubmissionWorkflow.RoleAt(step) is var role ? (role, UnitActing(role)) : null;

    /// <summary>The obligation of one unit for one period, as the form's version asks it.</summary>
    /// <param name="lines">Those that this unit owes; all of the version's unless told.</param>
    public static Submission Open(ReportFormVersion version, Guid planId, Guid orgUnitId, Period period, FormDates dates, IEnumerable<ReportFormLine>? lines = null)
    {
        var id = Guid.CreateVersion7();
        return new Submission
        {
            Id = id,
            PlanId = planId,
            ReportFormId = version.ReportFormId,
            ReportForm = version.ReportForm,
            ReportFormVersionId = version.Id,
            ReportFormVersion = version,
            OrgUnitId = orgUnitId,
            ReviewOrgUnitId = version.ReportForm.LeadOrgUnitId,
            Period = period.Code,
            OpensOn = dates.OpensOn,
            DueOn = dates.DueOn,
            ClosesOn = dates.ClosesOn,
            Lines = [.. (lines ?? version.Lines).Select(line => SubmissionLine.For(id, line))],
        };
    }

    /// <summary>Nobody has written into it yet.</summary>
    public bool IsUntouched => State == SubmissionState.Open;

    /// <summary>Whether a line that another unit gave up can still be added: its unit has not handed it in, or has given up all of its own.</summary>
    public bool TakesLines(ReportFormVersion version) =>
        ReportFormVersionId == version.Id && (State is SubmissionState.Open or SubmissionState.Draft || (State == SubmissionState.Discarded && Lines.Count == 0));

    /// <summary>Another unit owes this line now. Without any line nothing is owed.</summary>
    public void GiveUp(Guid subjectId)
    {
        Lines.RemoveAll(line => line.SubjectId == subjectId);
        State = Lines.Count == 0 ? SubmissionState.Discarded : State;
        Version++;
    }

    /// <summary>This unit owes the line now.</summary>
    public void Take(ReportFormLine line)
    {
        Lines.Add(SubmissionLine.For(Id, line));
        State = State == SubmissionState.Discarded ? SubmissionState.Open : State;
        Version++;
    }

    /// <summary>What the form asks a file for and has none: filled lines, and null for the form as a whole.</summary>
    /// <param name="files">The line of each file there is; null for one that belongs to no line.</param>
    public IReadOnlyList<int?> WithoutEvidence(IReadOnlyCollection<int?> files) =>
    [
        .. ReportFormVersion.EvidenceRequired && files.Count == 0 ? new int?[] { null } : [],
        .. ReportFormVersion.Lines.Where(asked => asked.EvidenceRequired && !files.Contains(asked.No) && Lines.Exists(l => l.No == asked.No && l.IsFilled)).Select(asked => (int?)asked.No),
    ];

    /// <summary>What this actor may do on a day, in the order of the workflow table.</summary>
    public IReadOnlyList<SubmissionAction> AllowedActions(Actor actor, DateOnly today) => [.. SubmissionWorkflow.Rows
        .Where(row => row.From == State && IsOpenTo(actor, row)
            && !(row.Action == SubmissionAction.Correct && NextRevision is not null)
            && !(row.Action == SubmissionAction.Discard && Revision == 1)
            && !(IsDrafting(row.Action) && LockOn(today) is not null))
        .Select(row => row.Action).Distinct()];

    /// <summary>Writes into the lines named; the others stay.</summary>
    /// <returns>What each line said before and after, for those that changed.</returns>
    /// <exception cref="ConflictException">The state allows no saving, or the form is not open.</exception>
    /// <exception cref="ForbiddenException">The actor is not the unit's drafter.</exception>
    public IReadOnlyList<SubmissionLineChange> SaveLines(IReadOnlyList<LineChange> changes, Actor actor, DateTimeOffset now)
    {
        var row = RowFor(SubmissionAction.Save, actor);
        RequireOpen(now);
        var principal = MembershipFor(actor, row)?.OnBehalfOf;
        Drafters = [.. Drafters.Append(actor.UserId).Concat(principal is { } id ? [id] : []).Distinct()];
        var written = changes.Select(change => Write(Lines.Single(l => l.No == change.LineNo), change, actor, principal, now)).OfType<SubmissionLineChange>().ToList();
        Enter(row.To, now);
        return written;
    }

    /// <summary>Hands it in.</summary>
    /// <param name="check">The form's rules applied to what stands in it now.</param>
    /// <exception cref="ConflictException">The table has no such move from this state, or the form is not open.</exception>
    /// <exception cref="ForbiddenException">The actor is not the unit's drafter.</exception>
    /// <exception cref="RuleViolationException">Nothing is filled in, a blocking rule hits, or a querying hit is not explained.</exception>
    public SubmissionTransition Submit(Actor actor, DateTimeOffset now, SubmissionCheck check, string? comment)
    {
        var row = RowFor(SubmissionAction.Submit, actor);
        RequireOpen(now);
        RuleViolationException.ThrowIfAny([Lines.Exists(line => line.IsFilled) ? null : new RuleViolation("/action", "submission_empty")]);
        RuleViolationException.ThrowIfAny(check.Obstacles.Select(o => new RuleViolation(o.LineNo is null ? "" : $"/lines/{o.LineNo - 1}", o.Code, Lines.Find(l => l.No == o.LineNo)?.Title ?? ReportForm.Name, o)));
        return Record(row, actor, now, null, comment, []);
    }

    /// <summary>Withdraws, approves or returns it.</summary>
    /// <param name="dueOn">With return: until when it must come back; null leaves the due date as it is.</param>
    /// <exception cref="ConflictException">The table has no such move from this state.</exception>
    /// <exception cref="ForbiddenException">The actor may not make it: another role, another unit, or a hand in it already.</exception>
    /// <exception cref="RuleViolationException">A reason is missing, or the new date is in the past.</exception>
    public SubmissionTransition Move(SubmissionAction action, Actor actor, DateTimeOffset now, string? reasonCode, string? comment, List<LineNote> lineNotes, DateOnly? dueOn = null)
    {
        if (action is not (SubmissionAction.Withdraw or SubmissionAction.Approve or SubmissionAction.Return))
        {
            throw new ArgumentOutOfRangeException(nameof(action), action, "has a method of its own");
        }

        var row = RowFor(action, actor);
        RequireReason(row, comment);
        RuleViolationException.ThrowIfAny([dueOn < Clock.DayOf(now) ? new RuleViolation("/dueOn", "in_the_past") : null]);
        var transition = Record(row, actor, now, reasonCode, comment, lineNotes);
        if (dueOn is { } day)
        {
            Postpone(actor.UserId, transition.OnBehalfOfId, now, day, ClosesOn < day ? day : ClosesOn, comment!);
        }

        return transition;
    }

    /// <summary>Opens the next revision of this approved submission, with the same values to start from. This one stays in force.</summary>
    /// <exception cref="ConflictException">It is not approved, or has a next revision already.</exception>
    public Submission Correct(Actor actor, DateTimeOffset now, string? reason)
    {
        var row = RowFor(SubmissionAction.Correct, actor);
        if (NextRevision is { } next)
        {
            throw new ConflictException(next.State == SubmissionState.Approved ? "already_corrected" : "correction_under_way");
        }

        RequireReason(row, reason);
        Record(row, actor, now, null, reason, []);

        var id = Guid.CreateVersion7();
        return new Submission
        {
            Id = id,
            PlanId = PlanId,
            ReportFormId = ReportFormId,
            ReportForm = ReportForm,
            ReportFormVersionId = ReportFormVersionId,
            OrgUnitId = OrgUnitId,
            OrgUnit = OrgUnit,
            ReviewOrgUnitId = ReviewOrgUnitId,
            Period = Period,
            Revision = Corrections.Select(c => c.Revision).Append(Revision).Max() + 1,
            State = row.To,
            OpensOn = OpensOn,
            DueOn = DueOn,
            CorrectsId = Id,
            CorrectionReason = reason,
            ChangedAt = now,
            Lines = [.. Lines.Select(line => line.CopyFor(id))],
        };
    }

    /// <summary>Gives up this correction. The revision it was to replace stays in force, and can be corrected anew.</summary>
    /// <exception cref="ConflictException">It is no correction, or not with its unit.</exception>
    /// <exception cref="ForbiddenException">The actor is not the unit's drafter.</exception>
    public SubmissionTransition Discard(Actor actor, DateTimeOffset now, string? comment)
    {
        var row = RowFor(SubmissionAction.Discard, actor);
        return Revision == 1 ? throw new ConflictException("not_a_correction") : Record(row, actor, now, null, comment, []);
    }

    /// <summary>
    /// The observations that final approval makes: of the filled indicator lines, in a correction of the lines it touched. A figure
    /// that a correction cleared becomes an observation without value, so that the old one is no longer in force.
    /// </summary>
    public IEnumerable<Observation> Observe(DateTimeOffset approvedAt) =>
        Lines.Where(line => line.IndicatorId is not null && (Revision == 1 ? line.IsFilled : line.UpdatedBy is not null)).Select(line => new Observation
        {
            Id = Guid.CreateVersion7(),
            PlanId = PlanId,
            IndicatorId = line.IndicatorId!.Value,
            OrgUnitId = AreaId,
            Period = Period,
            Revision = Revision,
            Value = line.Value,
            Text = line.Text,
            Source = ObservationSource.Submission,
            SubmissionId = Id,
            ApprovedAt = approvedAt,
        });

    private Submission? NextRevision => Corrections.Find(c => c.State != SubmissionState.Discarded);

    private static SubmissionLineChange? Write(SubmissionLine line, LineChange change, Actor actor, Guid? principal, DateTimeOffset now)
    {
        var (value, text, explanation, details) = (line.Value, line.Text, line.Explanation, line.Details);
        line.Value = change.Given.HasFlag(LineMembers.Value) ? change.Value : value;
        line.Text = change.Given.HasFlag(LineMembers.Text) ? change.Text : text;
        if (line.AnswerKind == AnswerKind.Completion)
        {
            (line.Value, line.Text) = Completion.Reconcile((value, text), (line.Value, line.Text), isFigureGiven: change.Given.HasFlag(LineMembers.Value) && change.Value is not null);
        }

        line.Explanation = change.Given.HasFlag(LineMembers.Explanation) ? change.Explanation : explanation;
        line.Details = change.Details.Over(details);
        line.UpdatedAt = now;
        line.UpdatedBy = actor.UserId;
        return (value, text, explanation, details) == (line.Value, line.Text, line.Explanation, line.Details) ? null : new SubmissionLineChange
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = line.SubmissionId,
            LineNo = line.No,
            At = now,
            UserId = actor.UserId,
            OnBehalfOfId = principal,
            ApiClientId = actor.Client?.Id,
            ValueBefore = value,
            Value = line.Value,
            TextBefore = text,
            Text = line.Text,
            ExplanationBefore = explanation,
            Explanation = line.Explanation,
            DetailsBefore = details,
            Details = line.Details,
        };
    }

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
            LineValues = row.Action == SubmissionAction.Submit ? [.. Lines.Select(l => new LineValue(l.No, l.Value, l.Text, l.Details))] : null,
        };
        Transitions.Add(transition);
        Enter(transition.ToState, now);
        return transition;
    }

    private void Enter(SubmissionState state, DateTimeOffset now)
    {
        if (state == SubmissionState.CountyApproved)
        {
            ReviewOrgUnitId = ReportForm.LeadOn(Clock.DayOf(now));
        }

        State = state;
        Reached = Step > Reached ? Step.Value : Reached;
        ChangedAt = now;
        Version++;
    }
}
