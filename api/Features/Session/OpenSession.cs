using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Passwords;
using Lantu.Api.Security.Sessions;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Lantu.Api.Features.Session;

public static class OpenSession
{
    public sealed record Command : IRequest<SessionResponse>, IBody<Command>
    {
        /// <example>kecheng.drafter</example>
        public required string UserName { get; init; }

        /// <example>Lantu-demo-2025</example>
        public required string Password { get; init; }

        /// <summary>Six digits of the authenticator app, or a recovery code. Send it when the answer without it is 401 code_required.</summary>
        /// <example>492039</example>
        public string? Code { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.UserName).MaximumLength(256).WithErrorCode("too_long").WithState(_ => 256);
            RuleFor(c => c.UserName).IsPrintable();
            RuleFor(c => c.Password).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Password).MaximumLength(256).WithErrorCode("too_long").WithState(_ => 256);
            RuleFor(c => c.Code).MaximumLength(40).WithErrorCode("too_long").WithState(_ => 40);
        }
    }

    public sealed class Handler(LantuDbContext db, ILookupNormalizer names, PasswordCheck check, SignInDoor door, CurrentActor current, CurrentSession session, Audit audit) : IRequestHandler<Command, SessionResponse>
    {
        public async Task<SessionResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await db.Users.ByNameAsync(names.NormalizeName(request.UserName), cancellationToken);
            var isRight = await check.IsRightAsync(user, request.Password, cancellationToken);
            if (isRight && user!.TotpSecret is not null && request.Code is null)
            {
                // Half of a right answer: neither in nor a failure. Earlier failures stay counted, or codes could be guessed for ever.
                await check.GiveBackAsync(user, cancellationToken);
                throw new MalformedRequestException(StatusCodes.Status401Unauthorized, "code_required");
            }

            if (!isRight || !await check.IsCodeRightAsync(user!, request.Code, cancellationToken))
            {
                audit.Add(user?.Id, "session.open", $"userName:{request.UserName}", outcome: AuditOutcome.Refused);
                await db.SaveChangesAsync(cancellationToken);
                throw new MalformedRequestException(StatusCodes.Status401Unauthorized, isRight ? "code_wrong" : "sign_in_failed");
            }

            await check.ForgiveAsync(user!, cancellationToken);
            await door.OpenAsync(user!, awaitsCode: false, "password", cancellationToken);
            return await SessionResponse.OfAsync(db, current.Required, session, cancellationToken);
        }
    }
}
