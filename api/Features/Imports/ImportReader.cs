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
        var problems = import.ProblemRows == 0 ? [] : await rows.Where(r => r.ProblemCode != null).OrderBy(r => r.No).Take(ShownProblems).ToListAsync(cancellationToken);
        var submissions = await db.ImportSubmissions.AsNoTracking().Where(s => s.ImportId == import.Id && s.ChangedRows > 0)
            .Select(s => new ImportResponse.SubmissionItem { Id = s.SubmissionId, Form = s.Submission.ReportForm.Code, OrgUnit = s.Submission.OrgUnit.Code, Period = s.Submission.Period, ChangedRows = s.ChangedRows })
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
            Rows = import.Rows,
            ChangedRows = import.ChangedRows,
            ProblemRows = import.ProblemRows,
            Submissions = submissions,
            Stamp = await StampAsync(import, cancellationToken),
            Problems = await DescribeAsync(problems, cancellationToken),
        };
    }

    /// <summary>Rows with the line that each is about.</summary>
    public async Task<IReadOnlyList<ImportRowResponse>> DescribeAsync(IReadOnlyCollection<ImportRow> rows, CancellationToken cancellationToken)
    {
        var (submissions, nos) = (rows.Select(r => r.SubmissionId).OfType<Guid>().Distinct().ToList(), rows.Select(r => r.LineNo).OfType<int>().Distinct().ToList());
        var lines = await db.Submissions.AsNoTracking().VisibleTo(current.Required).SelectMany(s => s.Lines).Where(l => submissions.Contains(l.SubmissionId) && nos.Contains(l.No))
            .Include(l => l.Indicator).Include(l => l.Task).Include(l => l.Project).Include(l => l.Commitment)
            .ToDictionaryAsync(l => (l.SubmissionId, l.No), cancellationToken);
        return [.. rows.Select(r => ImportRowResponse.Of(r, r is { SubmissionId: { } id, LineNo: { } no } ? lines.GetValueOrDefault((id, no)) : null, language.Value))];
    }

    private async Task<ImportResponse.StampItem?> StampAsync(Import import, CancellationToken cancellationToken) => import is not { StampedSubmissionId: { } id, StampedVersion: { } version } ? null : new ImportResponse.StampItem
    {
        SubmissionId = id,
        Version = version,
        PresentVersion = await db.Submissions.VisibleTo(current.Required).Where(s => s.Id == id && s.PlanId == import.PlanId).Select(s => (long?)s.Version).SingleOrDefaultAsync(cancellationToken),
    };
}
