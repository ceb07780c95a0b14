using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Account;

/// <summary>Needs no password again: what is sent there tells what is due, and no account can be recovered by it.</summary>
public static class ChangeEmail
{
    public sealed record Command : IRequest, IBody<Command>
    {
        /// <summary>Null: no mails.</summary>
        /// <example>xuli@kecheng.example</example>
        public required string? Email { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Email).IsEmailAddress();
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await db.Users.VisibleTo(current.Required).SingleAsync(u => u.Id == current.Required.UserId, cancellationToken);
            if (user.Email == request.Email)
            {
                return;
            }

            user.Email = request.Email;
            audit.Add(current.Required, "email.change", $"user:{user.Id}");
            user.Touch();
            await db.SaveOrStaleAsync(user, cancellationToken);
        }
    }
}
