using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Lantu.Api.Security.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Account;

public static class EndOwnSession
{
    public sealed record Command(Guid Id) : IRequest;

    public sealed class Handler(LantuDbContext db, CurrentActor current, CurrentSession session, Audit audit) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            if (!await session.Alive(db.UserSessions.VisibleTo(current.Required)).AnyAsync(s => s.Id == request.Id, cancellationToken))
            {
                throw new NotFoundException("not_found");
            }

            await session.EndAsync(request.Id, cancellationToken);
            audit.Add(current.Required, "session.end", $"session:{request.Id}");
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
