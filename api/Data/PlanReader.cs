using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>
/// What every reading of tasks, projects and commitments needs of one plan: the plan itself, who answers for what today, and where
/// the indicators stand that commitments repeat.
/// </summary>
public sealed class PlanReader(LantuDbContext db, IndicatorStandings standings, RequestLanguage language, TimeProvider clock)
{
    public async Task<PlanReading> ReadAsync(string planCode, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.ByCodeAsync(planCode, cancellationToken);
        var responsibilities = await ResponsibilitiesInForce.LoadAsync(db, plan.Id, clock.Today(), cancellationToken);
        var statuses = await standings.LoadAsync(plan, plan.OrgUnit, null, language.Value, cancellationToken);
        return new PlanReading(plan, responsibilities, statuses.ToDictionary(s => s.Key, s => s.Value.Status), language.Value);
    }
}

public sealed record PlanReading(Plan Plan, ResponsibilitiesInForce Responsibilities, IReadOnlyDictionary<Guid, Status> IndicatorStatuses, Language Language)
{
    public IReadOnlyList<CommitmentResponse> Commitments(IEnumerable<Commitment> commitments, CommitmentSubject subject) =>
        [.. commitments.OrderBy(c => c.No).Select(c => CommitmentResponse.Of(c, subject, IndicatorStatuses, Language))];

    /// <summary>
    /// A task or project is judged by its milestones and reported shares; as long as none is reported it is grey, whatever the
    /// indicators do that some of its commitments repeat.
    /// </summary>
    public Status Unreported => Status.NoData(Language);
}
