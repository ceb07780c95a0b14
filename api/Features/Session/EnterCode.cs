using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Passwords;
using Lantu.Api.Security.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Session;

/// <summary>The second factor after an outside sign-in, which could not ask for it.</summary>
public static class EnterCode
{
    public sealed record Command : IRequest<SessionResponse>, IBody<Command>
    {
        /// <example>492039</example>
        public required string Code { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Code).MaximumLength(40).WithErrorCode("too_long").WithState(_ => 40);
        }
    }

    public sealed class Handler(LantuDbContext db, PasswordCheck check, CurrentActor current, CurrentSession session) : IRequestHandler<Command, SessionResponse>
    {
        public async Task<SessionResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await db.Users.VisibleTo(current.Required).SingleAsync(u => u.Id == current.Required.UserId, cancellationToken);
            if (!await check.TakeAttemptAsync(user, cancellationToken) || !await check.IsCodeRightAsync(user, request.Code, cancellationToken))
            {
                throw new RuleViolationException(new RuleViolation("/code", "code_wrong"));
            }

            await check.ForgiveAsync(user, cancellationToken);
            await session.CodeEnteredAsync(cancellationToken);
            return await SessionResponse.OfAsync(db, current.Required, session, cancellationToken);
        }
    }
}
