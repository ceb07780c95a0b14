namespace Lantu.Api.IntegrationTests;

/// <summary>The real clock, which a test may put forward.</summary>
public sealed class TestClock : TimeProvider
{
    private TimeSpan ahead;
    private long? held;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    /// <summary>Also what is measured by: while it is held no time goes by between two looks.</summary>
    public override long GetTimestamp() => held ?? base.GetTimestamp();

    public void Advance(TimeSpan time) => ahead += time;

    public void HoldTimestamps() => held = base.GetTimestamp();
}
