using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Lantu.Api.Security.Passwords;
using Lantu.Api.Security.Totp;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lantu.Api.Features.Account;

public static class GetAccount
{
    public sealed record Query : IRequest<AccountItem>;

    public sealed record AccountItem
    {
        public required PersonRef User { get; init; }

        /// <summary>Where you are reminded by mail; null for nowhere.</summary>
        /// <example>xuli@kecheng.example</example>
        public required string? Email { get; init; }

        /// <summary>False for somebody who signs in elsewhere only.</summary>
        public required bool HasPassword { get; init; }
        public required DateTimeOffset? PasswordExpiresAt { get; init; }
        public required PasswordRulesItem PasswordRules { get; init; }
        public required bool HasTotp { get; init; }

        /// <summary>Whether a role of yours asks for a second factor.</summary>
        public required bool NeedsTotp { get; init; }

        /// <example>10</example>
        public required int RecoveryCodesLeft { get; init; }
        public required IReadOnlyList<AccountMembershipItem> Memberships { get; init; }
    }

    public sealed record PasswordRulesItem
    {
        /// <example>10</example>
        public required int MinLength { get; init; }

        /// <summary>Whether three of lower case, upper case, digits and others are asked for.</summary>
        public required bool NeedsThreeClasses { get; init; }

        /// <summary>How many former passwords may not come back.</summary>
        /// <example>5</example>
        public required int History { get; init; }
    }

    public sealed record AccountMembershipItem
    {
        public required Guid Id { get; init; }
        public required Role Role { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }
        public required DateOnly ValidFrom { get; init; }

        /// <summary>The first day on which it no longer holds; null for without end.</summary>
        public required DateOnly? ValidTo { get; init; }

        /// <summary>Whether somebody else may hold it for you for a time.</summary>
        public required bool CanBeDelegated { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, SecondFactor secondFactor, IOptions<AccessSettings> settings, TimeProvider clock) : IRequestHandler<Query, AccountItem>
    {
        public async Task<AccountItem> Handle(Query request, CancellationToken cancellationToken)
        {
            var (actor, access) = (current.Required, settings.Value);
            var user = await db.Users.AsNoTracking().VisibleTo(actor).SingleAsync(u => u.Id == actor.UserId, cancellationToken);
            var memberships = await db.Memberships.AsNoTracking().VisibleTo(actor).InForce(clock.Today()).Where(m => m.UserId == actor.UserId).Include(m => m.OrgUnit).OrderBy(m => m.Role).ToListAsync(cancellationToken);
            return new AccountItem
            {
                User = PersonRef.Of(user),
                Email = user.Email,
                HasPassword = user.PasswordHash is not null,
                PasswordExpiresAt = PasswordPolicy.ExpiresAt(access.PasswordProfile, user.PasswordChangedAt),
                PasswordRules = new PasswordRulesItem { MinLength = PasswordPolicy.MinLength(access.PasswordProfile), NeedsThreeClasses = access.PasswordProfile == PasswordProfile.Dengbao, History = PasswordPolicy.History },
                HasTotp = user.TotpSecret is not null,
                NeedsTotp = access.RequireTotp == true && actor.Memberships.Any(m => Permissions.NeedsTotp(m.Role)),
                RecoveryCodesLeft = await secondFactor.RecoveryCodesLeftAsync(user, cancellationToken),
                Memberships = [.. memberships.Select(m => new AccountMembershipItem
                {
                    Id = m.Id, Role = m.Role, OrgUnit = OrgUnitRef.Of(m.OrgUnit), ValidFrom = m.ValidFrom, ValidTo = m.ValidTo, CanBeDelegated = Permissions.CanBeDelegated(m.Role),
                })],
            };
        }
    }
}
