using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Indicators;

public static class GetIndicatorSheet
{
    public sealed record Query(string Plan, string Code) : IRequest<WrittenSheetResponse>;

    public sealed class Handler(LantuDbContext db, CurrentActor current) : IRequestHandler<Query, WrittenSheetResponse>
    {
        public async Task<WrittenSheetResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var indicator = await db.Indicators.AsNoTracking().SingleOrDefaultAsync(i => i.Code == request.Code && db.Plans.Any(p => p.Id == i.PlanId && p.Code == request.Plan), cancellationToken);
            return WrittenSheetResponse.Of(indicator ?? throw new NotFoundException("not_found"), current.Required);
        }
    }
}
