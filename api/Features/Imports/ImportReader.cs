using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Imports;

/// <summary>Finds imports for those who sent them and turns them into what callers read.</summary>
public sealed class ImportReader(LantuDbContext db, CurrentActor current, RequestLanguage language)
{
    private const int ShownProblems = 100;
    private const int ShownSubmissions = 500;

    /// <exception cref="NotFoundException">There is none in this plan, or somebody else has sent it.</exception>
    public async Task<Import> LoadAsync(string plan, Guid id, CancellationToken cancellationToken) =>
        await db.Imports.AsNoTracking().VisibleTo(current.Required).SingleOrDefaultAsync(i => i.Id == id && i.Plan.Code == plan, cancellationToken)
        ?? throw new NotFoundException("not_found");

    public async Task<ImportResponse> DescribeAsync(Import import, CancellationToken cancellationToken)
    {
        var rows = db.ImportRows.AsNoTracking().Where(r => r.ImportId == import.Id);
        var problems = await rows.Where(r => r.ProblemCode != null).OrderBy(r => r.No).Take(ShownProblems).ToListAsync(cancellationToken);
        var submissions = await rows.Where(r => r.Changes && r.ProblemCode == null)
            .GroupBy(r => new { r.SubmissionId, r.Form, r.OrgUnit, r.Period })
            .Select(s => new { s.Key.SubmissionId, s.Key.Form, s.Key.OrgUnit, s.Key.Period, Rows = s.Count() })
            .OrderBy(s => s.Form).ThenBy(s => s.OrgUnit).ThenBy(s => s.Period).Take(ShownSubmissions)
            .ToListAsync(cancellationToken);
        return new ImportResponse
        {
            Id = import.Id,
            Format = import.Format,
            State = import.State,
            ReceivedLines = import.ReceivedLines,
            CreatedAt = import.CreatedAt,
            ConfirmedAt = import.ConfirmedAt,
            Rows = await rows.CountAsync(cancellationToken),
            ChangedRows = await rows.CountAsync(r => r.Changes && r.ProblemCode == null, cancellationToken),
            ProblemRows = await rows.CountAsync(r => r.ProblemCode != null, cancellationToken),
            Submissions = [.. submissions.Select(s => new ImportResponse.SubmissionItem { Id = s.SubmissionId!.Value, Form = s.Form!, OrgUnit = s.OrgUnit!, Period = s.Period!, ChangedRows = s.Rows })],
            Problems = [.. problems.Select(r => ImportRowResponse.Of(r, language.Value))],
        };
    }
}
