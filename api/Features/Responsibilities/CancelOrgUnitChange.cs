using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>Calls a merger, split or renaming off before its day; all that it did is put back.</summary>
public static class CancelOrgUnitChange
{
    public sealed record Command(Guid Change, long ExpectedVersion, Body Body) : IRequest<ListOrgUnitChanges.OrgUnitChangeItem>;

    public sealed record Body : IBody<Body>
    {
        /// <example>市委编委决定暂缓实施。</example>
        public required string Reason { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Body.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode("required").MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000).IsPrintable();
    }

    public sealed class Handler(LantuDbContext db, OrgUnitChangeUndoing undoing, CurrentActor current, Audit audit, PeriodOpening opening, TimeProvider clock) : IRequestHandler<Command, ListOrgUnitChanges.OrgUnitChangeItem>
    {
        public async Task<ListOrgUnitChanges.OrgUnitChangeItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var (actor, now) = (current.Required, clock.Now());
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('org unit change'))", cancellationToken);
            var change = (await db.OrgUnitChanges.SingleOrDefaultAsync(c => c.Id == request.Change, cancellationToken) ?? throw new NotFoundException("not_found")).At(request.ExpectedVersion);
            change.Cancel(actor.UserId, now, request.Body.Reason.Trim());
            audit.Add(actor, "orgUnit.cancelChange", $"orgUnitChange:{change.Id}", $"{change.Kind} from {change.EffectiveOn:yyyy-MM-dd}; {change.DocumentNumber}; {change.CancelReason}");
            await db.SaveOrStaleAsync(change, cancellationToken);
            await undoing.PutBackAsync(change, cancellationToken);
            await opening.RunAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            return (await ListOrgUnitChanges.DescribeAsync(db, db.OrgUnitChanges.AsNoTracking().Where(c => c.Id == change.Id), actor, now, cancellationToken))[0];
        }
    }
}
