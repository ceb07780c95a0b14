using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

public static class GetPublicRelease
{
    public sealed record Query(string Plan, int No) : IRequest<PublicReleaseResponse>;

    public sealed class Handler(LantuDbContext db, PublicReader reader) : IRequestHandler<Query, PublicReleaseResponse>
    {
        public async Task<PublicReleaseResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var release = await reader.Releases(plan, request.No).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("not_found");
            return PublicReleaseResponse.Of(release, _ => true);
        }
    }
}
