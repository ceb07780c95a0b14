using Lantu.Api.Data;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Evaluations;

public static class ListEvaluations
{
    public sealed record Filter : IPaged
    {
        public Word<EvaluationKind>? Kind { get; init; }

        /// <summary>Only the what-ifs of this run; without it, official runs only.</summary>
        public Guid? BasedOn { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<EvaluationResponse>>;

    public sealed class Handler(LantuDbContext db, EvaluationReader reader) : IRequestHandler<Query, Page<EvaluationResponse>>
    {
        public async Task<Page<EvaluationResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, filter, kind) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Filter, request.Filter.Kind?.Value);
            var (skip, take) = Paging.Window(filter);
            var runs = reader.Of(plan).Where(e => e.BasedOn == filter.BasedOn && (kind == null || e.Kind == kind)).OrderByDescending(e => e.No).Skip(skip).Take(take + 1);
            return Paging.Close(await reader.DescribeAsync(runs, cancellationToken), filter, skip, take);
        }
    }
}
