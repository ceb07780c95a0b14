namespace Lantu.Api.Domain;

/// <summary>What of a sheet a save has changed.</summary>
public enum SheetMember { StartsOn, EndsOn, Ladder, Place, Investments, Milestones, Title, Stage, Done, Invested, Cancelled }

/// <summary>
/// 台账记录: one save of a project's sheet, or of a sub-project with what is reported of it; all of it, as it was from then on. Rows are
/// only ever added.
/// </summary>
public sealed class SheetSave
{
    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }

    /// <summary>Null: of the project itself.</summary>
    public Guid? SubProjectId { get; init; }

    /// <summary>Of the sub-project.</summary>
    public string? Title { get; init; }
    public required ProjectSheet Sheet { get; init; }
    public string? Stage { get; init; }

    /// <summary>In per cent.</summary>
    public decimal? Done { get; init; }

    /// <summary>Completed so far, in 万元.</summary>
    public decimal? Invested { get; init; }
    public string? Cancelled { get; init; }

    /// <summary>Null for what was kept without it.</summary>
    public Guid? SavedBy { get; init; }
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>A project's sheet, as it is written now.</summary>
    public static SheetSave Of(Project project, Guid by, DateTimeOffset at) =>
        new() { Id = Guid.CreateVersion7(at), ProjectId = project.Id, Sheet = project.Sheet!, SavedBy = by, SavedAt = at };

    /// <summary>A sub-project, as it is written now.</summary>
    public static SheetSave Of(SubProject one, Guid by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        ProjectId = one.ProjectId,
        SubProjectId = one.Id,
        Title = one.Title,
        Sheet = one.Sheet,
        Stage = one.Stage,
        Done = one.Done,
        Invested = one.Invested,
        Cancelled = one.Cancelled,
        SavedBy = by,
        SavedAt = at,
    };

    /// <summary>A project's sheet as it stood at the end of a day.</summary>
    /// <param name="ofOne">Its own saves, oldest first.</param>
    /// <param name="day">That is judged.</param>
    public static ProjectSheet? SheetOn(IEnumerable<SheetSave> ofOne, DateOnly day) => ofOne.LastOrDefault(s => Clock.DayOf(s.SavedAt) <= day)?.Sheet;

    /// <summary>A sub-project as these saves left it.</summary>
    /// <param name="one">It, as it is now.</param>
    /// <param name="ofOne">Its saves up to an instant, oldest first.</param>
    /// <returns>Null where it was not there yet.</returns>
    public static SubProject? Replay(SubProject one, IEnumerable<SheetSave> ofOne)
    {
        SubProject? then = null;
        foreach (var save in ofOne)
        {
            then ??= new SubProject { Id = one.Id, ProjectId = one.ProjectId, No = one.No, OrgUnitId = one.OrgUnitId, OrgUnit = one.OrgUnit };
            then.Change(new SubProjectContent(save.Title!, save.Sheet, save.Stage, save.Done, save.Invested, save.Cancelled), Clock.DayOf(save.SavedAt));
        }

        return then;
    }

    /// <summary>What it says otherwise than the one before; all that it says, where it is the first.</summary>
    public IEnumerable<SheetMember> ChangesSince(SheetSave? before)
    {
        var was = before?.Sheet ?? ProjectSheet.None;
        (SheetMember Member, bool Differs)[] all =
        [
            (SheetMember.Title, Title != before?.Title),
            (SheetMember.StartsOn, Sheet.StartsOn != was.StartsOn),
            (SheetMember.EndsOn, Sheet.EndsOn != was.EndsOn),
            (SheetMember.Ladder, Sheet.Ladder != was.Ladder),
            (SheetMember.Place, (Sheet.Place, Sheet.Longitude, Sheet.Latitude) != (was.Place, was.Longitude, was.Latitude)),
            (SheetMember.Investments, !Sheet.Investments.SequenceEqual(was.Investments)),
            (SheetMember.Milestones, !Sheet.Milestones.SequenceEqual(was.Milestones)),
            (SheetMember.Stage, Stage != before?.Stage),
            (SheetMember.Done, Done != before?.Done),
            (SheetMember.Invested, Invested != before?.Invested),
            (SheetMember.Cancelled, Cancelled != before?.Cancelled),
        ];
        return all.Where(m => m.Differs).Select(m => m.Member);
    }
}
