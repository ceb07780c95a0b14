using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Passwords;
using Lantu.Api.Security.Sessions;
using Lantu.Api.Security.Totp;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Account;

public static class ConfirmTotp
{
    public sealed record Command : IRequest<RecoveryCodesItem>, IBody<Command>
    {
        /// <example>492039</example>
        public required string Code { get; init; }
    }

    public sealed record RecoveryCodesItem
    {
        /// <summary>Each stands in for the authenticator app once. They are shown now and never again.</summary>
        /// <example>["k7mq-2xvb-9hcd-w4tn"]</example>
        public required IReadOnlyList<string> RecoveryCodes { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Code).Must(code => code.Length == 6 && code.All(char.IsAsciiDigit)).WithErrorCode("code_malformed");
    }

    public sealed class Handler(LantuDbContext db, PasswordCheck check, SecondFactor secondFactor, CurrentActor current, CurrentSession session, Audit audit) : IRequestHandler<Command, RecoveryCodesItem>
    {
        public async Task<RecoveryCodesItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await db.Users.VisibleTo(current.Required).SingleAsync(u => u.Id == current.Required.UserId, cancellationToken);
            if (user.TotpPendingSecret is null)
            {
                throw new ConflictException("totp_not_proposed");
            }

            var mayTry = await check.TakeAttemptAsync(user, cancellationToken);
            var codes = mayTry ? await secondFactor.ConfirmAsync(user, request.Code, cancellationToken) : null;
            if (codes is null)
            {
                throw new RuleViolationException(new RuleViolation("/code", "code_wrong"));
            }

            audit.Add(current.Required, "totp.enrol", $"user:{user.Id}");
            await db.SaveOrStaleAsync(user, cancellationToken);
            await check.ForgiveAsync(user, cancellationToken);
            await session.EndAllAsync(user.Id, except: session.Id, cancellationToken);
            return new RecoveryCodesItem { RecoveryCodes = codes };
        }
    }
}
