using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

/// <summary>PublicEvaluations: what the last release that is out names, and nothing else of evaluations is anybody's. What is signed never changes, so it is read where it stands.</summary>
internal static class PublicEvaluations
{
    /// <exception cref="NotFoundException">It is not out.</exception>
    public static async Task<Evaluation> EvaluationOutAsync(this LantuDbContext db, PublicReading reading, Guid id, CancellationToken cancellationToken) =>
        (reading.Content.Evaluations ?? []).Any(e => e.Id == id)
            ? await db.Evaluations.AsNoTracking().SingleAsync(e => e.Id == id && e.SignedAt != null, cancellationToken)
            : throw new NotFoundException("not_found");

    /// <exception cref="NotFoundException">The evaluation is not out, or came out without a report.</exception>
    public static ReleasedReport ReportOut(this PublicReading reading, Guid evaluation) =>
        (reading.Content.Evaluations ?? []).FirstOrDefault(e => e.Id == evaluation)?.Report ?? throw new NotFoundException("not_found");

    public static PublicEvaluationResponse Describe(PublicReading reading, Evaluation evaluation, bool withAreas, Language language)
    {
        var released = reading.Content.Evaluations!.Single(e => e.Id == evaluation.Id);
        var (results, scheme) = (evaluation.ResultContent().Scopes.ToDictionary(s => s.OrgUnit), evaluation.SchemeContent());
        return new PublicEvaluationResponse
        {
            Id = released.Id,
            Kind = released.Kind,
            KindName = EvaluationWords.Of(released.Kind, language),
            Title = released.Title,
            AsOf = released.AsOf,
            ReleaseNo = released.ReleaseNo,
            // A run that was reviewed and never came out is nobody's business.
            Supersedes = reading.Content.Evaluations!.Any(e => e.Id == released.Supersedes) ? released.Supersedes : null,
            SupersededBy = reading.Content.Evaluations!.FirstOrDefault(e => e.Supersedes == released.Id)?.Id,
            ResultSha256 = released.ResultSha256,
            ReportSha256 = released.Report?.Sha256,
            Scopes = [.. evaluation.InputsContent().Scopes.Where(s => withAreas || s.IsPlan).Select(s => (Scope: s, Result: results[s.OrgUnit])).Select(s => new PublicEvaluationResponse.ScopeItem
            {
                OrgUnit = s.Scope.OrgUnit,
                Name = s.Scope.ShortName,
                IsPlan = s.Scope.IsPlan,
                Score = s.Result.Score,
                Grade = s.Result.Grade,
                GradeName = s.Result.Grade is { } grade ? EvaluationWords.Of(grade, language) : null,
                Rank = s.Result.Rank,
                Lists = s.Result.Lists,
                Vetoes = [.. s.Scope.Vetoes.Select(v => $"{scheme.Vetoes.FirstOrDefault(r => r.Code == v.Code)?.Name}：{v.Incident}")],
            })],
        };
    }
}
