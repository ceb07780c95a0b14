using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Snapshots;

public static class RemoveSnapshot
{
    public sealed record Command(string Plan, Guid Id) : IRequest;

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var snapshot = await db.Snapshots.SingleOrDefaultAsync(s => s.PlanId == plan.Id && s.Id == request.Id, cancellationToken) ?? throw new NotFoundException("not_found");
            db.Snapshots.Remove(snapshot);
            audit.Add(current.Required, "snapshot.remove", $"snapshot:{snapshot.Id}", $"{plan.Code} {snapshot.Name}: {snapshot.AsOf:O}");
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
