using FsCheck;
using FsCheck.Fluent;
using Lantu.Api.Domain;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Lantu.Api.UnitTests.Domain;

/// <summary>Every line of a form that leads report is owed once, by its lead, unless somebody has begun with it.</summary>
public sealed class LeadReportingTests
{
    private static readonly Guid[] Units = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
    private static readonly (Period Period, FormDates Dates) Owed = (Period.Parse("2025-H2"), new FormDates(new(2026, 1, 1), new(2026, 1, 22), null));

    private static ReportFormVersion Version(int lines)
    {
        var form = new ReportForm
        {
            Id = Guid.NewGuid(),
            Code = "f",
            Name = "f",
            FirstPeriod = "2025-H2",
            LeadOrgUnitId = Guid.NewGuid(),
            Plan = new Plan { Code = "p", Title = "p", ShortTitle = "p", IssuedBy = [], Domains = [], Goals = [], Notes = [] },
        };
        return new ReportFormVersion { Id = Guid.NewGuid(), ReportFormId = form.Id, ReportForm = form, ReportedBy = ReportedBy.Leads, Lines = [.. Enumerable.Range(1, lines).Select(no => new ReportFormLine { No = no, TaskId = Guid.NewGuid() })] };
    }

    /// <summary>Settles with line i led by units[leads[i]], −1 for nobody.</summary>
    private static List<Submission> Settle(ReportFormVersion version, List<Submission> there, params int[] leads) =>
        [.. there, .. LeadReporting.Settle(version, Guid.NewGuid(), Owed, there, line => leads[line.No - 1] < 0 ? null : Units[leads[line.No - 1]])];

    private static string Shape(IEnumerable<Submission> submissions) =>
        string.Join("; ", submissions.OrderBy(s => Array.IndexOf(Units, s.OrgUnitId)).Select(s => $"{Array.IndexOf(Units, s.OrgUnitId)} {s.State}: {string.Join(' ', s.Lines.Select(l => l.No).Order())}"));

    private static void Write(Submission submission) =>
        submission.SaveLines([new LineChange(submission.Lines[0].No, LineMembers.Value, 1, null, null)], new Actor(Guid.NewGuid(), [new(Role.Drafter, submission.OrgUnitId)]), new DateTimeOffset(2026, 1, 5, 4, 0, 0, TimeSpan.Zero));

    [Test]
    public void EachLead_OwesItsLines_AndWhatNobodyLeadsNobodyOwes() =>
        Assert.That(Shape(Settle(Version(4), [], 0, 1, 0, -1)), Is.EqualTo("0 Open: 1 3; 1 Open: 2"));

    [Test]
    public void SettledTwice_NothingHappensTwice()
    {
        var (version, first) = (Version(3), new List<Submission>());
        first = Settle(version, [], 0, 1, 0);
        var versions = first.ConvertAll(s => s.Version);
        Assert.That((Settle(version, first, 0, 1, 0).Count, Shape(first)), Is.EqualTo((2, "0 Open: 1 3; 1 Open: 2")));
        Assert.That(first.ConvertAll(s => s.Version), Is.EqualTo(versions));
    }

    [Test]
    public void NewLead_TakesWhatNobodyHasBegun_AndGivesItBack()
    {
        var version = Version(3);
        var all = Settle(version, [], 0, 0, 1);
        all = Settle(version, all, 2, 2, 1);
        Assert.That(Shape(all), Is.EqualTo("0 Discarded: ; 1 Open: 3; 2 Open: 1 2"));
        all = Settle(version, all, 0, 0, 1);
        Assert.That(Shape(all), Is.EqualTo("0 Open: 1 2; 1 Open: 3; 2 Discarded: "));
    }

    [Test]
    public void WhoeverHasBegun_KeepsIt_AndANewLineJoinsADraft()
    {
        var version = Version(3);
        var all = Settle(version, [], 0, 0, 1);
        Write(all[0]);
        Assert.That(Shape(Settle(version, all, 1, 1, 1)), Is.EqualTo("0 Draft: 1 2; 1 Open: 3"));
        Assert.That(Shape(Settle(version, all, 0, 0, 0)), Is.EqualTo("0 Draft: 1 2 3; 1 Discarded: "));
    }

    [Property]
    public Property EveryLine_IsOwedAtMostOnce_AndByItsLead_UnlessBegun()
    {
        var rounds = Gen.Choose(-1, 2).ArrayOf(5).Select(leads => leads).ListOf();
        var begins = Gen.Choose(0, 5).ListOf();
        return Prop.ForAll(Arb.From(rounds), Arb.From(begins), (all, begun) =>
        {
            var (version, there) = (Version(5), new List<Submission>());
            foreach (var (round, leads) in all.Index())
            {
                there = Settle(version, there, leads);
                var held = there.SelectMany(s => s.Lines.Select(l => (l.No, s))).ToList();
                Assert.That(held.Select(h => h.No), Is.Unique);
                Assert.That(there.All(s => (s.State == SubmissionState.Discarded) == (s.Lines.Count == 0)));
                foreach (var (no, lead) in leads.Index().Where(l => l.Item >= 0).Select(l => (l.Index + 1, Units[l.Item])))
                {
                    var holder = held.Single(h => h.No == no).s;
                    Assert.That(holder.OrgUnitId == lead || !holder.IsUntouched);
                }

                if (begun.ElementAtOrDefault(round) is var pick && pick > 0 && pick <= there.Count && there[pick - 1].Lines.Count > 0)
                {
                    Write(there[pick - 1]);
                }
            }
        });
    }
}
