namespace Lantu.Api.Domain;

/// <summary>What a change of departments found, and what it made of it, so that it can be called off before its day.</summary>
/// <param name="Ended">Responsibilities that it ended, given or not.</param>
/// <param name="Started">Those that go on with the taking units.</param>
/// <param name="Forms">Forms that go over to another department.</param>
/// <param name="FoundedUnits">Departments that begin.</param>
/// <param name="EndedUnits">Departments that exist no more.</param>
public sealed record OrgUnitChangeUndo(
    IReadOnlyList<OrgUnitChangeUndo.EndedRow> Ended, IReadOnlyList<OrgUnitChangeUndo.StartedRow> Started, IReadOnlyList<OrgUnitChangeUndo.HandedForm> Forms, IReadOnlyList<Guid> FoundedUnits, IReadOnlyList<Guid> EndedUnits)
{
    /// <param name="Was">When and by what it was to end before.</param>
    /// <param name="Is">When and by what it ends now.</param>
    public sealed record EndedRow(Guid Id, End Was, End Is);

    /// <param name="ValidTo">Until when it holds.</param>
    public sealed record StartedRow(Guid Id, DateOnly? ValidTo);

    /// <param name="Was">Who was to lead it, and from when, before.</param>
    /// <param name="Is">Who is to now.</param>
    public sealed record HandedForm(Guid Id, Succession Was, Succession Is);

    /// <param name="By">A reassignment; null where none ended it.</param>
    public sealed record End(DateOnly? On, Guid? By);

    public sealed record Succession(Guid? OrgUnitId, DateOnly? On);
}
