using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Passwords;
using Lantu.Api.Security.Totp;
using MediatR;

namespace Lantu.Api.Features.Account;

public static class RenewRecoveryCodes
{
    public sealed record Command : Reauthentication, IRequest<ConfirmTotp.RecoveryCodesItem>, IBody<Command>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => Include(new Reauthentication.Validator());
    }

    public sealed class Handler(LantuDbContext db, PasswordCheck check, SecondFactor secondFactor, CurrentActor current, Audit audit) : IRequestHandler<Command, ConfirmTotp.RecoveryCodesItem>
    {
        public async Task<ConfirmTotp.RecoveryCodesItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await check.ReauthenticateAsync(current.Required.UserId, request.Password, request.Code, cancellationToken);
            if (user.TotpSecret is null)
            {
                throw new ConflictException("totp_not_enrolled");
            }

            var codes = await secondFactor.NewRecoveryCodesAsync(user, cancellationToken);
            audit.Add(current.Required, "recoveryCodes.renew", $"user:{user.Id}");
            await db.SaveOrStaleAsync(user, cancellationToken);
            return new ConfirmTotp.RecoveryCodesItem { RecoveryCodes = codes };
        }
    }
}
