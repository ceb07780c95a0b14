using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;

namespace Lantu.Api.Features.Responsibilities;

public static class ExportResponsibilities
{
    public sealed record Query(string Plan, GetResponsibilityTable.Filter Filter) : IRequest<ExportedFile>;

    /// <summary>Tasks in printed order, then projects; each with who holds it itself, so that the table read back changes nothing.</summary>
    public sealed class Handler(LantuDbContext db, ResponsibilityTableReader reader) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var table = await reader.ReadAsync(plan, request.Filter, cancellationToken);
            var rows = table.Groups.SelectMany(g => g.Rows).Select(row => new ResponsibilityTableRow($"{row.Code} {row.Title}", row.Content, Units(row, ResponsibilityRole.Lead), Units(row, ResponsibilityRole.Support), $"{row.DueYear}年"));
            return new ExportedFile(ResponsibilityTable.Write(rows), WorkbookWriter.MediaType, $"{plan.ShortTitle}-责任分解表-{table.AsOf:yyyyMMdd}.xlsx");
        }

        private static List<string> Units(ResponsibilityTableResponse.TableRowItem row, ResponsibilityRole role) => [.. row.Responsibilities.Where(r => r.Role == role).Select(r => r.OrgUnit.ShortName)];
    }
}
