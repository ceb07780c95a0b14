using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Users;

public static class LinkExternalIdentity
{
    public sealed record Command(Guid Id, Body Body) : IRequest<ListExternalIdentities.ExternalIdentityItem>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>Null refuses, or takes an earlier link away.</summary>
        public required Guid? UserId { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Body.UserId).NotEqual(Guid.Empty).WithErrorCode("unknown_user");
    }

    public sealed class Handler(LantuDbContext db, CurrentSession sessions, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ListExternalIdentities.ExternalIdentityItem>
    {
        public async Task<ListExternalIdentities.ExternalIdentityItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var (actor, userId) = (current.Required, request.Body.UserId);
            var identity = await db.ExternalIdentities.VisibleTo(actor).SingleOrDefaultAsync(e => e.Id == request.Id, cancellationToken) ?? throw new NotFoundException("not_found");
            if (userId == actor.UserId || identity.UserId == actor.UserId)
            {
                throw new ForbiddenException("not_to_oneself");
            }

            if (userId is not null && !await db.Users.VisibleTo(actor).AnyAsync(u => u.Id == userId && u.DisabledAt == null, cancellationToken))
            {
                throw new RuleViolationException(new RuleViolation("/userId", "unknown_user"));
            }

            var before = identity.UserId;
            (identity.UserId, identity.DecidedAt, identity.DecidedBy) = (userId, clock.Now(), actor.UserId);
            audit.Add(actor, userId is null ? "externalIdentity.refuse" : "externalIdentity.link", $"externalIdentity:{identity.Id}", userId is null ? null : $"user:{userId}");
            await db.SaveChangesAsync(cancellationToken);
            if (before is { } user && user != userId)
            {
                await sessions.EndAllAsync(user, except: null, cancellationToken);
            }

            return await db.ExternalIdentities.AsNoTracking().VisibleTo(actor).Where(e => e.Id == identity.Id).Select(ListExternalIdentities.ExternalIdentityItem.Projection).SingleAsync(cancellationToken);
        }
    }
}
