using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Imports;

public static class ExportImportErrors
{
    public sealed record Query(string Plan, Guid Import) : IRequest<ExportedFile>;

    /// <summary>The rows with a problem and what it is, in the columns of an import: mended, the file can be sent.</summary>
    public sealed class Handler(LantuDbContext db, ImportReader reader, RequestLanguage language) : IRequestHandler<Query, ExportedFile>
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
            return new ExportedFile(CsvFile.Write(rows.Select(IReadOnlyList<object?> (r) =>
            [
                r.Form, r.OrgUnit, r.Period, r.LineKind, r.LineCode, r.RawValue ?? (object?)r.Value, r.Text, r.Explanation,
                .. hasDetails ? DetailCells.Of(r.Details is { } given ? DetailsChange.FromJson(given).Details : null) : [], r.No, TableRows.ColumnOf(r.ProblemMember!), ImportRowResponse.Say(r, language.Value),
            ]).Prepend([.. Headings(hasDetails)])), CsvFile.MediaType, "导入问题.csv");
        }
    }
}
