using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Account;

public static class CreateDelegation
{
    private const int MostDays = 92;

    public sealed record Command : IRequest<DelegationResponse>, IBody<Command>
    {
        /// <summary>Your membership, from GET /account.</summary>
        public required Guid MembershipId { get; init; }

        /// <summary>Who acts for you, from GET /account/delegates.</summary>
        public required Guid ToUserId { get; init; }

        /// <example>2026-12-01</example>
        public required DateOnly ValidFrom { get; init; }

        /// <summary>The first day on which it no longer holds; at most 92 days later.</summary>
        /// <example>2026-12-15</example>
        public required DateOnly ValidTo { get; init; }

        /// <example>赴省厅培训</example>
        public string? Reason { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.ValidTo).GreaterThan(c => c.ValidFrom).WithErrorCode("ends_before_it_begins");
            RuleFor(c => c.ValidTo).Must((c, to) => to.DayNumber - c.ValidFrom.DayNumber <= MostDays).WithErrorCode("too_many_days").WithState(_ => MostDays);
            RuleFor(c => c.Reason).MaximumLength(200).WithErrorCode("too_long").WithState(_ => 200);
            RuleFor(c => c.Reason).IsPrintable();
        }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, DelegationResponse>
    {
        public async Task<DelegationResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (actor, today) = (current.Required, clock.Today());
            // A delegation held from somebody else cannot be passed on: only one's own memberships are found here.
            var membership = await db.Memberships.AsNoTracking().VisibleTo(actor).InForce(today).SingleOrDefaultAsync(m => m.Id == request.MembershipId && m.UserId == actor.UserId, cancellationToken);
            // Of that role's unit: who has roles in two must not hand one unit's role to somebody of the other.
            var isColleague = membership is not null && await db.Users.VisibleTo(actor).Delegates(actor, [membership.OrgUnitId], today).AnyAsync(u => u.Id == request.ToUserId, cancellationToken);
            RuleViolationException.ThrowIfAny(
            [
                membership is null || !Permissions.CanBeDelegated(membership.Role) ? new RuleViolation("/membershipId", "not_to_be_delegated") : null,
                membership is null || isColleague ? null : new RuleViolation("/toUserId", "not_a_delegate"),
                request.ValidFrom < today ? new RuleViolation("/validFrom", "in_the_past") : null,
            ]);

            var delegation = new Delegation
            {
                Id = Guid.CreateVersion7(), MembershipId = request.MembershipId, ToUserId = request.ToUserId, ValidFrom = request.ValidFrom, ValidTo = request.ValidTo,
                Reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim(), CreatedAt = clock.Now(),
            };
            db.Delegations.Add(delegation);
            audit.Add(actor, "delegation.create", $"delegation:{delegation.Id}", $"to user:{request.ToUserId}, {membership!.Role}, {request.ValidFrom:yyyy-MM-dd} to {request.ValidTo:yyyy-MM-dd}");
            await db.SaveChangesAsync(cancellationToken);
            return await db.Delegations.AsNoTracking().VisibleTo(actor).Where(d => d.Id == delegation.Id).Select(DelegationResponse.Projection(today)).SingleAsync(cancellationToken);
        }
    }
}
