using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Tables;
using Lantu.Api.UnitTests.Domain.Evaluations;
using static Lantu.Api.UnitTests.Domain.Evaluations.EvaluationSamples;

namespace Lantu.Api.UnitTests.Domain.Reports;

/// <summary>What a report says of none, one and many, and what the public's does not say.</summary>
public sealed class ReportComposerTests
{
    private static readonly EvaluationSubject OnPath = Lower(30.8m) with { Verdict = Verdict.InLine };
    private static readonly EvaluationSubject Behind = Lower(32.4m, "3") with { Name = "臭氧", Verdict = Verdict.SeriouslyBehind };
    private static readonly EvaluationSubject Kept = Floor(98, true) with { Verdict = Verdict.Held };
    private static readonly EvaluationSubject Open = new(EvaluationList.Indicators, "9", "地下水", 9) { Nature = Nature.Expected, Verdict = Verdict.NoData, Out = OutReason.NotAssigned };

    private static ReportSource Source(IReadOnlyList<EvaluationSubject> city, IReadOnlyList<EvaluationScope>? areas = null, EvaluationScheme? scheme = null, EvaluationState state = EvaluationState.Signed)
    {
        var (inputs, by) = (Inputs([Scope("city", true, [.. city]), .. areas ?? []]), scheme ?? Scheme);
        var sheet = new ScoreSheet("中期评估", 1, by, inputs, Evaluator.Of(inputs, by), "aa", "bb");
        return new ReportSource(sheet, state, 2021, 2025, "市生态环境局", new DateOnly(2023, 7, 20),
            [
                new ReportGroup(EvaluationList.Indicators, 0, "环境质量", [.. city.Where(i => i.List == EvaluationList.Indicators).Select(i => i.Code)]),
                new ReportGroup(EvaluationList.Tasks, 1, "第一章", [.. city.Where(i => i.List == EvaluationList.Tasks).Select(i => i.Code)]),
                new ReportGroup(EvaluationList.Projects, 1, "第一栏", [.. city.Where(i => i.List == EvaluationList.Projects).Select(i => i.Code)]),
            ],
            [], [], [], [], [], null);
    }

    private static string TextOf(ReportSource source, bool isPublic = false) => string.Join('\n', ReportComposer.Of(source, isPublic).Blocks.Select(block => block switch
    {
        ReportHeading heading => $"# {heading.Text}",
        ReportParagraph paragraph => string.Concat(paragraph.Texts.Select(t => t.Text)),
        ReportTable table => string.Join('\n', table.Rows.Select(row => string.Join(" | ", row.Select(c => c.Text)))),
        _ => "",
    }));

    [Test]
    public void NothingBehind_SaysSo_AndClaimsNothingElse()
    {
        var text = TextOf(Source([Kept, OnPath], scheme: Scheme with { Qualitative = new QualitativeScoring([]) }));
        Assert.That(text, Does.Contain("规划的 2 项指标中，守住底线或控制在上限之内 1 项、达到时序进度 1 项。").And.Contain("# 滞后指标\n有数据的指标中，没有滞后的。").And.Contain("已有数据中，没有滞后的指标、任务和项目，也没有缺报。"));
        Assert.That(text, Does.Not.Contain("严重滞后 0"));
    }

    [Test]
    public void OneBehind_IsASentenceWithItsNumbers()
    {
        var text = TextOf(Source([Behind, Open]));
        Assert.That(text, Does.Contain("# 滞后指标（1 项）").And.Contain("臭氧。2022 年为 32.4，按规划路径应为 30.8，相差 1.6，完成应完成量的 50.0%；2025 年目标为 ≤26。"));
        Assert.That(text, Does.Contain("1 项指标严重滞后：臭氧，为约束性指标。").And.Contain("严重滞后（含倒退、突破底线） 1 项；另有 1 项暂无法评价").And.Contain("1 项指标的目标尚未下达，无法评价。"));
    }

