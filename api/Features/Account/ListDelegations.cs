using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Account;

public static class ListDelegations
{
    public sealed record Query : IRequest<Page<DelegationResponse>>, IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, Page<DelegationResponse>>
    {
        public async Task<Page<DelegationResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (actor, (skip, take)) = (current.Required, Paging.Window(request));
            var delegations = await db.Delegations.AsNoTracking().VisibleTo(actor)
                .Where(d => d.ToUserId == actor.UserId || d.Membership.UserId == actor.UserId)
                .OrderByDescending(d => d.CreatedAt).ThenBy(d => d.Id)
                .Skip(skip).Take(take + 1)
                .Select(DelegationResponse.Projection(clock.Today()))
                .ToListAsync(cancellationToken);
            return Paging.Close(delegations, request, skip, take);
        }
    }
}
