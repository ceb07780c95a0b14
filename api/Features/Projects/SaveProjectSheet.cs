using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Projects;

public static class SaveProjectSheet
{
    public sealed record Command(string Plan, string Code, long ExpectedVersion, ProjectSheetBody Body) : IRequest<ProjectSheetResponse>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Body).SetValidator(new ProjectSheetBody.Validator());
    }

    public sealed class Handler(LantuDbContext db, ProjectSheets sheets, StandingsWriter standings, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ProjectSheetResponse>
    {
        public async Task<ProjectSheetResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var project = await sheets.LoadAsync(request.Plan, request.Code, cancellationToken);
            await sheets.EnsureMayWriteAsync(project, cancellationToken);
            project.At(request.ExpectedVersion);
            var sheet = request.Body.ToSheet();
            RuleViolationException.ThrowIfAny(sheet.Check("", [.. (await sheets.LaddersAsync(cancellationToken)).Select(l => l.Code)], clock.Today()));
            audit.Add(current.Required, "project.sheet", $"project:{project.Code}", $"{Said(project.Sheet)} → {Said(sheet)}");
            project.Sheet = sheet;
            project.Version++;
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.SaveOrStaleAsync(project, cancellationToken);
            db.SheetSaves.Add(SheetSave.Of(project, current.Required.UserId, clock.Now()));
            await db.SaveChangesAsync(cancellationToken);
            await standings.RefreshAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), cancellationToken);
            await work.KeepAsync(cancellationToken);
            return await sheets.DescribeAsync(project, cancellationToken);
        }

        /// <summary>In short: the log takes a line.</summary>
        private static string Said(ProjectSheet? sheet) => sheet is null ? "—"
            : $"{sheet.StartsOn:yyyy-MM-dd}–{sheet.EndsOn:yyyy-MM-dd}, {sheet.Ladder}, {sheet.Planned}/{sheet.Arranged} 万元, {sheet.Milestones.Count(m => m.DoneOn is not null)}/{sheet.Milestones.Count} milestones, {sheet.Place}";
    }
}
