using Lantu.Api.Domain;

namespace Lantu.Api.UnitTests.Domain;

public sealed class CompletionTests
{
    private static readonly string?[] Texts = [null, "完成任务", "已完成", "未完成任务", "未完成", "正在验收"];
    private static readonly decimal?[] Values = [null, 0, 1];

    [TestCase("完成任务", 1)]
    [TestCase(" 已完成 ", 1)]
    [TestCase("完成", 1)]
    [TestCase("未完成", 0)]
    [TestCase("未完成任务", 0)]
    [TestCase("基本完成", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void DoneIn_OnlyWordsThatSayNothingElse(string? text, int? done) => Assert.That(Completion.DoneIn(text), Is.EqualTo((decimal?)done));

    [Test]
    public void Reconcile_FigureAndWordsNeverContradict_AndNoOtherWordsAreLost(
        [ValueSource(nameof(Texts))] string? textBefore, [ValueSource(nameof(Texts))] string? text, [ValueSource(nameof(Values))] decimal? before, [ValueSource(nameof(Values))] decimal? value)
    {
        foreach (var isGiven in new[] { false, true }.Where(given => !given || value is not null))
        {
            var (figure, words) = Completion.Reconcile((before, textBefore), (isGiven ? value : before, text), isGiven);
            Assert.That(Completion.DoneIn(words) is { } said && said != figure, Is.False);
            Assert.That(words, Is.EqualTo(text).Or.Null);
            Assert.That(isGiven ? figure : value, Is.EqualTo(value));
        }
    }

    [Test]
    public void Reconcile_TheFigureGoesWithTheWordsItCameFrom_AndStaysWhereItWasGiven()
    {
        Assert.That(Completion.Reconcile((1, "完成任务"), (1, "正在验收"), false), Is.EqualTo(((decimal?)null, "正在验收")));
        Assert.That(Completion.Reconcile((1, "通过验收"), (1, "资料归档"), false), Is.EqualTo(((decimal?)1, "资料归档")));
        Assert.That(Completion.Reconcile((1, "完成任务"), (0, "完成任务"), true), Is.EqualTo(((decimal?)0, (string?)null)));
        Assert.That(Completion.Reconcile((null, null), (null, "完成任务"), false), Is.EqualTo(((decimal?)1, "完成任务")));
    }
}
