using Lantu.Api.Data;
using Lantu.Api.Security;
using Lantu.Api.Security.Sessions;
using MediatR;

namespace Lantu.Api.Features.Account;

public static class EndOtherSessions
{
    public sealed record Command : IRequest;

    public sealed class Handler(LantuDbContext db, CurrentActor current, CurrentSession session, Audit audit) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            await session.EndAllAsync(current.Required.UserId, except: session.Id, cancellationToken);
            audit.Add(current.Required, "session.endOthers", $"user:{current.Required.UserId}");
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
