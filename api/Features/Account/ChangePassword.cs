using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Passwords;
using Lantu.Api.Security.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Account;

public static class ChangePassword
{
    public sealed record Command : IRequest, IBody<Command>
    {
        /// <example>Lantu-demo-2025</example>
        public required string CurrentPassword { get; init; }

        /// <example>钱江源头-水清岸绿-7</example>
        public required string NewPassword { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.CurrentPassword).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.CurrentPassword).MaximumLength(256).WithErrorCode("too_long").WithState(_ => 256);
            RuleFor(c => c.NewPassword).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.NewPassword).MaximumLength(256).WithErrorCode("too_long").WithState(_ => 256);
        }
    }

    public sealed class Handler(LantuDbContext db, PasswordCheck check, PasswordChanger changer, CurrentActor current, CurrentSession session, Audit audit) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await db.Users.VisibleTo(current.Required).SingleAsync(u => u.Id == current.Required.UserId, cancellationToken);
            if (user.PasswordHash is null)
            {
                throw new ConflictException("no_password");
            }

            if (!await check.IsRightAsync(user, request.CurrentPassword, cancellationToken))
            {
                throw new RuleViolationException(new RuleViolation("/currentPassword", "password_wrong"));
            }

            await check.ForgiveAsync(user, cancellationToken);
            await db.Entry(user).ReloadAsync(cancellationToken);
            await changer.ChangeAsync(user, request.NewPassword, "/newPassword", cancellationToken);
            audit.Add(current.Required, "password.change", $"user:{user.Id}");
            await db.SaveOrStaleAsync(user, cancellationToken);
            await session.EndAllAsync(user.Id, except: session.Id, cancellationToken);
        }
    }
}