    [Test]
    public void ManyBehind_AreNamedAndCounted()
    {
        var late = Enumerable.Range(1, 8).Select(i => Lower(32, $"{i}") with { Name = $"指标{i}", Verdict = Verdict.Behind, Nature = i == 1 ? Nature.Binding : Nature.Expected }).ToList();
        Assert.That(TextOf(Source(late)), Does.Contain("# 滞后指标（8 项）").And.Contain("8 项指标滞后：指标1、指标2、指标3、指标4、指标5、指标6、指标7和指标8，其中约束性 1 项。"));
    }

    [Test]
    public void NothingKnown_IsNoVerdict()
    {
        var text = TextOf(Source([Open]));
        Assert.That(text, Does.Contain("截至评估时点，没有可以计分的内容，不作总体评定。").And.Contain("没有可以评价的指标。").And.Contain("规划的 1 项指标中，都无法评价"));
        Assert.That(ReportComposer.Of(Source([Open]), false).Blocks.OfType<ReportChart>(), Is.Empty);
    }

    [Test]
    public void MovedFromTheYearBefore_WhereThereIsNoEvaluationBefore_ElseFromThat()
    {
        Assert.That(TextOf(Source([OnPath])), Does.Contain("与上一报送年度相比，进展最大的指标是PM2.5（由 2021 年的 33 变为 2022 年的 30.8）。"));
        var before = Source([Lower(32.4m) with { Verdict = Verdict.Behind }]).Sheet;
        var source = Source([OnPath]) with { Before = new ReportBefore("年度评估", before.Inputs, before.Result, false) };
        Assert.That(TextOf(source), Does.Contain("截至2023年6月30日的中期评估相比，总分提高 50.00 分；得分提高的指标是PM2.5（50.00 分）。"));
        Assert.That(TextOf(source, true), Does.Not.Contain("中期评估相比"), "it is not out");
    }

    [Test]
    public void Provisional_SaysSoWhereverItStands()
    {
        var text = TextOf(Source([Behind with { Provisional = true, Reported = 2, Parts = 8 }]));
        Assert.That(text, Does.Contain("2022 年暂计（2/8 个区域）为 32.4").And.Contain("臭氧由部分县（市、区）的数据暂计（2/8），全部报送后可能变化。").And.Contain("2022（暂计）"));
    }

    [TestCase(true, "名次")]
    [TestCase(false, "不排名")]
    public void Areas_AreRankedOnlyWhereTheSchemeRanks(bool ranking, string word)
    {
        var areas = new[] { Scope("甲", false, OnPath), Scope("乙", false, Behind) };
        var document = ReportComposer.Of(Source([OnPath], areas, Scheme with { Ranking = ranking }), false);
        var table = document.Blocks.OfType<ReportTable>().Single(t => t.Key == "areas");
        Assert.That(table.Columns.Any(c => c.Title == "名次"), Is.EqualTo(ranking));
        Assert.That($"{string.Join(',', table.Columns.Select(c => c.Title))}{TextOf(Source([OnPath], areas, Scheme with { Ranking = ranking }))}", Does.Contain(word));
    }

    [Test]
    public void Veto_IsNamedWithWhatItCost()
    {
        var source = Source([OnPath]);
        var scope = source.Sheet.Inputs.Scopes[0] with { Vetoes = [new Veto("grave-incident", "某厂泄漏")] };
        var inputs = source.Sheet.Inputs with { Scopes = [scope] };
        source = source with { Sheet = source.Sheet with { Inputs = inputs, Result = Evaluator.Of(inputs, Scheme) } };
        Assert.That(TextOf(source), Does.Contain("发生 1 起限制等次的事件：某厂泄漏（重大突发环境事件）。按得分应为优秀，因此定为良好。"));
    }

