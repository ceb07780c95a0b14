using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Targets;

public sealed class AssessmentSettingsReader(LantuDbContext db, CurrentActor current)
{
    public async Task<AssessmentSettingsResponse> DescribeAsync(Plan plan, CancellationToken cancellationToken)
    {
        var rows = await db.AssessmentSettings.AsNoTracking().Where(s => s.PlanId == plan.Id).ToListAsync(cancellationToken);
        var names = await db.Users.NamesOf([.. rows.Select(r => r.SetBy).Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        return AssessmentSettingsResponse.Of(plan, rows, names, Permissions.Has(current.Required, Permissions.TargetsManage));
    }
}
