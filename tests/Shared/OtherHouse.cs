using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Lantu;

/// <summary>Another house's sign-in: a real OpenID Connect server on a port of its own, which takes everybody's word for who they are.</summary>
public sealed class OtherHouse : IAsyncDisposable
{
    public const string ClientId = "lantu";
    public const string ClientSecret = "known to both houses";
    private readonly WebApplication app;

    private OtherHouse(WebApplication app) => this.app = app;

    /// <summary>Who is at the browser.</summary>
    public (string Subject, string Name) Person { get; set; }

    public string Issuer { get; private set; } = "";

    /// <summary>The redirect addresses that this house would send a code to.</summary>
    public string RedirectUri { get; set; } = "https://localhost/connect/callback/zwsso";

    /// <summary>Whether the last code was asked for with a PKCE challenge.</summary>
    public bool SawChallenge { get; private set; }

    public (string, string)[] Settings =>
    [
        ("ExternalSignIn:Providers:0:Name", "zwsso"), ("ExternalSignIn:Providers:0:DisplayName", "政务统一身份认证"), ("ExternalSignIn:Providers:0:Authority", Issuer),
        ("ExternalSignIn:Providers:0:ClientId", ClientId), ("ExternalSignIn:Providers:0:ClientSecret", ClientSecret),
    ];

    public static async Task<OtherHouse> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        OtherHouse? house = null;
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.AddEphemeralSigningKey().AddEphemeralEncryptionKey().DisableAccessTokenEncryption().EnableDegradedMode();
            server.RegisterScopes("openid", "profile");
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                house!.SawChallenge = context.Request.CodeChallenge is not null;
                if (context.ClientId != ClientId || context.RedirectUri != house.RedirectUri)
                {
                    context.Reject(OpenIddictConstants.Errors.InvalidRequest);
                }

                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                {
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                }

                return default;
            }));
            server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
                identity.SetClaim(OpenIddictConstants.Claims.Subject, house!.Person.Subject).SetClaim(OpenIddictConstants.Claims.Name, house.Person.Name);
                identity.SetScopes(context.Request.GetScopes()).SetDestinations(_ => [OpenIddictConstants.Destinations.IdentityToken]);
                context.SignIn(new ClaimsPrincipal(identity));
                return default;
            }));
        });
        var app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync();
        house = new OtherHouse(app) { Issuer = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/" };
        return house;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
