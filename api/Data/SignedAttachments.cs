using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>A piece of evidence with the names behind it.</summary>
/// <param name="Attachment">The file.</param>
/// <param name="By">Who added it, or answers for the program that did.</param>
/// <param name="OnBehalfOf">In whose place (代理).</param>
/// <param name="Program">The program that did it.</param>
public sealed record SignedAttachment(Attachment Attachment, string By, string? OnBehalfOf, string? Program);

public static class SignedAttachments
{
    /// <summary>Evidence with its names, oldest first: whoever sees the file sees who added it.</summary>
    public static Task<List<SignedAttachment>> SignedAsync(this IQueryable<Attachment> attachments, LantuDbContext db, CancellationToken cancellationToken) => attachments
        .AsNoTracking()
        .OrderBy(a => a.AddedAt).ThenBy(a => a.Id)
        .Select(a => new SignedAttachment(
            a,
            db.Users.Where(u => u.Id == a.AddedBy).Select(u => u.DisplayName).Single(),
            db.Users.Where(u => u.Id == a.OnBehalfOfId).Select(u => u.DisplayName).SingleOrDefault(),
            db.ApiClients.Where(c => c.Id == a.ApiClientId).Select(c => c.Name).SingleOrDefault()))
        .ToListAsync(cancellationToken);
}
