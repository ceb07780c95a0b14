using System.Globalization;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

public static class PlanSubjectLookup
{
    /// <summary>What a responsibility can be about, by kind and code as callers write it; null where the plan has no such thing.</summary>
    public static async Task<Guid?> SubjectAsync(this LantuDbContext db, Plan plan, SubjectKind kind, string code, CancellationToken cancellationToken) => kind switch
    {
        SubjectKind.Chapter => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var no) ? await db.Chapters.Where(c => c.PlanId == plan.Id && c.No == no).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancellationToken) : null,
        SubjectKind.Task => await db.PlanTasks.Where(t => t.PlanId == plan.Id && t.Code == code).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(cancellationToken),
        SubjectKind.Project => await db.Projects.Where(p => p.PlanId == plan.Id && p.Code == code).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(cancellationToken),
        SubjectKind.Indicator => await db.Indicators.Where(i => i.PlanId == plan.Id && i.Code == code).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(cancellationToken),
        SubjectKind.Commitment => Guid.TryParse(code, out var id) ? await db.Commitments.Where(c => c.PlanId == plan.Id && c.Id == id).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancellationToken) : null,
    };
}