    [Test]
    public void Works_AreCounted_LateOnesNamedWithTheirLead_InsideOnly()
    {
        var late = Work(EvaluationList.Tasks, "1.2", 0.2m, 0.5m) with { Verdict = Verdict.SeriouslyBehind };
        var source = Source([Work(EvaluationList.Tasks, "1.1", 1, 0.5m) with { Verdict = Verdict.Met }, late, Work(EvaluationList.Tasks, "1.3", null, 0.5m), Work(EvaluationList.Tasks, "1.4", null, 0) with { Out = OutReason.Cancelled, OutNote = "某文" }])
            with { Leads = [new ReportLead(EvaluationList.Tasks, "1.2", "住建局", true)] };
        Assert.That(TextOf(source), Does.Contain("共 4 项任务，其中 1 项已取消或并入其他项，不计入；其余已完成 1 项、严重滞后 1 项；未报送进展 1 项。滞后的是1.2 1.2（住建局牵头）。").And.Contain("已取消（某文）"));
        Assert.That(TextOf(source, true), Does.Not.Contain("住建局").And.Not.Contain("牵头"));
    }

    [Test]
    public void ThePublics_HasNoWordsOfUnits_NoMissingPage_AndLeadsNowhere()
    {
        var source = Source([OnPath, Work(EvaluationList.Tasks, "1.1", null, 0.5m)]) with
        {
            Statements = [new ReportStatement("柯城区", "自评", "经费不足", null)],
            Wanted = [new ReportWanted("city", EvaluationList.Tasks, "1.1", "住建局", "待填报", "/plans/p/reporting/1")],
            Money = [new ReportMoney("1-1", 100, null, null)],
        };
        var (inside, open) = (ReportComposer.Of(source, false), CanonicalJson.Of(ReportComposer.Of(source, true)));
        Assert.That(CanonicalJson.Of(inside), Does.Contain("经费不足").And.Contain("/plans/p/reporting/1").And.Contain("待填报"));
        Assert.That(inside.Blocks.OfType<ReportTable>().Single(t => t.Key == ReportComposer.MissingKey).Rows, Has.Count.EqualTo(2), "the task, and what nobody has scored");
        Assert.That(open, Does.Not.Contain("经费不足").And.Not.Contain("\"path\"").And.Not.Contain("待填报").And.Not.Contain("缺失信息").And.Not.Contain("万元"));
    }

    [TestCase(EvaluationState.Draft, "（草案）截至2023年6月30日")]
    [TestCase(EvaluationState.Reviewed, "（审定稿，未签发）截至2023年6月30日")]
    [TestCase(EvaluationState.Signed, "截至2023年6月30日")]
    public void WhatIsNotSigned_SaysSo(EvaluationState state, string subtitle) => Assert.That(ReportComposer.Of(Source([OnPath], state: state), false).Subtitle, Is.EqualTo(subtitle));

    [Test]
    public void TheSameSource_GivesTheSameBytes()
    {
        var source = Source([Kept, OnPath, Behind, Open], [Scope("甲", false, OnPath)]);
        var (one, other) = (ReportComposer.Of(source, false), ReportComposer.Of(source, false));
        Assert.That(CanonicalJson.Of(one), Is.EqualTo(CanonicalJson.Of(other)));
        Assert.That(CanonicalJson.Of(CanonicalJson.To<ReportDocument>(CanonicalJson.Of(one))), Is.EqualTo(CanonicalJson.Of(one)), "as kept and read again");
        Assert.That(ReportTablesFile.Write(one), Is.EqualTo(ReportTablesFile.Write(other)));
    }

    [Test]
    public void Gaps_SayThePaceThatIsNeeded()
    {
        // 30.8 in 2022 of 34 → 26: (26 − 30.8)/3 = −1.6 a year; so far (30.8 − 34)/2 = −1.6.
        Assert.That(TextOf(Source([OnPath])), Does.Contain("2 | PM2.5 | — | 30.8 | 2022 | ≤26 | 4.8 | -1.6 | -1.6").And.Contain("按此前的年均变化量，这些指标都能在目标年达到。"));
        Assert.That(TextOf(Source([Behind])), Does.Contain("按此前的年均变化量，这些指标都不能在目标年达到，需要加快。"));
    }
}
