using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Notices;

public static class ReadNotices
{
    public sealed record Command : IRequest;

    public sealed class Handler(LantuDbContext db, CurrentActor current, TimeProvider clock) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var now = clock.Now();
            await db.Notices.VisibleTo(current.Required).Where(n => n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellationToken);
        }
    }
}
