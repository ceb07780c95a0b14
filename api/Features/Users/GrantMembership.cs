using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lantu.Api.Features.Users;

public static class GrantMembership
{
    public sealed record Command(Guid UserId, long ExpectedVersion, Body Body) : IRequest<UserResponse>;

    public sealed record Body : IBody<Body>
    {
        public required Role Role { get; init; }

        /// <summary>Code of the unit: an area or a department for drafters and approvers, a department for the others.</summary>
        /// <example>kaihua</example>
        public required string OrgUnit { get; init; }

        /// <summary>Today unless told.</summary>
        /// <example>2026-12-01</example>
        public DateOnly? ValidFrom { get; init; }

        /// <summary>The first day on which it no longer holds; null for without end.</summary>
        public DateOnly? ValidTo { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.OrgUnit).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Body.OrgUnit).IsPrintable();
        }
    }

    public sealed class Handler(LantuDbContext db, UserReader reader, CurrentActor current, IOptions<AccessSettings> settings, Audit audit, TimeProvider clock) : IRequestHandler<Command, UserResponse>
    {
        public async Task<UserResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (actor, body, now, today) = (current.Required, request.Body, clock.Now(), clock.Today());
            var user = await reader.LoadOtherAsync(request.UserId, request.ExpectedVersion, cancellationToken);
            var unit = await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Code == body.OrgUnit, cancellationToken);
            var from = body.ValidFrom ?? today;
            RuleViolationException.ThrowIfAny(
            [
                unit is null ? new RuleViolation("/orgUnit", "unknown_org_unit", body.OrgUnit) : !Permissions.Fits(body.Role, unit.Kind) ? new RuleViolation("/role", "role_does_not_fit_unit") : unit.EndedOn <= from ? new RuleViolation("/orgUnit", "org_unit_not_there", unit.ShortName) : null,
                from < today ? new RuleViolation("/validFrom", "in_the_past") : null,
                body.ValidTo <= from ? new RuleViolation("/validTo", "ends_before_it_begins") : null,
            ]);

            var needsSecond = settings.Value.ConfirmGrants == true && Permissions.Decides(body.Role);
            var membership = new Membership
            {
                Id = Guid.CreateVersion7(), UserId = user.Id, Role = body.Role, OrgUnitId = unit!.Id, ValidFrom = from, ValidTo = body.ValidTo,
                GrantedAt = now, GrantedBy = actor.UserId, ConfirmedAt = needsSecond ? null : now,
            };
            db.Memberships.Add(membership);
            user.Touch();
            audit.Add(actor, "membership.grant", $"membership:{membership.Id}", $"user:{user.Id}, {body.Role} of {unit.Code}, from {from:yyyy-MM-dd}{(body.ValidTo is { } to ? $" to {to:yyyy-MM-dd}" : "")}{(needsSecond ? ", pending" : "")}");
            await db.SaveOrStaleAsync(user, cancellationToken);
            return await reader.DescribeAsync(user.Id, cancellationToken);
        }
    }
}
