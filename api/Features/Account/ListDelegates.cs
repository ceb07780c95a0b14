using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Account;

public static class ListDelegates
{
    public sealed record Query : IRequest<Page<PersonRef>>, IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, Page<PersonRef>>
    {
        public async Task<Page<PersonRef>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (actor, (skip, take)) = (current.Required, Paging.Window(request));
            var units = actor.Memberships.Where(m => m.OnBehalfOf is null).Select(m => m.OrgUnitId).ToList();
            var colleagues = await db.Users.AsNoTracking().VisibleTo(actor).Delegates(actor, units, clock.Today())
                .OrderBy(u => u.DisplayName).ThenBy(u => u.Id)
                .Skip(skip).Take(take + 1)
                .Select(PersonRef.Projection)
                .ToListAsync(cancellationToken);
            return Paging.Close(colleagues, request, skip, take);
        }
    }
}
