using System.Security.Claims;
using Lantu.Api.Data;
using Microsoft.AspNetCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server;
using OpenIddict.Validation.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Lantu.Api.Security.Clients;

/// <summary>POST /connect/token: OAuth 2.0 client credentials and nothing else; reference tokens, which are looked up and so revocable at once.</summary>
public static class TokenEndpoint
{
    public const string Scheme = OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme;
    /// <summary>Where the protocol's own addresses live.</summary>
    public const string Group = "/connect";

    public static void AddTokens(this IServiceCollection services, ServerKeys keys, bool isDevelopment)
    {
        services.AddScoped<ClientGate>();
        services.AddScoped<ClientRegistry>();
        services.AddScoped<OwnCodes>();
        services.AddSingleton<OwnCodesSpoken>();
        services.AddOpenIddict()
            .AddCore(core =>
            {
                core.UseEntityFrameworkCore().UseDbContext<LantuDbContext>().ReplaceDefaultEntities<Guid>();
                core.ReplaceApplicationManager<OpenIddictEntityFrameworkCoreApplication<Guid>, ClientSecrets>();
            })
            .AddServer(server =>
            {
                server.SetTokenEndpointUris("connect/token").SetRevocationEndpointUris("connect/revocation").AllowClientCredentialsFlow().UseReferenceAccessTokens();
                server.RegisterScopes([.. Scopes.All]);
                server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseScopedHandler<Issue>());
                keys.Apply(server);
                var host = server.UseAspNetCore();
                if (isDevelopment)
                {
                    host.DisableTransportSecurityRequirement();
                }
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.EnableTokenEntryValidation();
                validation.UseAspNetCore();
            });
        services.AddOptions<OpenIddictServerOptions>().Configure<IOptions<AccessSettings>>((server, access) => server.AccessTokenLifetime = TimeSpan.FromMinutes(access.Value.TokenMinutes));
    }

    /// <summary>Issues the token when the client, already authenticated, may call now.</summary>
    public sealed class Issue(ClientGate gate, LantuDbContext db, Audit audit) : IOpenIddictServerHandler<HandleTokenRequestContext>
    {
        public async ValueTask HandleAsync(HandleTokenRequestContext context)
        {
            var cancellationToken = context.CancellationToken;
            var client = await gate.OpenAsync(context.ClientId, cancellationToken);
            if (client is null)
            {
                var known = await db.ApiClients.AsNoTracking().SingleOrDefaultAsync(c => c.ClientId == context.ClientId, cancellationToken);
                audit.Add(null, "token.issue", $"apiClient:{context.ClientId}", "disabled, expired, or from an address it may not use", AuditOutcome.Refused, known?.Id);
                await db.SaveChangesAsync(cancellationToken);
                context.Reject(Errors.InvalidClient, "The client is disabled, has expired, or may not call from this address.");
                return;
            }

            var identity = new ClaimsIdentity(Scheme, Claims.Name, Claims.Role);
            identity.SetClaim(Claims.Subject, client.ClientId);
            // Without a wish, all that the client has.
            identity.SetScopes(context.Request.GetScopes() is { IsDefaultOrEmpty: false } wished ? wished : client.Scopes);
            identity.SetDestinations(_ => [Destinations.AccessToken]);
            audit.Add(client.ResponsibleUserId, "token.issue", $"apiClient:{client.ClientId}", context.Request.Scope, clientId: client.Id);
            await db.SaveChangesAsync(cancellationToken);
            context.SignIn(new ClaimsPrincipal(identity));
        }
    }
}
