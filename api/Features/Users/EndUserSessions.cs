using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Lantu.Api.Security.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Users;

public static class EndUserSessions
{
    public sealed record Command(Guid Id) : IRequest;

    public sealed class Handler(LantuDbContext db, CurrentSession sessions, CurrentActor current, Audit audit) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            if (!await db.Users.VisibleTo(current.Required).AnyAsync(u => u.Id == request.Id, cancellationToken))
            {
                throw new NotFoundException("not_found");
            }

            audit.Add(current.Required, "user.endSessions", $"user:{request.Id}");
            await db.SaveChangesAsync(cancellationToken);
            await sessions.EndAllAsync(request.Id, except: null, cancellationToken);
        }
    }
}
