using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security.Clients;
using Lantu.Api.Security.Passwords;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Security;

/// <summary>
/// A fresh installation has no account at all. The operator makes the first security administrator with `create-admin`, or names
/// one in LANTU_FIRST_ADMIN (user:password), which is read only while there is none. Either password is good for one sign-in.
/// </summary>
public static class FirstAdministrator
{
    public const string Verb = "create-admin";
    public const string Variable = "LANTU_FIRST_ADMIN";

    /// <summary>`create-admin [user name]`: prints the one-time password.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> CreateAsync(WebApplication app, string[] args)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var userName = args.ElementAtOrDefault(1) is { } name && !name.StartsWith('-') ? name : "security";
        var password = await AddAsync(scope.ServiceProvider, userName, password: null);
        Console.WriteLine($"""
            {userName} is security administrator. One-time password, shown this once: {password}
            Its first sign-in has to replace it.
            """);
        return 0;
    }

    /// <summary>At start: makes the administrator that the environment names, unless there is one already.</summary>
    public static async Task FromEnvironmentAsync(WebApplication app)
    {
        if (app.Configuration[Variable] is not { Length: > 0 } named)
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<LantuDbContext>().Memberships.AnyAsync(m => m.Role == Role.SecurityAdministrator && m.RevokedAt == null))
        {
            return;
        }

        if (named.Split(':', 2) is not [{ Length: > 0 } userName, { Length: >= 10 } password])
        {
            throw new UnsafeStartException($"{Variable} has the form user:password, with a password of 10 characters or more.");
        }

        await AddAsync(scope.ServiceProvider, userName, password);
        Console.WriteLine($"{userName} is security administrator, as {Variable} says; the first sign-in has to replace the password. The variable can go now.");
    }

    private static async Task<string> AddAsync(IServiceProvider services, string userName, string? password)
    {
        var (db, clock, changer, names) = (services.GetRequiredService<LantuDbContext>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<PasswordChanger>(), services.GetRequiredService<ILookupNormalizer>());
        var normalized = names.NormalizeName(userName);
        if (await db.Users.AnyAsync(u => u.NormalizedUserName == normalized))
        {
            throw new UnsafeStartException($"There is an account {userName} already; choose another name.");
        }

        var owner = await db.Plans.OrderByDescending(p => p.StartYear).Select(p => (Guid?)p.OwnerOrgUnitId).FirstOrDefaultAsync()
            ?? throw new UnsafeStartException("There is no plan in the database yet: run db-migrations first.");
        var now = clock.Now();
        var user = new User { Id = Guid.CreateVersion7(), UserName = userName, NormalizedUserName = normalized, DisplayName = userName, LockoutEnabled = true, CreatedAt = now };
        var oneTime = password is null ? changer.Reset(user) : changer.Reset(user, password);
        user.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), Role = Role.SecurityAdministrator, OrgUnitId = owner, ValidFrom = clock.Today(), GrantedAt = now, ConfirmedAt = now });
        db.Users.Add(user);
        services.GetRequiredService<Audit>().Add((Guid?)null, "user.createFirstAdministrator", $"user:{user.Id}", userName);
        await db.SaveChangesAsync();
        return oneTime;
    }
}
