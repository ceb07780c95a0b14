using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Jobs;

/// <summary>Encrypts the addresses of robots that an earlier Lantu kept in clear; SQL alone could not.</summary>
public sealed class RobotAddresses(LantuDbContext db, WebhookSecrets secrets)
{
    public async Task SealAsync(CancellationToken cancellationToken)
    {
        foreach (var robot in await db.Webhooks.Where(w => w.Kind == WebhookKind.Robot && w.SealedUrl == null).ToListAsync(cancellationToken))
        {
            secrets.Address(robot, robot.Url);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
