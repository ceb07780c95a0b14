using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Passwords;
using Lantu.Api.Security.Sessions;
using Lantu.Api.Security.Totp;
using MediatR;

namespace Lantu.Api.Features.Users;

public static class ResetTotp
{
    public sealed record Command(Guid Id, long ExpectedVersion, Body Body) : IRequest<UserResponse>;

    public sealed record Body : Reauthentication, IBody<Body>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Body).SetValidator(new Reauthentication.Validator());
    }

    public sealed class Handler(LantuDbContext db, UserReader reader, PasswordCheck check, SecondFactor secondFactor, CurrentSession sessions, CurrentActor current, Audit audit) : IRequestHandler<Command, UserResponse>
    {
        public async Task<UserResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await reader.LoadOtherAsync(request.Id, request.ExpectedVersion, cancellationToken);
            if (user.TotpSecret is null)
            {
                throw new ConflictException("totp_not_enrolled");
            }

            await check.ReauthenticateAsync(current.Required.UserId, request.Body.Password, request.Body.Code, cancellationToken);
            await secondFactor.RemoveAsync(user, cancellationToken);
            audit.Add(current.Required, "totp.reset", $"user:{user.Id}");
            await db.SaveOrStaleAsync(user, cancellationToken);
            await sessions.EndAllAsync(user.Id, except: null, cancellationToken);
            return await reader.DescribeAsync(user.Id, cancellationToken);
        }
    }
}
