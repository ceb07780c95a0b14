using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Passwords;
using Lantu.Api.Security.Sessions;
using MediatR;

namespace Lantu.Api.Features.Users;

public static class ResetPassword
{
    public sealed record Command(Guid Id, long ExpectedVersion, Body Body) : IRequest<CreateUser.CreatedUserItem>;

    public sealed record Body : Reauthentication, IBody<Body>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Body).SetValidator(new Reauthentication.Validator());
    }

    public sealed class Handler(LantuDbContext db, UserReader reader, PasswordCheck check, PasswordChanger changer, CurrentSession sessions, CurrentActor current, Audit audit) : IRequestHandler<Command, CreateUser.CreatedUserItem>
    {
        public async Task<CreateUser.CreatedUserItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await reader.LoadOtherAsync(request.Id, request.ExpectedVersion, cancellationToken);
            await check.ReauthenticateAsync(current.Required.UserId, request.Body.Password, request.Body.Code, cancellationToken);
            var password = changer.Reset(user);
            // Whoever was locked out has an administrator's word now.
            (user.AccessFailedCount, user.LockoutEnd) = (0, null);
            audit.Add(current.Required, "password.reset", $"user:{user.Id}");
            await db.SaveOrStaleAsync(user, cancellationToken);
            await sessions.EndAllAsync(user.Id, except: null, cancellationToken);
            return new CreateUser.CreatedUserItem { User = await reader.DescribeAsync(user.Id, cancellationToken), OneTimePassword = password };
        }
    }
}
