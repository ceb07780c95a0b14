using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.SavedViews;

public static class CreateSavedView
{
    private const int MostViews = 30;

    public sealed record Command(string Plan, Body Body) : IRequest<SavedViewResponse>;

    public sealed record Body : IBody<Body>
    {
        public required ViewScreen Screen { get; init; }

        /// <example>柯城区滞后任务</example>
        public required string Name { get; init; }

        /// <summary>As it stands in the address of the list, without the question mark.</summary>
        /// <example>orgUnit=kecheng&amp;light=red</example>
        public required string Query { get; init; }

        /// <summary>Code of a unit for which you work: all of its people see it. Yours alone unless told.</summary>
        /// <example>water</example>
        public string? OrgUnit { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Screen).IsInEnum().WithErrorCode("required");
            RuleFor(c => c.Body.Name).MustBeName();
            RuleFor(c => c.Body.Query).MustBeQuery();
            RuleFor(c => c.Body.OrgUnit).IsPrintable();
        }
    }

    public sealed class Handler(LantuDbContext db, SavedViewReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, SavedViewResponse>
    {
        public async Task<SavedViewResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body, actor) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body, current.Required);
            var own = SavedView.UnitsOf(actor);
            var unit = body.OrgUnit is null ? null : await db.OrgUnits.SingleOrDefaultAsync(u => u.Code == body.OrgUnit && own.Contains(u.Id), cancellationToken);
            RuleViolationException.ThrowIfAny([body.OrgUnit is not null && unit is null ? new RuleViolation("/orgUnit", "saved_view_of_another_unit") : null]);
            var view = SavedView.Save(plan.Id, body.Screen, body.Name.Trim(), body.Query.TrimStart('?'), unit?.Id, actor.UserId, clock.Now());
            if (await reader.Of(plan).CountAsync(v => v.Screen == view.Screen && v.OrgUnitId == view.OrgUnitId, cancellationToken) >= MostViews)
            {
                throw new ConflictException("too_many_saved_views", MostViews);
            }

            db.SavedViews.Add(view);
            audit.Add(actor, "savedView.create", $"savedView:{view.Id}", $"{view.Screen}: {view.Name}; {unit?.Code}");
            await db.SaveChangesAsync(cancellationToken);
            return (await reader.DescribeAsync([view], cancellationToken))[0];
        }
    }
}
