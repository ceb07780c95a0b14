using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>The table of 2-domain.md, row by row, and everything it leaves out: every state × action × role, own unit and another.</summary>
public sealed class SubmissionWorkflowTests
{
    private static readonly Guid City = Guid.NewGuid();
    private static readonly Guid County = Guid.NewGuid();
    private static readonly Guid Department = Guid.NewGuid();
    private static readonly Guid Owner = Guid.NewGuid();
    private static readonly DateTimeOffset Now = new(2025, 7, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly SubmissionCheck NoHits = new([], []);
    private static readonly DateOnly Today = new(2025, 7, 10);

    // Written out once more, by hand, from the design: the test must not read the table it tests.
    private static readonly (SubmissionState From, SubmissionAction Action, Role Role, SubmissionState To)[] Expected =
    [
        (SubmissionState.Open, SubmissionAction.Save, Role.Drafter, SubmissionState.Draft),
        (SubmissionState.Draft, SubmissionAction.Save, Role.Drafter, SubmissionState.Draft),
        (SubmissionState.Returned, SubmissionAction.Save, Role.Drafter, SubmissionState.Returned),
        (SubmissionState.Draft, SubmissionAction.Submit, Role.Drafter, SubmissionState.Submitted),
        (SubmissionState.Returned, SubmissionAction.Submit, Role.Drafter, SubmissionState.Submitted),
        (SubmissionState.Submitted, SubmissionAction.Withdraw, Role.Drafter, SubmissionState.Draft),
        (SubmissionState.Submitted, SubmissionAction.Approve, Role.Approver, SubmissionState.CountyApproved),
        (SubmissionState.CountyApproved, SubmissionAction.Approve, Role.Reviewer, SubmissionState.DepartmentApproved),
        (SubmissionState.DepartmentApproved, SubmissionAction.Approve, Role.Finalizer, SubmissionState.Approved),
        (SubmissionState.Submitted, SubmissionAction.Return, Role.Approver, SubmissionState.Returned),
        (SubmissionState.CountyApproved, SubmissionAction.Return, Role.Reviewer, SubmissionState.Returned),
        (SubmissionState.DepartmentApproved, SubmissionAction.Return, Role.Finalizer, SubmissionState.Returned),
        (SubmissionState.Approved, SubmissionAction.Correct, Role.Drafter, SubmissionState.Draft),
        (SubmissionState.Draft, SubmissionAction.Discard, Role.Drafter, SubmissionState.Discarded),
        (SubmissionState.Returned, SubmissionAction.Discard, Role.Drafter, SubmissionState.Discarded),
    ];

    private static IEnumerable<TestCaseData> EveryCase() =>
        from revision in new[] { 1, 2 }
        from state in Enum.GetValues<SubmissionState>()
        where revision == 2 || state != SubmissionState.Discarded
        from action in Enum.GetValues<SubmissionAction>()
        from role in Enum.GetValues<Role>()
        from own in new[] { true, false }
        select new TestCaseData(revision, state, action, role, own);

    [TestCaseSource(nameof(EveryCase))]
    public void Act_EveryStateActionRoleAndUnit_DoesWhatTheTableSays(int revision, SubmissionState state, SubmissionAction action, Role role, bool ownUnit)
    {
        var submission = InState(state, revision);
        var actor = ActorAs(role, ownUnit);
        var row = Expected.SingleOrDefault(r => r.From == state && r.Action == action);
        var isOpen = row != default && row.Role == role && ownUnit && (action != SubmissionAction.Discard || revision > 1);

        Assert.That(submission.AllowedActions(actor, Today).Contains(action), Is.EqualTo(isOpen), "what may I do");
        if (row == default)
        {
            Assert.That(() => Act(submission, action, actor), Throws.TypeOf<ConflictException>().With.Property("Code").EqualTo("action_not_possible_in_state"));
        }
        else if (row.Role == role && ownUnit && !isOpen)
        {
            Assert.That(() => Act(submission, action, actor), Throws.TypeOf<ConflictException>().With.Property("Code").EqualTo("not_a_correction"));
        }
        else if (!isOpen)
        {
            Assert.That(() => Act(submission, action, actor), Throws.TypeOf<ForbiddenException>().With.Property("Code").EqualTo("action_not_yours"));
        }
        else
        {
            Assert.That(Act(submission, action, actor).State, Is.EqualTo(row.To));
        }
    }

    [TestCaseSource(nameof(EveryCase))]
    public void Act_Refused_ChangesNothing(int revision, SubmissionState state, SubmissionAction action, Role role, bool ownUnit)
    {
        var submission = InState(state, revision);
        var (version, acts) = (submission.Version, submission.Transitions.Count);
        try
        {
            Act(submission, action, ActorAs(role, ownUnit));
        }
        catch (DomainException)
        {
            Assert.That((submission.State, submission.Version, submission.Transitions.Count), Is.EqualTo((state, version, acts)));
        }
    }

    [Test]
    public void Approve_ByWhoSubmitted_IsRefusedAtEveryStep()
    {
        var everything = new Actor(Guid.NewGuid(), [new(Role.Drafter, County), new(Role.Approver, County), new(Role.Reviewer, Department), new(Role.Finalizer, Owner)]);
        var submission = New();
        Save(submission, everything);
        submission.Submit(everything, Now, NoHits, null);

        Assert.That(() => Act(submission, SubmissionAction.Approve, everything), Throws.TypeOf<ForbiddenException>().With.Property("Code").EqualTo("separation_of_duties"));
        Assert.That(submission.AllowedActions(everything, Today), Is.EqualTo(new[] { SubmissionAction.Withdraw }));
    }

    [Test]
    public void Approve_ByWhoApprovedAnotherStep_IsRefused()
    {
        var twoHats = new Actor(Guid.NewGuid(), [new(Role.Approver, County), new(Role.Reviewer, Department)]);
        var submission = InState(SubmissionState.Submitted);
        Act(submission, SubmissionAction.Approve, twoHats);

        Assert.That(() => Act(submission, SubmissionAction.Approve, twoHats), Throws.TypeOf<ForbiddenException>().With.Property("Code").EqualTo("separation_of_duties"));
    }

    [Test]
    public void Approve_ByADelegateOfWhoApprovedBefore_IsRefused()
    {
        var principal = Guid.NewGuid();
        var submission = InState(SubmissionState.Submitted);
        Act(submission, SubmissionAction.Approve, new Actor(principal, [new(Role.Approver, County)]));

        var delegated = new Actor(Guid.NewGuid(), [new(Role.Reviewer, Department, OnBehalfOf: principal)]);
        Assert.That(submission.AllowedActions(delegated, Today), Is.Empty);
        Assert.That(() => Act(submission, SubmissionAction.Approve, delegated), Throws.TypeOf<ForbiddenException>().With.Property("Code").EqualTo("separation_of_duties"));
    }

    [Test]
    public void Approve_ByWhoHadAnotherApproveInTheirPlace_IsRefused()
    {
        var principal = Guid.NewGuid();
        var submission = InState(SubmissionState.Submitted);
        Act(submission, SubmissionAction.Approve, new Actor(Guid.NewGuid(), [new(Role.Approver, County, OnBehalfOf: principal)]));

        Assert.That(() => Act(submission, SubmissionAction.Approve, new Actor(principal, [new(Role.Reviewer, Department)])), Throws.TypeOf<ForbiddenException>().With.Property("Code").EqualTo("separation_of_duties"));
    }

    [Test]
    public void ChangeEvidence_IsOpenWhereSavingIs([Values] SubmissionState state, [Values] Role role, [Values] bool ownUnit)
    {
        var (one, other, actor) = (InState(state, 2), InState(state, 2), ActorAs(role, ownUnit));
        string? Outcome(Action save)
        {
            try
            {
                save();
                return null;
            }
            catch (DomainException refused)
            {
                return refused.Code;
            }
        }

        Assert.That(Outcome(() => one.ChangeEvidence(actor, Now)), Is.EqualTo(Outcome(() => Save(other, actor))));
        Assert.That((one.State, one.Version), Is.EqualTo((other.State, other.Version)));
    }

    [Test]
    public void Approve_ByWhoOnlyAddedEvidence_OrHadItAddedInTheirPlace_IsRefused()
    {
        var (principal, colleague) = (Guid.NewGuid(), Guid.NewGuid());
        var submission = New();
        submission.ChangeEvidence(new Actor(colleague, [new(Role.Drafter, County, OnBehalfOf: principal)]), Now);
        Act(submission, SubmissionAction.Save, ActorAs(Role.Drafter, true));
        Act(submission, SubmissionAction.Submit, ActorAs(Role.Drafter, true));

        foreach (var person in new[] { principal, colleague })
        {
            Assert.That(() => Act(submission, SubmissionAction.Approve, new Actor(person, [new(Role.Approver, County)])), Throws.TypeOf<ForbiddenException>().With.Property("Code").EqualTo("separation_of_duties"));
        }
    }

    [Test]
    public void Approve_ByADelegate_IsRecordedForBoth()
    {
        var (principal, delegate_) = (Guid.NewGuid(), Guid.NewGuid());
        var submission = InState(SubmissionState.Submitted);
        Act(submission, SubmissionAction.Approve, new Actor(delegate_, [new(Role.Approver, County, OnBehalfOf: principal)]));

        Assert.That((submission.Transitions[^1].UserId, submission.Transitions[^1].OnBehalfOfId), Is.EqualTo((delegate_, (Guid?)principal)));
    }

    [TestCaseSource(nameof(EveryCase))]
    public void Act_ByAProgram_NeverDoesMoreThanSaveAndSubmit(int revision, SubmissionState state, SubmissionAction action, Role role, bool ownUnit)
    {
        var program = ActorAs(role, ownUnit) with { Client = new ActingClient(Guid.NewGuid(), [], []) };
        var isOpen = action is SubmissionAction.Save or SubmissionAction.Submit && Expected.Any(r => r.From == state && r.Action == action && r.Role == role) && ownUnit;

        Assert.That(InState(state, revision).AllowedActions(program, Today).Contains(action), Is.EqualTo(isOpen));
        if (!isOpen)
        {
            Assert.That(() => Act(InState(state, revision), action, program), Throws.InstanceOf<DomainException>());
        }
    }

    [Test]
    public void Save_ByAProgramOfAnotherForm_IsRefused()
    {
        var program = ActorAs(Role.Drafter, true) with { Client = new ActingClient(Guid.NewGuid(), [], ["another-form"]) };
        Assert.That(() => Act(InState(SubmissionState.Draft), SubmissionAction.Save, program), Throws.TypeOf<ForbiddenException>().With.Property("Code").EqualTo("not_for_programs"));
    }

    [Test]
    public void Approve_SameStepAgainAfterAReturn_IsAllowed()
    {
        var approver = ActorAs(Role.Approver, true);
        var submission = InState(SubmissionState.Submitted);
        Act(submission, SubmissionAction.Return, approver);
        var drafter = ActorAs(Role.Drafter, true);
        submission.Submit(drafter, Now, NoHits, null);

        Assert.That(Act(submission, SubmissionAction.Approve, approver).State, Is.EqualTo(SubmissionState.CountyApproved));
    }

    [Test]
    public void Return_WithoutReason_IsRefused() =>
        Assert.That(() => InState(SubmissionState.Submitted).Move(SubmissionAction.Return, ActorAs(Role.Approver, true), Now, "R01", " ", []), Throws.TypeOf<RuleViolationException>());

    [Test]
    public void Submit_NothingFilled_IsRefused()
    {
        var submission = New();
        var drafter = ActorAs(Role.Drafter, true);
        submission.SaveLines([], drafter, Now);

        Assert.That(() => submission.Submit(drafter, Now, NoHits, null), Throws.TypeOf<RuleViolationException>());
    }

    [Test]
    public void Correct_LeavesTheApprovedRevisionAndStartsTheNextWithItsValues()
    {
        var approved = InState(SubmissionState.Approved);
        var correction = approved.Correct(ActorAs(Role.Drafter, true), Now, "笔误");

        Assert.That(approved.State, Is.EqualTo(SubmissionState.Approved));
        Assert.That((correction.Revision, correction.State, correction.CorrectsId), Is.EqualTo((2, SubmissionState.Draft, (Guid?)approved.Id)));
        Assert.That(correction.Lines.Single().Value, Is.EqualTo(approved.Lines.Single().Value));
    }

    [Test]
    public void Observe_Correction_TakesOnlyTheLinesItTouched()
    {
        var correction = InState(SubmissionState.Approved).Correct(ActorAs(Role.Drafter, true), Now, "笔误");
        Assert.That(correction.Observe(Now), Is.Empty);

        Save(correction, ActorAs(Role.Drafter, true), 2);
        Assert.That(correction.Observe(Now).Single(), Has.Property("Revision").EqualTo(2).And.Property("Value").EqualTo(2m));
    }

    [Test]
    public void Figures_OfADepartmentAreTheCitys_OfAnyOtherUnitItsOwn([Values] OrgUnitKind kind)
    {
        var unit = new OrgUnit { Id = Department, AdministrativeCode = "0", Code = "u", Name = "u", ShortName = "u", Kind = kind };
        Assert.That(New(unit: unit).AreaId, Is.EqualTo(kind == OrgUnitKind.Department ? City : Department));
    }

    [Test]
    public void Discard_MakesRoomForAnotherCorrection_AndReachesNobody()
    {
        var (approved, drafter) = (InState(SubmissionState.Approved), ActorAs(Role.Drafter, true));
        var given = approved.Correct(drafter, Now, "笔误");
        approved.Corrections.Add(given);
        Assert.That(() => approved.Correct(drafter, Now, "笔误"), Throws.TypeOf<ConflictException>().With.Property("Code").EqualTo("correction_under_way"));
        Assert.That(approved.AllowedActions(drafter, Today), Is.Empty);

        given.Discard(drafter, Now, null);
        Assert.That((given.Reached, given.LockOn(Today), given.Step), Is.EqualTo((SubmissionStep.Drafting, (SubmissionLock?)SubmissionLock.Discarded, (SubmissionStep?)null)));
        Assert.That(approved.AllowedActions(drafter, Today), Is.EqualTo(new[] { SubmissionAction.Correct }));
        Assert.That(approved.Correct(drafter, Now, "又一处笔误").Revision, Is.EqualTo(3));
    }

    private static Submission Act(Submission submission, SubmissionAction action, Actor actor)
    {
        switch (action)
        {
            case SubmissionAction.Save:
                Save(submission, actor);
                return submission;
            case SubmissionAction.Correct:
                return submission.Correct(actor, Now, "笔误");
            case SubmissionAction.Discard:
                submission.Discard(actor, Now, null);
                return submission;
            case SubmissionAction.Submit:
                submission.Submit(actor, Now, NoHits, null);
                return submission;
            case SubmissionAction.Withdraw or SubmissionAction.Approve or SubmissionAction.Return:
                submission.Move(action, actor, Now, null, "理由", []);
                return submission;
            default:
                throw new ArgumentOutOfRangeException(nameof(action));
        }
    }

    private static void Save(Submission submission, Actor actor, decimal value = 1) =>
        submission.SaveLines([new LineChange(1, LineMembers.Value, value, null, null)], actor, Now);

    private static Actor ActorAs(Role role, bool ownUnit) => new(Guid.NewGuid(), [new(role, !ownUnit ? Guid.NewGuid() : role switch
    {
        Role.Drafter or Role.Approver => County,
        Role.Reviewer => Department,
        Role.Finalizer => Owner,
        Role.PlanAdministrator or Role.SecurityAdministrator or Role.Auditor => County,
    })]);

    private static Submission New(int revision = 1, OrgUnit? unit = null)
    {
        var id = Guid.NewGuid();
        return new Submission
        {
            Id = id,
            OrgUnitId = unit?.Id ?? County,
            OrgUnit = unit ?? new OrgUnit { Id = County, AdministrativeCode = "0", Code = "c", Name = "c", ShortName = "c", Kind = OrgUnitKind.County },
            Period = "2024",
            Revision = revision,
            ReportForm = new ReportForm
            {
                Code = "f",
                Name = "f",
                FirstPeriod = "2024",
                LeadOrgUnitId = Department,
                Plan = new Plan { Code = "p", Title = "p", ShortTitle = "p", IssuedBy = [], Domains = [], Goals = [], Notes = [], OwnerOrgUnitId = Owner, OrgUnitId = City },
            },
            Lines = [new SubmissionLine { SubmissionId = id, IndicatorId = Guid.NewGuid(), No = 1 }],
        };
    }

    /// <summary>Brings a submission into a state by the moves that lead there, each by another person.</summary>
    private static Submission InState(SubmissionState state, int revision = 1)
    {
        var submission = New(revision);
        (SubmissionAction Action, Role Role)[] way = state switch
        {
            SubmissionState.Open => [],
            SubmissionState.Draft => [(SubmissionAction.Save, Role.Drafter)],
            SubmissionState.Submitted => [(SubmissionAction.Save, Role.Drafter), (SubmissionAction.Submit, Role.Drafter)],
            SubmissionState.Returned => [(SubmissionAction.Save, Role.Drafter), (SubmissionAction.Submit, Role.Drafter), (SubmissionAction.Return, Role.Approver)],
            SubmissionState.Discarded => [(SubmissionAction.Save, Role.Drafter), (SubmissionAction.Discard, Role.Drafter)],
            SubmissionState.CountyApproved => [(SubmissionAction.Save, Role.Drafter), (SubmissionAction.Submit, Role.Drafter), (SubmissionAction.Approve, Role.Approver)],
            SubmissionState.DepartmentApproved => [(SubmissionAction.Save, Role.Drafter), (SubmissionAction.Submit, Role.Drafter), (SubmissionAction.Approve, Role.Approver), (SubmissionAction.Approve, Role.Reviewer)],
            SubmissionState.Approved => [(SubmissionAction.Save, Role.Drafter), (SubmissionAction.Submit, Role.Drafter), (SubmissionAction.Approve, Role.Approver), (SubmissionAction.Approve, Role.Reviewer), (SubmissionAction.Approve, Role.Finalizer)],
        };
        foreach (var (action, role) in way)
        {
            Act(submission, action, ActorAs(role, true));
        }

        return submission;
    }
}
