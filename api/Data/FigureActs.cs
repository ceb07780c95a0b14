using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>An act on the way of a figure, with the names behind it.</summary>
/// <param name="By">Who did it, or answers for the program that did.</param>
/// <param name="OnBehalfOf">In whose place (代理).</param>
/// <param name="Program">The program that did it.</param>
public sealed record FigureAct(Guid SubmissionId, SubmissionAction Action, SubmissionStep Step, DateTimeOffset At, string By, string? OnBehalfOf, string? Program, OrgUnitRef OrgUnit);

public static class FigureActs
{
    /// <summary>What submitted and approved these submissions, in order: whoever sees the figure sees who made it final.</summary>
    public static async Task<IEnumerable<FigureAct>> ActsOnAsync(this LantuDbContext db, IReadOnlyCollection<Guid> submissions, CancellationToken cancellationToken)
    {
        // Columns by name: what every line said is kept with the act, and weighs more than all the rest.
        var acts = await (
            from act in db.SubmissionTransitions
            where submissions.Contains(act.SubmissionId) && (act.Action == SubmissionAction.Submit || act.Action == SubmissionAction.Approve)
            join actor in db.Users on act.UserId equals actor.Id
            join principal in db.Users on act.OnBehalfOfId equals (Guid?)principal.Id into principals
            from principal in principals.DefaultIfEmpty()
            join program in db.ApiClients on act.ApiClientId equals (Guid?)program.Id into programs
            from program in programs.DefaultIfEmpty()
            orderby act.No
            select new { act.SubmissionId, act.Action, act.Step, act.At, act.OrgUnitId, By = actor.DisplayName, OnBehalfOf = (string?)principal.DisplayName, Program = (string?)program.Name }).ToListAsync(cancellationToken);
        // Asked for apart: joined to these, PostgreSQL would read all units there are for the few that acted.
        var ids = acts.Select(a => a.OrgUnitId).Distinct().ToArray();
        var units = await db.OrgUnits.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, OrgUnitRef.Of, cancellationToken);
        return acts.Select(a => new FigureAct(a.SubmissionId, a.Action, a.Step, a.At, a.By, a.OnBehalfOf, a.Program, units[a.OrgUnitId]));
    }
}
