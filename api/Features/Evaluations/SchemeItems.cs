using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

internal static class SchemeItems
{
    /// <exception cref="RuleViolationException">It cannot be computed, or names items that the plan does not have.</exception>
    public static async Task CheckAsync(LantuDbContext db, Plan plan, EvaluationScheme scheme, CancellationToken cancellationToken)
    {
        var indicators = await db.Indicators.Where(i => i.PlanId == plan.Id).Select(i => i.Code).ToListAsync(cancellationToken);
        var tasks = await db.PlanTasks.Where(t => t.PlanId == plan.Id).Select(t => t.Code).ToListAsync(cancellationToken);
        var projects = await db.Projects.Where(p => p.PlanId == plan.Id).Select(p => p.Code).ToListAsync(cancellationToken);
        RuleViolationException.ThrowIfAny([
            .. scheme.Check().Select(v => v with { Pointer = $"/content{v.Pointer}" }),
            .. scheme.Items.Select((item, i) => (item.List switch { EvaluationList.Indicators => indicators, EvaluationList.Tasks => tasks, EvaluationList.Projects => projects, _ => [item.Code] }).Contains(item.Code)
                ? null : new RuleViolation($"/content/items/{i}/code", "no_such_item")),
        ]);
    }
}
