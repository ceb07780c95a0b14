using Lantu.Api.Data;
using Lantu.Api.Domain;
using Quartz;

namespace Lantu.Api.Jobs;

/// <summary>Forgets changes once everybody has had thirty days to read them.</summary>
public sealed class ChangeForgetting(LantuDbContext db, TimeProvider clock) : IJob
{
    async ValueTask IJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await ChangeFeed.ForgetAsync(db, clock.Now(), cancellationToken);
}
