using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Passwords;
using Lantu.Api.Security.Totp;
using MediatR;

namespace Lantu.Api.Features.Account;

public static class ProposeTotp
{
    public sealed record Command : Reauthentication, IRequest<TotpProposalItem>, IBody<Command>;

    public sealed record TotpProposalItem
    {
        /// <summary>Base32, to type in where there is no camera.</summary>
        /// <example>JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP</example>
        public required string Secret { get; init; }

        /// <summary>What the QR code says.</summary>
        /// <example>otpauth://totp/Lantu:epb.reviewer?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&amp;issuer=Lantu</example>
        public required string Uri { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => Include(new Reauthentication.Validator());
    }

    public sealed class Handler(LantuDbContext db, PasswordCheck check, SecondFactor secondFactor, CurrentActor current) : IRequestHandler<Command, TotpProposalItem>
    {
        public async Task<TotpProposalItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await check.ReauthenticateAsync(current.Required.UserId, request.Password, request.Code, cancellationToken);
            var (secret, uri) = secondFactor.Propose(user);
            await db.SaveOrStaleAsync(user, cancellationToken);
            return new TotpProposalItem { Secret = secret, Uri = uri };
        }
    }
}
