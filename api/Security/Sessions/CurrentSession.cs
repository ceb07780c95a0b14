using System.Security.Claims;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security.Passwords;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Lantu.Api.Security.Sessions;

/// <summary>The session of this request: opened at sign-in, looked up by the id in the cookie at every request after it.</summary>
public sealed class CurrentSession(Lazy<LantuDbContext> db, ShortTrips database, SessionTrips trips, IOptions<AccessSettings> settings, IHttpContextAccessor http, TimeProvider clock)
{
    public const string IdClaim = "sid";

    /// <summary>A session's last sign of life is written at most this often.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    private bool awaitsCode;
    private bool mustChangePassword;
    private bool hasTotp;

    public Guid? Id { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>What its user held when it was resumed, read with it: every request asks for both. Null of a session that this request opened.</summary>
    public IReadOnlyList<ActorMembership>? Memberships { get; private set; }

    /// <summary>What stands between this session and the rest of the product.</summary>
    public IReadOnlyList<SessionStep> StepsBefore(Actor actor)
    {
        var needsTotp = settings.Value.RequireTotp == true && !hasTotp && actor.Memberships.Any(m => Permissions.NeedsTotp(m.Role));
        return [
            .. awaitsCode ? [SessionStep.EnterCode] : Array.Empty<SessionStep>(),
            .. mustChangePassword ? [SessionStep.ChangePassword] : Array.Empty<SessionStep>(),
            .. needsTotp ? [SessionStep.EnrolTotp] : Array.Empty<SessionStep>(),
        ];
    }

    /// <summary>Opens a session and ends the one the browser had; the caller saves.</summary>
    public async Task<UserSession> OpenAsync(User user, bool awaitsCode, CancellationToken cancellationToken)
    {
        await EndAsync(Id, cancellationToken);
        var now = clock.Now();
        var agent = http.HttpContext!.Request.Headers.UserAgent.ToString().ReplaceLineEndings(" ");
        var session = new UserSession
        {
            Id = Guid.CreateVersion7(),
            UserId = user.Id,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now.AddHours(settings.Value.AbsoluteHours),
            IpAddress = http.HttpContext.Connection.RemoteIpAddress?.ToString(),
            UserAgent = agent[..Math.Min(agent.Length, 200)],
            AwaitsCode = awaitsCode,
        };
        db.Value.UserSessions.Add(session);
        Know(session.Id, session.CreatedAt, session.AwaitsCode, user.TotpSecret is not null, user.MustChangePassword, user.PasswordChangedAt);
        return session;
    }

    /// <summary>False when the cookie's session has ended, for whatever reason: signed out, ended from elsewhere, idle, too old, user disabled.</summary>
    public async Task<bool> ResumeAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(principal.FindFirstValue(IdClaim), out var id) || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
        {
            return false;
        }

        var now = clock.Now();
        var context = http.HttpContext!;
        var found = await AskAsync(new SessionAsked(id, now, IdleSince(now)), context, userId, cancellationToken);
        if (found is null)
        {
            return false;
        }

        Memberships = found.Memberships;
        if (found.LastSeenAt < now - Beat)
        {
            await db.Value.UserSessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancellationToken);
        }

        Know(id, found.CreatedAt, found.AwaitsCode, found.HasTotp, found.MustChangePassword, found.PasswordChangedAt);
        return true;
    }

    private async Task<SessionFound?> AskAsync(SessionAsked asked, HttpContext context, Guid userId, CancellationToken cancellationToken)
    {
        var along = AskedAlongMetadata.Of(context);
        var kept = along?.Suppose(context, userId);
        if (kept is null && along?.Ask(context, userId) is { Count: > 0 } commands)
        {
            return await SessionQuestion.AskAsync(database, asked, commands, along, cancellationToken);
        }

        var (found, holds) = await trips.AskAsync(asked, kept, cancellationToken);
        if (holds)
        {
            kept!.Confirm();
        }

        return found;
    }

    /// <summary>Neither ended, nor idle for too long, nor too old.</summary>
    public IQueryable<UserSession> Alive(IQueryable<UserSession> sessions)
    {
        var now = clock.Now();
        var idleSince = IdleSince(now);
        return sessions.Where(s => s.EndedAt == null && s.ExpiresAt > now && s.LastSeenAt > idleSince);
    }

    /// <summary>Ends one session.</summary>
    public async Task EndAsync(Guid? id, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await db.Value.UserSessions.Where(s => s.Id == id && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken);
    }

    /// <summary>The second factor has arrived.</summary>
    public async Task CodeEnteredAsync(CancellationToken cancellationToken)
    {
        await db.Value.UserSessions.Where(s => s.Id == Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.AwaitsCode, false), cancellationToken);
        awaitsCode = false;
    }

    /// <summary>Ends every session of a user but, where told, one.</summary>
    public async Task EndAllAsync(Guid userId, Guid? except, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await db.Value.UserSessions.Where(s => s.UserId == userId && s.EndedAt == null && s.Id != except).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken);
    }

    private DateTimeOffset IdleSince(DateTimeOffset now) => now.AddMinutes(-settings.Value.IdleMinutes);

    private void Know(Guid id, DateTimeOffset openedAt, bool awaits, bool has, bool mustChange, DateTimeOffset? passwordChangedAt)
    {
        (Id, OpenedAt, awaitsCode, hasTotp) = (id, openedAt, awaits, has);
        mustChangePassword = mustChange || PasswordPolicy.ExpiresAt(settings.Value.PasswordProfile, passwordChangedAt) <= clock.Now();
    }
}
