using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.PublicFeedback;

public static class ListFeedback
{
    public sealed record Filter : IPaged
    {
        /// <summary>true: only what waits for you, to forward, to answer or to publish.</summary>
        public bool? Waiting { get; init; }
        public Word<FeedbackState>? State { get; init; }
        public Word<FeedbackKind>? Kind { get; init; }

        /// <summary>Code of the unit to which it was forwarded.</summary>
        /// <example>epb</example>
        public string? OrgUnit { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<FeedbackResponse>>;

    public sealed class Handler(LantuDbContext db, FeedbackReader reader, CurrentActor current) : IRequestHandler<Query, Page<FeedbackResponse>>
    {
        public async Task<Page<FeedbackResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, filter) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Filter);
            var (skip, take) = Paging.Window(filter);
            var (state, kind) = (filter.State?.Value, filter.Kind?.Value);
            var found = reader.Of(plan).AsNoTracking().Where(f => (state == null || f.State == state) && (kind == null || f.Kind == kind) && (filter.OrgUnit == null || f.OrgUnit!.Code == filter.OrgUnit));
            var feedback = await (filter.Waiting == true ? found.WaitingFor(current.Required) : found)
                .OrderByDescending(f => f.ReceivedAt).ThenBy(f => f.Id).Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close(await reader.DescribeAsync(plan, feedback, cancellationToken), filter, skip, take);
        }
    }
}
