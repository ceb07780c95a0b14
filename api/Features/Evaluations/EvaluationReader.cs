using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Evaluations;

/// <summary>Evaluations as the one who asks may see them: people of areas see official runs, and numbers once they are reviewed; what-ifs are for those who run, score and audit.</summary>
public sealed class EvaluationReader(LantuDbContext db, CurrentActor current, RequestLanguage language, TimeProvider clock)
{
    public IQueryable<Evaluation> Of(Plan plan) => db.Evaluations.SeenBy(current.Required).Where(e => e.PlanId == plan.Id);

    /// <summary>To be changed.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this one.</exception>
    public async Task<Evaluation> LoadAsync(Plan plan, Guid id, CancellationToken cancellationToken) =>
        await Of(plan).Include(e => e.Scores).Include(e => e.Vetoes).AsSplitQuery().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) ?? throw new NotFoundException("not_found");

    /// <summary>With its numbers.</summary>
    /// <exception cref="NotFoundException">There is none, or its numbers are not for this one yet.</exception>
    public async Task<Evaluation> NumbersAsync(Plan plan, Guid id, CancellationToken cancellationToken) =>
        await Of(plan).AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is { } found && ShowsNumbers(found) ? found : throw new NotFoundException("not_found");

    public async Task<EvaluationResponse> ReadAsync(Plan plan, Guid id, CancellationToken cancellationToken) =>
        (await DescribeAsync(Of(plan).Where(e => e.Id == id), cancellationToken)).SingleOrDefault() ?? throw new NotFoundException("not_found");

    public async Task<List<EvaluationResponse>> DescribeAsync(IQueryable<Evaluation> evaluations, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var read = await evaluations.AsNoTracking().Include(e => e.Vetoes).ToListAsync(cancellationToken);
        var ids = read.Select(e => e.Id).ToList();
        var out_ = (await db.Releases.Out(now).SelectMany(r => r.Evaluations.Select(e => e.EvaluationId)).ToListAsync(cancellationToken)).ToHashSet();
        var successors = await db.Evaluations.AsNoTracking().Where(e => e.Supersedes != null && ids.Contains(e.Supersedes.Value)).Select(e => new { e.Id, Former = e.Supersedes!.Value }).ToDictionaryAsync(e => e.Former, e => e.Id, cancellationToken);
        var units = await db.OrgUnits.AsNoTracking().ToDictionaryAsync(u => u.Code, cancellationToken);
        var names = await db.Users.NamesOf([.. read.SelectMany(e => new[] { e.CreatedBy, e.ReviewedBy, e.SignedBy }).OfType<Guid>().Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        var selves = await db.SelfAssessments.AsNoTracking().Where(s => ids.Contains(s.EvaluationId) && s.SubmittedAt != null).ToListAsync(cancellationToken);
        var (actor, held) = (current.Required, Permissions.Of(current.Required));
        return [.. read.Select(e =>
        {
            var (scheme, isOpen) = (e.SchemeContent(), e is { IsWhatIf: false, ReviewedAt: null });
            var successor = successors.TryGetValue(e.Id, out var id) ? id : (Guid?)null;
            return new EvaluationResponse
            {
                Id = e.Id,
                No = e.No,
                Kind = e.Kind,
                KindName = EvaluationWords.Of(e.Kind, language.Value),
                Title = e.Title,
                AsOf = e.AsOf,
                State = e.StateOf(out_.Contains(e.Id), successor is { } other && out_.Contains(other)),
                BasedOn = e.BasedOn,
                Supersedes = e.Supersedes,
                SupersededBy = successor,
                SchemeVersion = e.SchemeVersion,
                Scheme = scheme,
                FormulaVersion = e.FormulaVersion,
                InputsSha256 = e.InputsSha256,
                ResultSha256 = e.ResultSha256,
                Scopes = ShowsNumbers(e) ? Scopes(e, scheme, units, selves) : [],
                CreatedBy = names[e.CreatedBy],
                CreatedAt = e.CreatedAt,
                ReviewedBy = e.ReviewedBy is { } reviewer ? names[reviewer] : null,
                ReviewedAt = e.ReviewedAt,
                SignedBy = e.SignedBy is { } leader ? names[leader] : null,
                SignedAt = e.SignedAt,
                AllowedActions = [.. e.ActionsFor(actor.UserId, held.Contains(Permissions.EvaluationsRun), actor.Is(Role.Finalizer))],
                MayScore = isOpen && held.Contains(Permissions.EvaluationsScore),
                MayVeto = isOpen && held.Contains(Permissions.EvaluationsRun),
                Version = e.Version,
            };
        })];
    }

    private bool ShowsNumbers(Evaluation evaluation) => !Visibility.IsOfAnArea(current.Required) || evaluation.ReviewedAt is not null;

    private List<EvaluationResponse.ScopeItem> Scopes(Evaluation evaluation, EvaluationScheme scheme, Dictionary<string, OrgUnit> units, List<SelfAssessment> selves)
    {
        var results = evaluation.ResultContent().Scopes.ToDictionary(s => s.OrgUnit);
        return [.. evaluation.InputsContent().Scopes.Select(scope => (Scope: scope, Result: results[scope.OrgUnit])).Select(s => new EvaluationResponse.ScopeItem
        {
            OrgUnit = OrgUnitRef.Of(units[s.Scope.OrgUnit]) with { Name = s.Scope.Name, ShortName = s.Scope.ShortName },
            IsPlan = s.Scope.IsPlan,
            Score = s.Result.Score,
            Grade = s.Result.Grade,
            GradeName = s.Result.Grade is { } grade ? EvaluationWords.Of(grade, language.Value) : null,
            GradeByScore = s.Result.GradeByScore,
            Rank = s.Result.Rank,
            Lists = [.. s.Result.Lists.Select(l => new EvaluationResponse.ListScoreItem { List = l.List, Name = EvaluationWords.Of(l.List, language.Value), Weight = l.Weight, Score = l.Score, Counted = l.Counted, Total = l.Total })],
            Vetoes = [.. s.Scope.Vetoes.Select(v => (Veto: v, Rule: scheme.Vetoes.FirstOrDefault(r => r.Code == v.Code))).Where(v => v.Rule is not null)
                .Select(v => new EvaluationResponse.VetoItem { Id = evaluation.StandingVetoes.FirstOrDefault(row => (row.OrgUnitId, row.Code, row.Incident) == (units[s.Scope.OrgUnit].Id, v.Veto.Code, v.Veto.Incident))?.Id, Code = v.Veto.Code, Name = v.Rule!.Name, Best = v.Rule.Best, Incident = v.Veto.Incident })],
            SelfScore = selves.FirstOrDefault(a => a.EvaluationId == (evaluation.BasedOn ?? evaluation.Id) && a.OrgUnitId == units[s.Scope.OrgUnit].Id)?.Score,
        })];
    }
}
