using FsCheck;
using FsCheck.Fluent;
using Lantu.Api.Domain;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Lantu.Api.UnitTests.Domain;

public sealed class AssessmentTests
{
    private static AssessmentTarget Target(Direction direction, TargetComparator comparator, decimal? baseline, decimal? value, Accumulation accumulation = Accumulation.Level, ValueKind kind = ValueKind.Number) =>
        new(direction, kind, accumulation, comparator, baseline, 2020, value, 2025);

    private static Assessment Judge(AssessmentTarget target, params (int Year, decimal Value)[] values) => Assessment.Of(target, values.Select(v => new AssessedValue(v.Year, v.Value)));

    [Test]
    public void RaiseLower_ThePictureOfPm25_AgreesToTheDigit()
    {
        // mock/indicator.png: 34 → ≤26, 28.6 in 2024 is 67.5 % of the way with 80 % due, ρ 0.844.
        var judged = Judge(Target(Direction.LowerIsBetter, TargetComparator.Lte, 34, 26), (2021, 29.6m), (2024, 28.6m));

        Assert.That((judged.Rule, judged.Verdict, judged.Light), Is.EqualTo((AssessmentRule.RaiseLower, Verdict.Behind, Light.Yellow)));
        Assert.That((judged.Progress, judged.PlannedProgress, judged.Pace, judged.Gap, judged.Required, judged.Achieved), Is.EqualTo(((decimal?)0.675m, (decimal?)0.8m, (decimal?)0.84375m, (decimal?)2.6m, (decimal?)-2.6m, (decimal?)-1.35m)));
    }

    [TestCase(96, Verdict.Met)]
    [TestCase(95.7, Verdict.Faster)]
    [TestCase(95.3, Verdict.InLine)]
    [TestCase(94.7, Verdict.Behind)]
    [TestCase(93.5, Verdict.SeriouslyBehind)]
    [TestCase(92.8, Verdict.MovingAway)]
    public void RaiseLower_EveryVerdict(double value, Verdict expected) =>
        Assert.That(Judge(Target(Direction.HigherIsBetter, TargetComparator.Gte, 92.9m, 96), (2024, (decimal)value)).Verdict, Is.EqualTo(expected));

    [Test]
    public void Floor_BaselineAboveTheTarget_IsNeverDistanceCovered()
    {
        // A county plan has baseline 100 %, target ≥97 %: distance covered would give a perfect 100 a score of 0 %.
        var judged = Judge(Target(Direction.HigherIsBetter, TargetComparator.Gte, 100, 97), (2023, 100));
        Assert.That((judged.Rule, judged.Verdict, judged.Light, judged.Progress), Is.EqualTo((AssessmentRule.FloorCeiling, Verdict.Held, Light.Green, (decimal?)null)));
    }

    [Test]
    public void Floor_BrokenOnceAndMendedLater_StaysBroken() =>
        Assert.That(Judge(Target(Direction.HigherIsBetter, TargetComparator.Eq, 100, 100), (2022, 92.3m), (2023, 100)).Verdict, Is.EqualTo(Verdict.Broken));

    [TestCase(2024, 3, Verdict.WithinCap)]
    [TestCase(2025, 5, Verdict.Met)]
    [TestCase(2024, 6, Verdict.Broken)]
    public void Cap_IsMetOnlyAtTheEnd(int year, int value, Verdict expected) =>
        Assert.That(Judge(Target(Direction.LowerIsBetter, TargetComparator.Lt, 6, 6, Accumulation.Cumulative), (year, value)).Verdict, Is.EqualTo(expected));

    [Test]
    public void CumulativeReduction_StartsFromZero_WhateverTheBaselinePrints()
    {
        var judged = Judge(Target(Direction.HigherIsBetter, TargetComparator.Gte, 24.36m, 12.6m, Accumulation.Cumulative), (2024, 11.4m));
        Assert.That((judged.Rule, judged.Verdict), Is.EqualTo((AssessmentRule.CumulativeReduction, Verdict.Faster)));
        Assert.That(judged.Pace, Is.EqualTo(1.13m).Within(0.005m));
    }

