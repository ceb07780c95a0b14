using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security.Clients;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Imports;

public static class ExportImportErrors
{
    public sealed record Query(string Plan, Guid Import) : IRequest<ExportedFile>;

    /// <summary>The rows with a problem and what it is, in the columns of an import: mended, the file can be sent.</summary>
    public sealed class Handler(LantuDbContext db, ImportReader reader, RequestLanguage language, OwnCodes codes) : IRequestHandler<Query, ExportedFile>
    {
        private static IEnumerable<string> Headings(bool hasDetails) =>
        [
            LineColumns.Form, LineColumns.OrgUnit, LineColumns.Period, LineColumns.Kind, LineColumns.Code, LineColumns.Value, LineColumns.Text, LineColumns.Explanation,
            .. hasDetails ? LineColumns.Details.Select(d => d.Heading) : [], "原行号", "问题所在列", "问题",
        ];

        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var import = await reader.LoadAsync(request.Plan, request.Import, cancellationToken);
            var rows = await db.ImportRows.AsNoTracking().Where(r => r.ImportId == import.Id && r.ProblemCode != null).OrderBy(r => r.No).ToListAsync(cancellationToken);
            var hasDetails = rows.Exists(r => r.Details is not null);
            return new ExportedFile(CsvFile.Write(rows.Select(r => (Row: r, Said: codes.ToOwn(r))).Select(IReadOnlyList<object?> (row) =>
            [
                row.Said.Form, row.Said.OrgUnit, row.Row.Period, row.Row.LineKind, row.Said.Code, row.Row.RawValue ?? (object?)row.Row.Value, row.Row.Text, row.Row.Explanation,
                .. hasDetails ? DetailCells.Of(row.Row.Details is { } given ? DetailsChange.FromJson(given).Details : null) : [], row.Row.No, TableRows.ColumnOf(row.Row.ProblemMember!), ImportRowResponse.Say(row.Row, language.Value),
            ]).Prepend([.. Headings(hasDetails)])), CsvFile.MediaType, "导入问题.csv");
        }
    }
}
