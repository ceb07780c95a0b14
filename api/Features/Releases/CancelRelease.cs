using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Releases;

public static class CancelRelease
{
    public sealed record Command(string Plan, Guid Release, long ExpectedVersion) : IRequest<ReleaseResponse>;

    public sealed class Handler(LantuDbContext db, ReleaseReader reader, ReleasesOut releases, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ReleaseResponse>
    {
        public async Task<ReleaseResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var release = (await reader.LoadAsync(plan, request.Release, cancellationToken)).At(request.ExpectedVersion);
            release.Cancel(current.Required.UserId, clock.Now());
            audit.Add(current.Required, "release.cancel", $"release:{release.Id}", $"{plan.Code} {release.No} {release.Title}");
            await db.SaveOrStaleAsync(release, cancellationToken);
            await work.KeepAsync(cancellationToken);
            releases.Forget();
            return await reader.ReadAsync(plan, release.Id, cancellationToken);
        }
    }
}
