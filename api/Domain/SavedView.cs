namespace Lantu.Api.Domain;

/// <summary>The lists whose filters stand in the address.</summary>
public enum ViewScreen { Indicators, Tasks, Projects, Responsibilities, ResponsibilityTable, Duties, Supervision, Questions, Calendar, Reporting, Progress, Corrections }

/// <summary>常用视图: the filters of a list under a name, for its author alone or for all of a unit.</summary>
public sealed class SavedView : IVersioned
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public ViewScreen Screen { get; init; }
    public string Name { get; private set; } = "";

    /// <summary>As it stands in the address, without the question mark.</summary>
    public string Query { get; private set; } = "";
    public Guid AuthorId { get; init; }

    /// <summary>Null: the author's own.</summary>
    public Guid? OrgUnitId { get; init; }
    public OrgUnit? OrgUnit { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public long Version { get; private set; }

    public static SavedView Save(Guid planId, ViewScreen screen, string name, string query, Guid? orgUnitId, Guid by, DateTimeOffset at)
    {
        var view = new SavedView { Id = Guid.CreateVersion7(), PlanId = planId, Screen = screen, AuthorId = by, OrgUnitId = orgUnitId, CreatedAt = at };
        view.Change(name, query);
        return view;
    }

    /// <summary>Units for which somebody saves views, and whose they see: those they work for, own or by delegation.</summary>
    public static Guid[] UnitsOf(Actor actor) => actor.UnitsAs(Role.Drafter, Role.Approver, Role.Reviewer, Role.Finalizer, Role.PlanAdministrator);

    /// <summary>Its author; a unit's also those who decide or administer there.</summary>
    public bool MayWrite(Actor actor) => actor.UserId == AuthorId || (OrgUnitId is { } unit && actor.UnitsAs(Role.Approver, Role.Reviewer, Role.PlanAdministrator).Contains(unit));

    public void Change(string name, string query)
    {
        (Name, Query) = (name, query);
        Version++;
    }
}
