using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Security.Clients;
using Lantu.Api.Security.External;
using Lantu.Api.Security.Passwords;
using Lantu.Api.Security.Sessions;
using Lantu.Api.Security.Totp;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Lantu.Api.Security;

/// <summary>The cookie session of the SPA: who may sign in, for how long, and how forged requests are kept out.</summary>
public static class SignIn
{
    public const string XsrfCookie = "XSRF-TOKEN";
    public const string XsrfHeader = "X-XSRF-TOKEN";

    public const string CookieScheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public static void AddSignIn(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var keys = ServerKeys.Load(configuration, environment);
        services.AddOptions<AccessSettings>().Bind(configuration.GetSection("Access")).PostConfigure(settings =>
        {
            settings.RequireTotp ??= !environment.IsDevelopment();
            settings.ConfirmGrants ??= !environment.IsDevelopment();
        });
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentActor>();
        services.AddScoped<CurrentSession>();
        services.AddSingleton<SessionTrips>();
        services.AddScoped<Audit>();
        services.AddScoped<PasswordChanger>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<SignInDoor>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        var protection = services.AddDataProtection().SetApplicationName("Lantu").PersistKeysToDbContext<LantuDbContext>();
        if (keys.Encryption is { } certificate)
        {
            protection.ProtectKeysWithCertificate(certificate);
        }

        // In place of the library's own, which it asks.
        var provider = services.Single(service => service.ServiceType == typeof(IDataProtectionProvider)).ImplementationFactory!;
        services.AddSingleton<IDataProtectionProvider>(known => new RememberedSecrets((IDataProtectionProvider)provider(known)));

        services.AddTokens(keys, environment.IsDevelopment());

        // Identity's tables, hasher and normalizer, without its UserManager: that writes whole rows, so two sign-ins at once would
        // undo each other's count of failures (docs/decisions/005).
        services.AddScoped<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        // OWASP's figure for PBKDF2-HMAC-SHA512; Identity's own default is less than half of it.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 220_000);

        var authentication = services.AddAuthentication(CookieScheme).AddCookie(options =>
        {
            options.Cookie.Name = "__Host-lantu";
            options.CookieManager = new RememberedCookies();
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            // The row of the session knows when it ends; the cookie only has to outlive it.
            options.ExpireTimeSpan = TimeSpan.FromDays(1);
            options.SlidingExpiration = false;
            options.Events.OnValidatePrincipal = ResumeAsync;
            // An API answers 401 and 403 in place; the framework would add a Location header to a page that does not exist.
            options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        });
        // After the library's own step, which has made the format.
        services.AddOptions<CookieAuthenticationOptions>(CookieScheme).PostConfigure(options => options.TicketDataFormat = new RememberedTickets(options.TicketDataFormat));
        services.AddSingleton<IAuthenticationSchemeProvider, RequestSchemes>();
        ExternalSignIn.Add(authentication, configuration, environment.IsDevelopment());
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(options =>
        {
            options.HeaderName = XsrfHeader;
            options.Cookie.Name = "__Host-lantu-xsrf";
            // Not Always: that makes the library refuse plain HTTP, which loopback is, where browsers take Secure cookies all the
            // same. The cookie policy marks the cookie Secure in every case.
            options.Cookie.SecurePolicy = CookieSecurePolicy.None;
            options.Cookie.SameSite = SameSiteMode.Lax;
        });
        services.Configure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.Always);
    }

    /// <summary>Hands the browser the token it must send back as a header with every unsafe call; it is bound to who is signed in.</summary>
    public static void SendXsrfToken(this HttpContext http)
    {
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        http.Response.Cookies.Append(XsrfCookie, tokens.RequestToken!, new CookieOptions { Secure = true, SameSite = SameSiteMode.Lax, HttpOnly = false, Path = "/" });
    }

    private static async Task ResumeAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (!await http.RequestServices.GetRequiredService<CurrentSession>().ResumeAsync(context.Principal!, http.RequestAborted))
        {
            context.RejectPrincipal();
        }
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
