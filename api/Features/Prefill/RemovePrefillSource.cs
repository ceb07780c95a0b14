using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Prefill;

public static class RemovePrefillSource
{
    public sealed record Command(string Plan, Guid Id, long ExpectedVersion) : IRequest;

    /// <summary>Its suggestions go; where taken figures came from stays.</summary>
    public sealed class Handler(LantuDbContext db, PrefillSources sources, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (source, now) = ((await sources.LoadAsync(request.Plan, request.Id, cancellationToken)).At(request.ExpectedVersion), clock.Now());
            await using var work = await Work.BeginAsync(db, cancellationToken);
            (source.RemovedAt, source.Version) = (now, source.Version + 1);
            audit.Add(current.Required, "prefillSource.remove", $"prefillSource:{source.Id}", source.Name);
            await db.SaveOrStaleAsync(source, cancellationToken);
            var values = await db.PrefillValues.Where(v => v.PrefillSourceId == source.Id && v.SupersededAt == null).ToListAsync(cancellationToken);
            values.ForEach(value => value.SupersededAt = now);
            await db.SaveChangesAsync(cancellationToken);
            await db.EndReconciliationsAsync(source.PlanId, values, ReconciliationEnd.SourceRemoved, now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
