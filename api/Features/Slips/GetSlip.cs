using Lantu.Api.Data;
using MediatR;

namespace Lantu.Api.Features.Slips;

public static class GetSlip
{
    public sealed record Query(string Plan, Guid Slip) : IRequest<SlipResponse>;

    public sealed class Handler(LantuDbContext db, SlipReader reader) : IRequestHandler<Query, SlipResponse>
    {
        public async Task<SlipResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            return (await reader.DescribeAsync([await reader.LoadAsync(plan, request.Slip, cancellationToken)], cancellationToken))[0];
        }
    }
}
