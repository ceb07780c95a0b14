using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

internal static class SelfAssessmentLookup
{
    public sealed record Found(Evaluation Evaluation, OrgUnit Unit, SelfAssessment? Written, bool IsDrafter, bool IsApprover);

    /// <summary>An area sees its own; whoever runs, scores and audits sees all, once they are handed in.</summary>
    /// <exception cref="NotFoundException">There is no such run or area, or it is another's.</exception>
    public static async Task<Found> SelfAssessmentAsync(this LantuDbContext db, EvaluationReader reader, Actor actor, string planCode, Guid id, string unit, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.ByCodeAsync(planCode, cancellationToken);
        var evaluation = await reader.LoadAsync(plan, id, cancellationToken);
        var area = evaluation.IsWhatIf || evaluation.InputsContent().Scopes.All(s => s.OrgUnit != unit || s.IsPlan) ? null : await db.OrgUnits.SingleOrDefaultAsync(u => u.Code == unit, cancellationToken);
        if (area is null || (actor.Memberships.All(m => m.Role is Role.Drafter or Role.Approver) && !actor.UnitsAs(Role.Drafter, Role.Approver).Contains(area.Id)))
        {
            throw new NotFoundException("not_found");
        }

        var written = await db.SelfAssessments.SingleOrDefaultAsync(s => s.EvaluationId == id && s.OrgUnitId == area.Id, cancellationToken);
        var isOwn = actor.UnitsAs(Role.Drafter, Role.Approver).Contains(area.Id);
        return new Found(evaluation, area, isOwn || written?.SubmittedAt is not null ? written : null, actor.Is(Role.Drafter, area.Id), actor.Is(Role.Approver, area.Id));
    }
}
