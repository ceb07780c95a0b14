using Lantu.Api.Data;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Evaluations;

public static class GetEvaluationLines
{
    public sealed record Filter : IPaged
    {
        /// <summary>The plan's municipality, or one of its areas; all of them unless told.</summary>
        /// <example>kecheng</example>
        public string? OrgUnit { get; init; }
        public Word<EvaluationList>? List { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Guid Id, Filter Filter) : IRequest<Page<ScoreSheetLineItem>>;

    public sealed class Handler(LantuDbContext db, EvaluationReader reader, RequestLanguage language) : IRequestHandler<Query, Page<ScoreSheetLineItem>>
    {
        public async Task<Page<ScoreSheetLineItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (filter, plan) = (request.Filter, await db.Plans.ByCodeAsync(request.Plan, cancellationToken));
            var evaluation = await reader.NumbersAsync(plan, request.Id, cancellationToken);
            var results = evaluation.ResultContent().Scopes.ToDictionary(s => s.OrgUnit);
            var scheme = evaluation.SchemeContent();
            return Paging.Cut(evaluation.InputsContent().Scopes.Where(s => filter.OrgUnit is null || s.OrgUnit == filter.OrgUnit)
                .SelectMany(scope => results[scope.OrgUnit].Lines.Where(l => filter.List is null || l.List == filter.List.Value.Value).Select(line => ScoreSheetLineItem.Of(scope, scheme, line, language.Value))), filter);
        }
    }
}
