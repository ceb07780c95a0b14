using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Users;

public static class RevokeMembership
{
    public sealed record Command(Guid UserId, Guid Id, long ExpectedVersion) : IRequest<UserResponse>;

    public sealed class Handler(LantuDbContext db, UserReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, UserResponse>
    {
        public async Task<UserResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var actor = current.Required;
            var user = await reader.LoadOtherAsync(request.UserId, request.ExpectedVersion, cancellationToken);
            var membership = user.Memberships.Find(m => m.Id == request.Id) ?? throw new NotFoundException("not_found");
            if (membership.RevokedAt is not null || membership.ValidTo <= clock.Today())
            {
                throw new ConflictException("membership_ended");
            }

            (membership.RevokedAt, membership.RevokedBy) = (clock.Now(), actor.UserId);
            user.Touch();
            audit.Add(actor, "membership.revoke", $"membership:{membership.Id}");
            await db.SaveOrStaleAsync(user, cancellationToken);
            return await reader.DescribeAsync(user.Id, cancellationToken);
        }
    }
}
