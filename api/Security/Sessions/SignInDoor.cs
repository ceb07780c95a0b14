using System.Security.Claims;
using Lantu.Api.Data;
using Microsoft.AspNetCore.Authentication;

namespace Lantu.Api.Security.Sessions;

/// <summary>Lets a person in whose identity has been proved: a new session row, its cookie, and the entry in the audit log.</summary>
public sealed class SignInDoor(LantuDbContext db, CurrentSession session, CurrentActor current, Audit audit, IHttpContextAccessor accessor)
{
    /// <param name="user">Who.</param>
    /// <param name="awaitsCode">The second factor is still to come.</param>
    /// <param name="how">password, or the name of an outside sign-in.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task OpenAsync(User user, bool awaitsCode, string how, CancellationToken cancellationToken)
    {
        var http = accessor.HttpContext!;
        var opened = await session.OpenAsync(user, awaitsCode, cancellationToken);
        audit.Add(user.Id, "session.open", $"session:{opened.Id}", how);
        await db.SaveChangesAsync(cancellationToken);

        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user.Id.ToString()), new(CurrentSession.IdClaim, opened.Id.ToString())], SignIn.CookieScheme);
        http.User = new ClaimsPrincipal(identity);
        await http.SignInAsync(SignIn.CookieScheme, http.User);
        http.SendXsrfToken();
        await current.LoadAsync(http.User, cancellationToken);
    }
}
