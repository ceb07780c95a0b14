using Lantu.Api.Data;
using Lantu.Api.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Lantu.Api.Security;

/// <summary>The cookie session of the SPA: who may sign in, for how long, and how forged requests are kept out.</summary>
public static class SignIn
{
    public const string XsrfCookie = "XSRF-TOKEN";
    public const string XsrfHeader = "X-XSRF-TOKEN";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentActor>();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddDataProtection().SetApplicationName("Lantu").PersistKeysToDbContext<LantuDbContext>();

        services.AddIdentityCore<User>(options =>
        {
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        });
        services.AddScoped<IUserStore<User>, UserOnlyStore<User, LantuDbContext, Guid>>();
        // OWASP's figure for PBKDF2-HMAC-SHA512; Identity's own default is less than half of it.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 220_000);

        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "__Host-lantu";
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.SlidingExpiration = true;
            // An API answers 401 and 403 in place; the framework would add a Location header to a page that does not exist.
            options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        });
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

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
