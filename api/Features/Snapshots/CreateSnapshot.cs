using System.Globalization;
using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Snapshots;

public static class CreateSnapshot
{
    public sealed record Command(string Plan, Body Body) : IRequest<SnapshotResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>Neither an instant nor a day itself.</summary>
        /// <example>2023年中期</example>
        public required string Name { get; init; }

        /// <summary>An instant (RFC 3339), or a day: its end in Asia/Shanghai. Not in the future.</summary>
        /// <example>2023-06-30</example>
        public required string AsOf { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => (string?)c.Body.Name).IsWritten(60).Must(n => Instant.Parse(n) is null && !DateOnly.TryParseExact(n, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)).WithErrorCode("snapshot_name_taken");
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, SnapshotResponse>
    {
        public async Task<SnapshotResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body, actor) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body, current.Required);
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var asOf = await db.Snapshots.InstantOfAsync(plan, body.AsOf, cancellationToken);
            RuleViolationException.ThrowIfAny([asOf is null ? new RuleViolation("/asOf", "malformed_as_of") : asOf > clock.Now() ? new RuleViolation("/asOf", "in_the_future") : null]);
            var name = body.Name.Trim();
            if (await db.Snapshots.AnyAsync(s => s.PlanId == plan.Id && s.Name == name, cancellationToken))
            {
                throw new ConflictException("snapshot_name_taken");
            }

            var snapshot = new Snapshot { Id = Guid.CreateVersion7(), PlanId = plan.Id, Name = name, AsOf = asOf!.Value, CreatedBy = actor.UserId, CreatedAt = clock.Now() };
            db.Snapshots.Add(snapshot);
            audit.Add(actor, "snapshot.create", $"snapshot:{snapshot.Id}", $"{plan.Code} {name}: {snapshot.AsOf:O}");
            await db.SaveChangesAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            return SnapshotResponse.Of(snapshot, (await db.Users.NamesOf([actor.UserId]).SingleAsync(cancellationToken)).DisplayName);
        }
    }
}
