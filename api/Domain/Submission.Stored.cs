namespace Lantu.Api.Domain;

/// <summary>What an act changes of a submission, for a store that reads and writes its rows by hand.</summary>
public sealed partial class Submission
{
    /// <summary>As it stood when it was stored. Nobody but a store says so of one that is new.</summary>
    internal Submission Standing(SubmissionState state, SubmissionStep reached, Guid reviewOrgUnitId, (DateOnly DueOn, DateOnly? ClosesOn) dates, DateTimeOffset? changedAt, IEnumerable<Guid> drafters, long version)
    {
        (State, Reached, ReviewOrgUnitId, ChangedAt, Version) = (state, reached, reviewOrgUnitId, changedAt, version);
        (DueOn, ClosesOn, Drafters) = (dates.DueOn, dates.ClosesOn, [.. drafters]);
        return this;
    }
}
