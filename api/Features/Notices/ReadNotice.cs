using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Notices;

public static class ReadNotice
{
    public sealed record Command(Guid Id) : IRequest;

    public sealed class Handler(LantuDbContext db, CurrentActor current, TimeProvider clock) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var now = clock.Now();
            // The first reading counts.
            var found = await db.Notices.VisibleTo(current.Required).Where(n => n.Id == request.Id).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, n => n.ReadAt ?? now), cancellationToken);
            if (found == 0)
            {
                throw new NotFoundException("not_found");
            }
        }
    }
}
