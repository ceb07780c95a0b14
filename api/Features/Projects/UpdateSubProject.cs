using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Projects;

public static class UpdateSubProject
{
    public sealed record Command(string Plan, string Code, int No, long ExpectedVersion, SubProjectBody Body) : IRequest<SubProjectResponse>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Body).SetValidator(new SubProjectWords.Validator());
    }

    public sealed class Handler(LantuDbContext db, ProjectSheets sheets, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, SubProjectResponse>
    {
        public async Task<SubProjectResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var project = await sheets.LoadAsync(request.Plan, request.Code, cancellationToken);
            var one = project.SubProjects.Find(s => s.No == request.No) ?? throw new NotFoundException("not_found");
            await sheets.EnsureMayWriteAsync(project, cancellationToken, one.OrgUnitId);
            one.At(request.ExpectedVersion);
            var content = request.Body.ToContent();
            RuleViolationException.ThrowIfAny(content.Sheet.Check("/sheet", [.. (await sheets.LaddersAsync(cancellationToken)).Select(l => l.Code)], clock.Today()));
            audit.Add(current.Required, "subProject.update", $"subProject:{one.CodeIn(project)}",
                $"{one.Stage} {one.Done}% {one.Invested} → {content.Stage} {content.Done}% {content.Invested}; {content.Title}{(content.Cancelled is null ? "" : $"; cancelled: {content.Cancelled}")}");
            one.Change(content, clock.Today());
            db.SheetSaves.Add(SheetSave.Of(one, current.Required.UserId, clock.Now()));
            await db.SaveOrStaleAsync(one, cancellationToken);
            return SubProjectResponse.Of(one, project, mayWrite: true, clock.Today());
        }
    }
}
