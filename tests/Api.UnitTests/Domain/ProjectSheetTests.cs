using Lantu.Api.Domain;

namespace Lantu.Api.UnitTests.Domain;

public sealed class ProjectSheetTests
{
    private static readonly DateOnly Today = new(2025, 7, 1);
    private static readonly Ladder Construction = new() { Code = "construction", Name = "建设", Categories = ["重大工程"], Stages = [new("前期", 0.1m), new("在建", 0.5m), new("投用", 1)] };
    private static readonly Ladder Document = new() { Code = "document", Name = "发文", Categories = ["重大改革"], Stages = [new("印发", 1)] };

    [TestCase(null, "重大工程", "construction")]
    [TestCase(null, "重大改革", "document")]
    [TestCase(null, "别的", "construction")]
    [TestCase("document", "重大工程", "document")]
    [TestCase("gone", "重大改革", "document")]
    public void Ladder_IsTheSheets_ElseTheCategorys(string? named, string category, string expected) =>
        Assert.That(Ladder.Of([Construction, Document], new ProjectSheet { Ladder = named }, category).Code, Is.EqualTo(expected));

    [Test]
    public void Gate_HoldsBackWhatComesAfterIt_UntilItIsDone([Values] bool isGate, [Values] bool isDone)
    {
        var day = new DateOnly(2025, 1, 1);
        var sheet = new ProjectSheet { Milestones = [new("开工", day, isDone ? day : null, isGate), new("完工", day, day, false)] };
        Assert.That(sheet.Check("", [], Today).OfType<RuleViolation>().Select(v => v.Code), Is.EqualTo(isGate && !isDone ? ["gate_not_passed"] : Array.Empty<string>()));
    }

    [Test]
    public void RollUp_NeverTakesABlankForNought()
    {
        SubProject Of(SubProjectContent content)
        {
            var one = new SubProject();
            one.Change(content, Today);
            return one;
        }

        var blank = Of(new("甲", ProjectSheet.None, null, null, null, null));
        var staged = Of(new("乙", ProjectSheet.None, "在建", null, 20, null));
        var givenUp = Of(new("丙", ProjectSheet.None, null, 100, 500, "并入"));
        Assert.That(SubProjectRollUp.Of([blank], Construction), Is.EqualTo(new SubProjectRollUp(1, 0, null, null, null)));
        Assert.That(SubProjectRollUp.Of([blank, staged, givenUp], Construction), Is.EqualTo(new SubProjectRollUp(2, 1, null, 20, 0.5m)));
        Assert.That(SubProjectRollUp.Of([blank, staged], Construction).Provisional, Is.True);
    }

    [Test]
    public void OpenMilestone_PastItsDay_TurnsAReportedProjectRed()
    {
        var input = new ProgressInput(new(2021, 1, 1), new(2025, 12, 31), [], [new(Period.Parse("2025-H1"), 0.95m)], 0) { OpenMilestones = [new(2025, 6, 1)] };
        var judged = ProgressAssessment.Of(input, Today, new WorkingDays([]));
        Assert.That((judged.Light, judged.Cause, judged.Overdue, judged.DaysOverdue), Is.EqualTo((Light.Red, ProgressCause.MilestoneOverdue, 1, 30)));
        Assert.That(ProgressAssessment.Of(input with { OpenMilestones = [new(2025, 8, 1)] }, Today, new WorkingDays([])).Light, Is.EqualTo(Light.Green));
    }

    [Test]
    public void Stage_StandsForAShare_AndIsSaidToDoSo()
    {
        var judged = ProgressAssessment.Of(new ProgressInput(new(2021, 1, 1), new(2025, 12, 31), [], [new(Period.Parse("2025-H1"), 0.5m)], 0) { IsStaged = true }, Today, new WorkingDays([]));
        Assert.That(ProgressWords.Explain(judged, Language.Chinese), Does.EndWith("（按所处阶段折算，未报完成比例）。"));
    }

    [Test]
    public void Details_WrittenMemberByMember_AreWhatTheyWouldBeWrittenAtOnce([Random(0, 255, 40)] int first, [Random(0, 255, 3)] int second)
    {
        var all = new ProgressDetails { Status = ProgressStatus.Blocked, Problems = "a\r\nb", NextSteps = "c", BlockedReason = "d", BlockedBy = "e", BlockedUntil = Today, Stage = "在建", Invested = 1.50m };
        var (one, two) = (new DetailsChange((DetailMembers)first, all), new DetailsChange((DetailMembers)second, all));
        Assert.That(two.Over(one.Over(null)), Is.EqualTo(new DetailsChange((DetailMembers)(first | second), all).Over(null)));
        Assert.That(DetailsChange.FromJson(one.ToJson()).Over(null), Is.EqualTo(one.Over(null)));
        Assert.That(new DetailsChange((DetailMembers)first, ProgressDetails.None).Over(one.Over(null)), Is.Null, "null clears");
    }
}
