using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Security.Clients;

/// <summary>A program to try the API with. It exists in Development only; its secret is printed at start-up and in docs/integration.md.</summary>
public static class DemoProgram
{
    public const string ClientId = "kaihua-demo";
    public const string Secret = "Lantu-demo-program-2025";

    /// <summary>Registers it unless it is there, for 开化县 and its drafter.</summary>
    public static async Task EnsureAsync(LantuDbContext db, ClientRegistry registry, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.ApiClients.AnyAsync(c => c.ClientId == ClientId, cancellationToken)
            || await db.Users.SingleOrDefaultAsync(u => u.UserName == "kaihua.drafter", cancellationToken) is not { } drafter)
        {
            return;
        }

        var now = clock.Now();
        var client = new ApiClient
        {
            Id = Guid.CreateVersion7(),
            ClientId = ClientId,
            Name = "开化县监测平台（演示）",
            OrgUnitId = await db.OrgUnits.Where(u => u.Code == "kaihua").Select(u => u.Id).SingleAsync(cancellationToken),
            ResponsibleUserId = drafter.Id,
            Scopes = [.. Scopes.All],
            FormCodes = [],
            Networks = [],
            CreatedAt = now,
            CreatedBy = drafter.Id,
        };
        client.Secrets.Add(ClientSecrets.RowOf(client.Id, Secret, now, expiresAt: null));
        db.ApiClients.Add(client);
        // 行政区划代码 (GB/T 2260) of the counties; the two committees have none.
        var areas = new Dictionary<string, string>
        {
            ["quzhou"] = "330800", ["kecheng"] = "330802", ["qujiang"] = "330803", ["changshan"] = "330822", ["kaihua"] = "330824", ["longyou"] = "330825", ["jiangshan"] = "330881",
        };
        foreach (var unit in await db.OrgUnits.Where(u => areas.Keys.Contains(u.Code)).ToListAsync(cancellationToken))
        {
            db.ClientCodes.Add(new ClientCode { Id = Guid.CreateVersion7(), ApiClientId = client.Id, Kind = CodeKind.OrgUnit, OrgUnitId = unit.Id, OwnCode = areas[unit.Code] });
        }

        await registry.RegisterAsync(client, cancellationToken);
    }
}