    [Test]
    public void Assigned_UntilTheProvinceHasSetIt_IsGrey() =>
        Assert.That(Judge(Target(Direction.LowerIsBetter, TargetComparator.Assigned, 0.85m, null), (2024, 0.77m)), Has.Property("Light").EqualTo(Light.Grey).And.Property("Value").EqualTo(0.77m));

    [TestCase(true, Verdict.Met)]
    [TestCase(false, Verdict.SeriouslyBehind)]
    public void Completion_IsDoneOrNot(bool done, Verdict expected) =>
        Assert.That(Assessment.Of(Target(Direction.None, TargetComparator.Assigned, null, null, kind: ValueKind.Completion), [new AssessedValue(2024, null, done)]).Verdict, Is.EqualTo(expected));

    [Test]
    public void NoValues_IsGrey_AndSoAreValuesOfTheBaseYear() =>
        Assert.That(Judge(Target(Direction.HigherIsBetter, TargetComparator.Gte, 90, 96), (2020, 96)).Verdict, Is.EqualTo(Verdict.NoData));

    [Test]
    public void NoBaseline_JudgesOnlyWhetherTheTargetIsReached() => Assert.Multiple(() =>
    {
        var target = Target(Direction.HigherIsBetter, TargetComparator.Eq, null, 92);
        Assert.That(Judge(target, (2025, 97.03m)).Verdict, Is.EqualTo(Verdict.Met));
        Assert.That(Judge(target, (2023, 90)).Verdict, Is.EqualTo(Verdict.NoData));
        Assert.That(Judge(target, (2025, 90)).Verdict, Is.EqualTo(Verdict.SeriouslyBehind));
    });

    [Test]
    public void Path_IsAStraightLine() =>
        Assert.That(Assessment.Path(Target(Direction.LowerIsBetter, TargetComparator.Lte, 34, 26)).Select(p => p.Value), Is.EqualTo(new[] { 34m, 32.4m, 30.8m, 29.2m, 27.6m, 26m }));

    [Property(MaxTest = 500)]
    public bool EveryInput_GivesAVerdictAndNeverDividesByZero(int baseline, int target, int value, byte year, byte comparator, byte direction, bool cumulative)
    {
        var judged = Judge(
            Target((Direction)(direction % 4), (TargetComparator)(comparator % 5), baseline, target, cumulative ? Accumulation.Cumulative : Accumulation.Level),
            (2021 + (year % 8), value));
        return Enum.IsDefined(judged.Verdict) && Enum.IsDefined(judged.Light) && AssessmentWords.Explain(judged, Target(Direction.None, TargetComparator.Eq, baseline, target), Language.Chinese).Length > 0;
    }

    [Property(MaxTest = 500)]
    public bool ABetterValue_NeverHasAWorseLight(short baseline, PositiveInt way, short value, PositiveInt better)
    {
        var target = Target(Direction.HigherIsBetter, TargetComparator.Gte, baseline, baseline + way.Get);
        return Judge(target, (2023, value + better.Get)).Light <= Judge(target, (2023, value)).Light;
    }

    [Property(MaxTest = 500)]
    public bool AnotherUnit_GivesTheSameVerdict(short baseline, short target, short value, PositiveInt scale)
    {
        Assessment In(decimal k) => Judge(Target(Direction.HigherIsBetter, TargetComparator.Gte, baseline * k, target * k), (2023, value * k));
        return In(1).Verdict == In(1 + (scale.Get % 1000)).Verdict;
    }

    [Property(MaxTest = 500)]
    public bool TheMirrorImage_GivesTheSameVerdict(short baseline, short target, short value) =>
        Judge(Target(Direction.HigherIsBetter, TargetComparator.Gte, baseline, target), (2023, value)).Verdict
        == Judge(Target(Direction.LowerIsBetter, TargetComparator.Lte, -baseline, -target), (2023, -value)).Verdict;
}
