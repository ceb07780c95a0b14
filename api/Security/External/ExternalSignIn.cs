using System.Security.Claims;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Npgsql;

namespace Lantu.Api.Security.External;

/// <summary>
/// Sign-in with an account of another house (政务统一身份认证): authorization code with PKCE. It proves who somebody is there and
/// gives no right here: known by (issuer, subject), linked to a user by an administrator, until then 待授权.
/// </summary>
public sealed class ExternalSignIn(LantuDbContext db, SignInDoor door, Audit audit, IOptions<ExternalSignInSettings> settings, TimeProvider clock)
{
    private const string PendingPage = "/sign-in?external=pending";
    private const string FailedPage = "/sign-in?external=failed";

    public static void Add(AuthenticationBuilder authentication, IConfiguration configuration, bool isDevelopment)
    {
        var section = configuration.GetSection("ExternalSignIn");
        authentication.Services.Configure<ExternalSignInSettings>(section);
        authentication.Services.AddScoped<ExternalSignIn>();
        foreach (var provider in section.Get<ExternalSignInSettings>()?.Providers ?? [])
        {
            authentication.AddOpenIdConnect(provider.Name, options =>
            {
                options.Authority = provider.Authority;
                options.ClientId = provider.ClientId;
                options.ClientSecret = provider.ClientSecret;
                options.RequireHttpsMetadata = !isDevelopment;
                options.SignInScheme = SignIn.CookieScheme;
                options.CallbackPath = $"/connect/callback/{provider.Name}";
                options.RemoteSignOutPath = $"/connect/signout/{provider.Name}";
                options.SignedOutCallbackPath = $"/connect/signedout/{provider.Name}";
                options.ResponseType = OpenIdConnectResponseType.Code;
                // A redirect by GET: the cookies of the round trip can then stay SameSite=Lax.
                options.ResponseMode = OpenIdConnectResponseMode.Query;
                options.UsePkce = true;
                options.MapInboundClaims = false;
                options.GetClaimsFromUserInfoEndpoint = true;
                options.SaveTokens = false;
                options.CorrelationCookie.SameSite = SameSiteMode.Lax;
                options.NonceCookie.SameSite = SameSiteMode.Lax;
                options.Events.OnTicketReceived = context => context.HttpContext.RequestServices.GetRequiredService<ExternalSignIn>().CompleteAsync(context);
                options.Events.OnRemoteFailure = context =>
                {
                    context.HandleResponse();
                    context.Response.Redirect(FailedPage);
                    return Task.CompletedTask;
                };
            });
        }
    }

    /// <summary>A browser's way out and back; not for programs, so not part of the contract.</summary>
    public static void Map(WebApplication app) => app.MapGet("/connect/begin/{provider}", (string provider, string? returnPath, ExternalSignIn external) => external.Begin(provider, returnPath))
        .Anonymous().ExcludeFromDescription();

    public static string Href(string provider) => $"/connect/begin/{provider}";

    /// <summary>Sends the browser away; it comes back to a path of ours and to nothing else.</summary>
    private IResult Begin(string provider, string? returnPath) => settings.Value.Providers.Any(p => p.Name == provider)
        ? Results.Challenge(new AuthenticationProperties { RedirectUri = IsOwnPath(returnPath) ? returnPath : "/" }, [provider])
        : throw new NotFoundException("not_found");

    private static bool IsOwnPath(string? path) => path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal);

    private async Task CompleteAsync(TicketReceivedContext context)
    {
        var cancellationToken = context.HttpContext.RequestAborted;
        context.HandleResponse();
        var (issuer, subject) = (context.Principal!.FindFirst(JwtRegisteredClaimNames.Sub)?.Issuer, context.Principal.FindFirstValue(JwtRegisteredClaimNames.Sub));
        if (issuer is null || subject is null)
        {
            context.Response.Redirect(FailedPage);
            return;
        }

        var identity = await FindOrKeepAsync(issuer, subject, context.Principal.FindFirstValue(JwtRegisteredClaimNames.Name) ?? subject, cancellationToken);
        if (identity.User is not { DisabledAt: null } user)
        {
            audit.Add(identity.UserId, "session.open", $"externalIdentity:{identity.Id}", "not linked to an account, or the account is disabled", AuditOutcome.Refused);
            await db.SaveChangesAsync(cancellationToken);
            context.Response.Redirect(PendingPage);
            return;
        }

        await door.OpenAsync(user, awaitsCode: user.TotpSecret is not null, context.Scheme.Name, cancellationToken);
        context.Response.Redirect(context.ReturnUri ?? "/");
    }

    /// <summary>Two first arrivals at once: the database keeps one of them.</summary>
    private async Task<ExternalIdentity> FindOrKeepAsync(string issuer, string subject, string name, CancellationToken cancellationToken)
    {
        var known = db.ExternalIdentities.Include(e => e.User).Where(e => e.Issuer == issuer && e.Subject == subject);
        if (await known.SingleOrDefaultAsync(cancellationToken) is { } found)
        {
            return found;
        }

        var arrived = db.ExternalIdentities.Add(new ExternalIdentity
        {
            Id = Guid.CreateVersion7(), Issuer = issuer, Subject = subject, DisplayName = name[..Math.Min(name.Length, 100)], FirstSeenAt = clock.Now(),
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException lost) when (lost.InnerException is PostgresException { ConstraintName: "ux_external_identities_issuer_subject" })
        {
            arrived.State = EntityState.Detached;
        }

        return await known.SingleAsync(cancellationToken);
    }
}
