using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

public static class ExportResponsibilities
{
    /// <param name="Plan">The plan's code.</param>
    /// <param name="AsOf">The day to look at; today unless told.</param>
    public sealed record Query(string Plan, DateOnly? AsOf) : IRequest<ExportedFile>;

    /// <summary>Tasks in printed order, then projects; each with who holds it itself, so that the table read back changes nothing.</summary>
    public sealed class Handler(LantuDbContext db, TimeProvider clock) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var day = request.AsOf ?? clock.Today();
            var owners = await ResponsibilitiesInForce.LoadAsync(db, plan.Id, day, cancellationToken);
            var tasks = await db.PlanTasks.AsNoTracking().Where(t => t.PlanId == plan.Id).Include(t => t.Commitments).OrderBy(t => t.Chapter.No).ThenBy(t => t.No).ToListAsync(cancellationToken);
            var projects = await db.Projects.AsNoTracking().Where(p => p.PlanId == plan.Id).Include(p => p.Commitments).OrderBy(p => p.Column.No).ThenBy(p => p.No).ToListAsync(cancellationToken);
            var rows = tasks.Select(t => Row(t.Code, t.Title, t.Summary, t.Id, t.Commitments)).Concat(projects.Select(p => Row(p.Code, p.Title, p.Summary, p.Id, p.Commitments)));
            return new ExportedFile(ResponsibilityTable.Write(rows), WorkbookWriter.MediaType, $"{plan.ShortTitle}-责任分解表-{day:yyyyMMdd}.xlsx");

            ResponsibilityTableRow Row(string code, string title, string summary, Guid id, List<Commitment> commitments) =>
                new($"{code} {title}", summary, Units(id, ResponsibilityRole.Lead), Units(id, ResponsibilityRole.Support), $"{commitments.Max(c => c.DueDate?.Year ?? c.DueYear) ?? plan.EndYear}年");

            List<string> Units(Guid id, ResponsibilityRole role) => [.. owners.Of(id).Where(r => r.Role == role).Select(r => r.OrgUnit.ShortName)];
        }
    }
}
