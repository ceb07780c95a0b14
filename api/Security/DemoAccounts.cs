using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Security;

/// <summary>People to try the product with. They exist in Development only; their password is printed at start-up and in the README.</summary>
public static class DemoAccounts
{
    public const string Password = "Lantu-demo-2025";

    private static readonly string[] Areas = ["kecheng", "qujiang", "longyou", "jiangshan", "changshan", "kaihua", "zhizao", "zhihui"];

    public static IReadOnlyList<DemoAccount> All { get; } =
    [
        new("admin", "陈立", Role.PlanAdministrator, "epb"),
        new("security", "孙岚", Role.SecurityAdministrator, "epb"),
        new("security.second", "钱宁", Role.SecurityAdministrator, "drc"),
        new("auditor", "沈静", Role.Auditor, "drc"),
        new("finalizer", "郑文", Role.Finalizer, "epb"),
        new("epb.reviewer", "周明", Role.Reviewer, "epb"),
        new("water.reviewer", "何川", Role.Reviewer, "water"),
        new("forestry.reviewer", "林青", Role.Reviewer, "forestry"),
        new("drc.reviewer", "方远", Role.Reviewer, "drc"),
        new("agriculture.reviewer", "田禾", Role.Reviewer, "agriculture"),
        new("natural-resources.reviewer", "陆原", Role.Reviewer, "natural-resources"),
        new("epb.drafter", "柳音", Role.Drafter, "epb"),
        new("epb.approver", "章节", Role.Approver, "epb"),
        new("water.drafter", "江月", Role.Drafter, "water"),
        new("water.approver", "秦川", Role.Approver, "water"),
        .. Areas.Zip(
            ["徐丽", "叶萍", "余晓", "毛佳", "黄蓉", "汪洁", "程颖", "祝欣"],
            ["汪建", "吴刚", "劳健", "姜伟", "樊勇", "余斌", "邵军", "傅强"])
            .SelectMany(area => new DemoAccount[]
            {
                new($"{area.First}.drafter", area.Second, Role.Drafter, area.First),
                new($"{area.First}.approver", area.Third, Role.Approver, area.First),
            }),
    ];

    /// <summary>Creates the accounts that do not exist yet.</summary>
    public static async Task EnsureAsync(LantuDbContext db, IPasswordHasher<User> hasher, CancellationToken cancellationToken)
    {
        var existing = await db.Users.Select(u => u.UserName!).ToListAsync(cancellationToken);
        var missing = All.Where(account => !existing.Contains(account.UserName)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var units = await db.OrgUnits.ToDictionaryAsync(u => u.Code, u => u.Id, cancellationToken);
        // Hashing is slow on purpose. One hash serves all accounts: they share the published password anyway.
        var hash = hasher.HashPassword(null!, Password);
        var now = DateTimeOffset.UtcNow;
        foreach (var account in missing)
        {
            var user = new User
            {
                Id = Guid.CreateVersion7(),
                UserName = account.UserName,
                NormalizedUserName = account.UserName.ToUpperInvariant(),
                DisplayName = account.DisplayName,
                PasswordHash = hash,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
                CreatedAt = now,
            };
            user.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), Role = account.Role, OrgUnitId = units[account.OrgUnitCode], ValidFrom = new DateOnly(2021, 1, 1), GrantedAt = now, ConfirmedAt = now });
            db.Users.Add(user);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

public sealed record DemoAccount(string UserName, string DisplayName, Role Role, string OrgUnitCode);
