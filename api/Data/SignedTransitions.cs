using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>An act with the names behind it.</summary>
/// <param name="Transition">The act.</param>
/// <param name="OrgUnit">For which unit.</param>
/// <param name="By">Who did it, or answers for the program that did.</param>
/// <param name="OnBehalfOf">In whose place (代理).</param>
/// <param name="Program">The program that did it.</param>
public sealed record SignedTransition(SubmissionTransition Transition, OrgUnit OrgUnit, string By, string? OnBehalfOf, string? Program);

public static class SignedTransitions
{
    /// <summary>Acts with their names, in order: whoever sees the act sees who did it.</summary>
    public static Task<List<SignedTransition>> SignedAsync(this IQueryable<SubmissionTransition> transitions, LantuDbContext db, CancellationToken cancellationToken) => transitions
        .OrderBy(t => t.No)
        .Select(t => new SignedTransition(
            t,
            t.OrgUnit,
            db.Users.Where(u => u.Id == t.UserId).Select(u => u.DisplayName).Single(),
            db.Users.Where(u => u.Id == t.OnBehalfOfId).Select(u => u.DisplayName).SingleOrDefault(),
            db.ApiClients.Where(c => c.Id == t.ApiClientId).Select(c => c.Name).SingleOrDefault()))
        .ToListAsync(cancellationToken);
}
