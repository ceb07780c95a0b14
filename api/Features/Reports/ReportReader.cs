using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Reports;

/// <summary>Reports of one evaluation, for those whose routes ask for reports.read.</summary>
public sealed class ReportReader(LantuDbContext db, CurrentActor current, RequestLanguage language)
{
    /// <exception cref="NotFoundException">The plan has no such evaluation.</exception>
    public async Task<Evaluation> EvaluationAsync(string plan, Guid id, CancellationToken cancellationToken)
    {
        var found = await db.Plans.ByCodeAsync(plan, cancellationToken);
        return await db.Evaluations.AsNoTracking().SingleOrDefaultAsync(e => e.PlanId == found.Id && e.Id == id, cancellationToken) ?? throw new NotFoundException("not_found");
    }

    /// <summary>To be changed.</summary>
    /// <exception cref="NotFoundException">The evaluation has no such report.</exception>
    public async Task<EvaluationReport> LoadAsync(string plan, Guid evaluation, Guid id, CancellationToken cancellationToken)
    {
        var of = await EvaluationAsync(plan, evaluation, cancellationToken);
        return await db.EvaluationReports.SingleOrDefaultAsync(r => r.EvaluationId == of.Id && r.Id == id, cancellationToken) ?? throw new NotFoundException("not_found");
    }

    public async Task<List<ReportResponse>> DescribeAsync(IQueryable<EvaluationReport> reports, CancellationToken cancellationToken)
    {
        // Without documents and files, which are large.
        var read = await reports.AsNoTracking().Select(r => new
        {
            r.Id, r.EvaluationId, r.No, r.State, r.Progress, r.EvaluationState, r.Missing, r.DocumentSha256, r.PublicSha256, r.CreatedBy, r.CreatedAt, r.FinishedAt,
            Files = r.Files.Where(f => !f.IsPublic).OrderBy(f => f.Kind).Select(f => new ReportResponse.FileItem { Kind = f.Kind, Sha256 = f.Sha256 }).ToList(),
        }).ToListAsync(cancellationToken);
        var names = await db.Users.NamesOf([.. read.Select(r => r.CreatedBy).Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        return [.. read.Select(r => new ReportResponse
        {
            Id = r.Id,
            Evaluation = r.EvaluationId,
            No = r.No,
            State = r.State,
            Progress = r.Progress,
            Step = ReportWords.Of(r.State, language.Value),
            EvaluationState = r.EvaluationState,
            Missing = r.Missing,
            Sha256 = r.State == ReportState.Done ? r.DocumentSha256 : null,
            IsForPublic = r.State == ReportState.Done && r.PublicSha256 is not null,
            Files = r.Files,
            CreatedBy = names[r.CreatedBy],
            CreatedAt = r.CreatedAt,
            FinishedAt = r.FinishedAt,
            MayDelete = EvaluationReport.MayBeDeleted(r.State, r.EvaluationState, r.CreatedBy, current.Required.UserId),
        })];
    }
}
