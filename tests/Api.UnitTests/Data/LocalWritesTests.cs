using Lantu.Api.Data;

namespace Lantu.Api.UnitTests.Data;

public sealed class LocalWritesTests
{
    private static readonly Guid One = new(1, 0, 0, new byte[8]);
    private static readonly Guid Other = new(2, 0, 0, new byte[8]);
    private readonly LocalWrites writes = new();

    [Test]
    public void WhatIsWritten_EndsWhatWasKnown_ALineOnlyThatOfItsSubmission()
    {
        foreach (var (what, write, dashboard, one, other) in new (string, Action, bool, bool, bool)[]
        {
            ("nothing", () => { }, true, true, true),
            ("anything", writes.Written, false, false, false),
            ("elsewhere", writes.WrittenElsewhere, false, false, false),
            ("a line", () => writes.Saved(One, writes.Stamp(One)), true, false, true),
        })
        {
            var (ofAll, ofOne, ofOther) = (writes.Stamp(), writes.Stamp(One), writes.Stamp(Other));
            write();
            Assert.That((writes.IsStill(ofAll), writes.IsStill(ofOne, One), writes.IsStill(ofOther, Other)), Is.EqualTo((dashboard, one, other)), what);
        }
    }

    [Test]
    public void WhoeverSavesAlone_KnowsWhatTheyWrote() => Assert.That(writes.Saved(One, writes.Stamp(One)) is { } now && writes.IsStill(now, One));

    /// <summary>Two have read the same and write one after the other; whichever is counted first, what the first wrote is not taken for what is there.</summary>
    [Test]
    public void OfTwoWhoSaveAtOnce_TheOneCountedLast_DoesNotKnow_AndWhatTheFirstKnewIsOver()
    {
        var before = writes.Stamp(One);
        var first = writes.Saved(One, before);
        Assert.That(first, Is.Not.Null);
        Assert.That(writes.Saved(One, before), Is.Null);
        Assert.That(writes.IsStill(first!, One), Is.False);
    }

    [Test]
    public void SomethingElseThatWasWrittenMeanwhile_EndsWhatASaveLeaves()
    {
        var before = writes.Stamp(One);
        writes.Written();
        Assert.That(writes.IsStill(writes.Saved(One, before)!, One), Is.False);
    }
}
