using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Account;

public static class EndDelegation
{
    public sealed record Command(Guid Id) : IRequest;

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit, TimeProvider clock) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var (actor, today) = (current.Required, clock.Today());
            var delegation = await db.Delegations.VisibleTo(actor)
                .SingleOrDefaultAsync(d => d.Id == request.Id && (d.ToUserId == actor.UserId || d.Membership.UserId == actor.UserId) && d.RevokedAt == null && d.ValidTo > today, cancellationToken)
                ?? throw new NotFoundException("not_found");
            delegation.RevokedAt = clock.Now();
            audit.Add(actor, "delegation.end", $"delegation:{delegation.Id}");
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
