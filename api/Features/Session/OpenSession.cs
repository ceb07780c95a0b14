using System.Security.Claims;
using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Lantu.Api.Features.Session;

public static class OpenSession
{
    public sealed record Command : IRequest<SessionResponse>
    {
        /// <example>kecheng.drafter</example>
        public required string UserName { get; init; }

        /// <example>Lantu-demo-2025</example>
        public required string Password { get; init; }

        /// <summary>One-time code, where the account asks for one. No account does yet.</summary>
        public string? Code { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.UserName).MaximumLength(256).WithErrorCode("too_long").WithState(_ => 256);
            RuleFor(c => c.UserName).Must(PlainText.IsKeepable).WithErrorCode("unprintable_characters");
            RuleFor(c => c.Password).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Password).MaximumLength(256).WithErrorCode("too_long").WithState(_ => 256);
        }
    }

    public sealed class Handler(UserManager<User> users, LantuDbContext db, IHttpContextAccessor accessor, TimeProvider clock) : IRequestHandler<Command, SessionResponse>
    {
        // Verified when there is no such user, so that the time taken tells nothing about which names exist.
        private static readonly User Nobody = new() { DisplayName = "" };
        private static string? nobodysHash;

        public async Task<SessionResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await users.FindByNameAsync(request.UserName);
            if (!await IsPasswordRightAsync(user, request.Password))
            {
                throw new MalformedRequestException(StatusCodes.Status401Unauthorized, "sign_in_failed");
            }

            var http = accessor.HttpContext!;
            var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user!.Id.ToString()), new(ClaimTypes.Name, user.UserName!)], CookieAuthenticationDefaults.AuthenticationScheme);
            http.User = new ClaimsPrincipal(identity);
            await http.SignInAsync(http.User);
            http.SendXsrfToken();
            return await SessionResponse.OfAsync(db, user.Id, clock.Today(), cancellationToken);
        }

        /// <summary>A locked account answers exactly as a wrong password does, and the password is hashed in every case.</summary>
        private async Task<bool> IsPasswordRightAsync(User? user, string password)
        {
            if (user is null)
            {
                nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
                users.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash, password);
                return false;
            }

            var isRight = await users.CheckPasswordAsync(user, password);
            if (await users.IsLockedOutAsync(user))
            {
                return false;
            }

            if (!isRight)
            {
                await users.AccessFailedAsync(user);
            }
            else if (user.AccessFailedCount > 0)
            {
                await users.ResetAccessFailedCountAsync(user);
            }

            return isRight;
        }
    }
}
