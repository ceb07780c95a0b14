using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Projects;

public static class CreateSubProject
{
    public sealed record Command(string Plan, string Code, Body Body) : IRequest<SubProjectResponse>;

    public sealed record Body : SubProjectWords, IBody<Body>
    {
        /// <summary>Code of the area whose it is: one's own or, for people of the unit that leads the project, any.</summary>
        /// <example>qujiang</example>
        public required string OrgUnit { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body).SetValidator(new SubProjectWords.Validator());
            RuleFor(c => c.Body.OrgUnit).NotEmpty().WithErrorCode("required").IsPrintable();
        }
    }

    public sealed class Handler(LantuDbContext db, ProjectSheets sheets, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, SubProjectResponse>
    {
        public async Task<SubProjectResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var project = await sheets.LoadAsync(request.Plan, request.Code, cancellationToken);
            var unit = await db.OrgUnits.SingleOrDefaultAsync(u => u.Code == request.Body.OrgUnit && (u.Kind == OrgUnitKind.County || u.Kind == OrgUnitKind.Committee), cancellationToken);
            var content = request.Body.ToContent();
            RuleViolationException.ThrowIfAny(
            [
                unit is null ? new RuleViolation("/orgUnit", "not_an_area", request.Body.OrgUnit) : null,
                .. content.Sheet.Check("/sheet", [.. (await sheets.LaddersAsync(cancellationToken)).Select(l => l.Code)], clock.Today()),
            ]);
            await sheets.EnsureMayWriteAsync(project, cancellationToken, unit!.Id);
            var made = new SubProject { Id = Guid.CreateVersion7(), ProjectId = project.Id, No = project.SubProjects.Select(s => s.No).DefaultIfEmpty(0).Max() + 1, OrgUnitId = unit.Id, OrgUnit = unit };
            made.Change(content, clock.Today());
            db.SubProjects.Add(made);
            db.SheetSaves.Add(SheetSave.Of(made, current.Required.UserId, clock.Now()));
            audit.Add(current.Required, "subProject.create", $"subProject:{made.CodeIn(project)}", $"{unit.Code}: {made.Title}");
            await db.SaveChangesAsync(cancellationToken);
            return SubProjectResponse.Of(made, project, mayWrite: true, clock.Today());
        }
    }
}
