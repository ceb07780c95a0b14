using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>A submission before it opens, while it is open, after it has closed, and once somebody has given it another date.</summary>
public sealed class SubmissionCalendarTests
{
    private static readonly Guid County = Guid.NewGuid();
    private static readonly Guid Department = Guid.NewGuid();
    private static readonly Actor Drafter = new(Guid.NewGuid(), [new(Role.Drafter, County)]);
    private static readonly Actor Administrator = new(Guid.NewGuid(), [new(Role.PlanAdministrator, Guid.NewGuid())]);
    private static readonly SubmissionCheck NoHits = new([], []);

    private static DateTimeOffset At(string day) => DateTimeOffset.Parse($"{day}T04:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Opens on 1 January 2025, is due on the 20th and closes on the 31st.</summary>
    private static Submission New()
    {
        var form = new ReportForm
        {
            Id = Guid.NewGuid(),
            Code = "f",
            Name = "f",
            FirstPeriod = "2024",
            LeadOrgUnitId = Department,
            Plan = new Plan { Code = "p", Title = "p", ShortTitle = "p", IssuedBy = [], Domains = [], Goals = [], Notes = [] },
        };
        var version = new ReportFormVersion { ReportFormId = form.Id, ReportForm = form, Lines = [new ReportFormLine { No = 1, IndicatorId = Guid.NewGuid() }] };
        return Submission.Open(version, Guid.NewGuid(), County, Period.Parse("2024"), new FormDates(Day("2025-01-01"), Day("2025-01-20"), Day("2025-01-31")));
    }

    private static void Save(Submission submission, string day) => submission.SaveLines([new LineChange(1, LineMembers.Value, 1, null, null)], Drafter, At(day));

    [TestCase("2024-12-31", SubmissionLock.NotOpenYet)]
    [TestCase("2025-01-01", null)]
    [TestCase("2025-01-31", null)]
    [TestCase("2025-02-01", SubmissionLock.Closed)]
    public void LockOn_TheFormsDays(string day, SubmissionLock? expected)
    {
        var submission = New();
        Assert.That(submission.LockOn(Day(day)), Is.EqualTo(expected));
        Assert.That(submission.AllowedActions(Drafter, Day(day)), expected is null ? Is.EqualTo(new[] { SubmissionAction.Save }) : Is.Empty);
        Assert.That(() => Save(submission, day), expected is null ? Throws.Nothing : Throws.TypeOf<ConflictException>().With.Property("Code").EqualTo(expected == SubmissionLock.Closed ? "closed" : "not_open_yet"));
    }

    [Test]
    public void Submit_AfterItHasClosed_IsRefused()
    {
        var submission = New();
        Save(submission, "2025-01-10");
        Assert.That(() => submission.Submit(Drafter, At("2025-02-01"), NoHits, null), Throws.TypeOf<ConflictException>().With.Property("Code").EqualTo("closed"));
    }

    [Test]
    public void Closing_DoesNotCatchWhatWasReturned()
    {
        var submission = New();
        Save(submission, "2025-01-10");
        submission.Submit(Drafter, At("2025-01-11"), NoHits, null);
        submission.Move(SubmissionAction.Return, new Actor(Guid.NewGuid(), [new(Role.Approver, County)]), At("2025-02-05"), "R01", "请核对", [], Day("2025-02-10"));

        Assert.That((submission.LockOn(Day("2025-02-06")), submission.DueOn, submission.IsOverdue(Day("2025-02-10"))), Is.EqualTo(((SubmissionLock?)null, Day("2025-02-10"), false)));
        Assert.That(submission.Extensions.Single(), Has.Property("DueOnBefore").EqualTo(Day("2025-01-20")).And.Property("Reason").EqualTo("请核对"));
        Save(submission, "2025-02-06");
        Assert.That(submission.Submit(Drafter, At("2025-02-06"), NoHits, null).ToState, Is.EqualTo(SubmissionState.Submitted));
    }

    [Test]
    public void Extend_OpensAgainWhatHasClosed()
    {
        var submission = New();
        var extension = submission.Extend(Administrator, At("2025-02-05"), Day("2025-02-14"), Day("2025-02-20"), "台风");
        Assert.That((extension.DueOnBefore, extension.No, submission.DueOn, submission.ClosesOn), Is.EqualTo((Day("2025-01-20"), 1, Day("2025-02-14"), (DateOnly?)Day("2025-02-20"))));
        Assert.That(() => Save(submission, "2025-02-20"), Throws.Nothing);
        Assert.That(submission.LockOn(Day("2025-02-21")), Is.EqualTo(SubmissionLock.Closed));
    }

    [Test]
    public void Extend_ByADelegateOfTheReviewer_IsRecordedForBoth()
    {
        var principal = Guid.NewGuid();
        var extension = New().Extend(new Actor(Guid.NewGuid(), [new(Role.Reviewer, Department, principal)]), At("2025-01-05"), Day("2025-02-14"), null, "台风");
        Assert.That(extension.OnBehalfOfId, Is.EqualTo(principal));
    }

    [TestCase("2025-02-04", null, "台风", "/dueOn")]
    [TestCase("2025-02-10", "2025-02-09", "台风", "/closesOn")]
    [TestCase("2025-02-10", null, "  ", "/reason")]
    public void Extend_WithAPastDateAWrongOrderOrNoReason_IsRefused(string dueOn, string? closesOn, string reason, string pointer)
    {
        var submission = New();
        Assert.That(
            () => submission.Extend(Administrator, At("2025-02-05"), Day(dueOn), closesOn is null ? null : Day(closesOn), reason),
            Throws.TypeOf<RuleViolationException>().With.Matches<RuleViolationException>(e => e.Violations.Single().Pointer == pointer));
        Assert.That((submission.DueOn, submission.Version, submission.Extensions.Count), Is.EqualTo((Day("2025-01-20"), 1L, 0)));
    }

    [TestCase(Role.Drafter)]
    [TestCase(Role.Approver)]
    [TestCase(Role.Finalizer)]
    [TestCase(Role.SecurityAdministrator)]
    [TestCase(Role.Auditor)]
    public void Extend_ByAnybodyElse_IsRefused(Role role) => Assert.That(
        () => New().Extend(new Actor(Guid.NewGuid(), [new(role, County)]), At("2025-01-05"), Day("2025-02-14"), null, "台风"),
        Throws.TypeOf<ForbiddenException>());

    [Test]
    public void Extend_WhatWasHandedIn_IsRefused()
    {
        var submission = New();
        Save(submission, "2025-01-10");
        submission.Submit(Drafter, At("2025-01-11"), NoHits, null);
        Assert.That(() => submission.Extend(Administrator, At("2025-01-12"), Day("2025-02-14"), null, "台风"), Throws.TypeOf<ConflictException>());
    }

    [Test]
    public void Approve_ByWhoWroteALineThatSomebodyElseWroteOver_IsRefused()
    {
        var first = new Actor(Guid.NewGuid(), [new(Role.Drafter, County), new(Role.Approver, County)]);
        var submission = New();
        submission.SaveLines([new LineChange(1, LineMembers.Value, 1, null, null)], first, At("2025-01-10"));
        Save(submission, "2025-01-10");
        submission.Submit(Drafter, At("2025-01-11"), NoHits, null);
        Assert.That(() => submission.Move(SubmissionAction.Approve, first, At("2025-01-12"), null, null, []), Throws.TypeOf<ForbiddenException>().With.Property("Code").EqualTo("separation_of_duties"));
    }

    [Test]
    public void Approve_ByWhoHadADelegateWriteInTheirPlace_IsRefused()
    {
        var principal = Guid.NewGuid();
        var submission = New();
        submission.SaveLines([new LineChange(1, LineMembers.Value, 1, null, null)], new Actor(Guid.NewGuid(), [new(Role.Drafter, County, principal)]), At("2025-01-10"));
        submission.Submit(Drafter, At("2025-01-11"), NoHits, null);
        Assert.That(() => submission.Move(SubmissionAction.Approve, new Actor(principal, [new(Role.Approver, County)]), At("2025-01-12"), null, null, []), Throws.TypeOf<ForbiddenException>());
    }

    [Test]
    public void SaveLines_TellsWhatChanged_AndOnlyThat()
    {
        var submission = New();
        Save(submission, "2025-01-10");
        var again = submission.SaveLines([new LineChange(1, LineMembers.Value, 1, null, null)], Drafter, At("2025-01-11"));
        var other = submission.SaveLines([new LineChange(1, LineMembers.Value, 2, null, null)], Drafter, At("2025-01-12"));
        Assert.That(again, Is.Empty);
        Assert.That((other.Single().ValueBefore, other.Single().Value), Is.EqualTo((1m, 2m)));
    }
}
