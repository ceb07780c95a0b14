using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Projects;

public static class ListSheetSaves
{
    public sealed record Filter : IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, string Code, Filter Filter) : IRequest<Page<SheetSaveItem>>;

    /// <summary>One save of a project's sheet, or of a sub-project (台账记录), as it was from then on.</summary>
    public sealed record SheetSaveItem
    {
        public required Guid Id { get; init; }
        public required DateTimeOffset SavedAt { get; init; }

        /// <summary>Null for what was kept without it.</summary>
        /// <example>陈立</example>
        public required string? SavedBy { get; init; }

        /// <summary>Code of the sub-project; null where it is the project's own sheet.</summary>
        /// <example>4-2/1</example>
        public required string? SubProject { get; init; }

        /// <summary>Of the sub-project.</summary>
        public required string? Title { get; init; }

        /// <summary>Overdue is what was so on that day.</summary>
        public required ProjectSheetResponse.SheetItem Sheet { get; init; }
        public required string? Stage { get; init; }

        /// <summary>Share done in per cent.</summary>
        public required decimal? Done { get; init; }

        /// <summary>Completed so far, in 万元.</summary>
        public required decimal? Invested { get; init; }
        public required string? Cancelled { get; init; }

        /// <summary>What it says otherwise than the save before; all that it says, where it is the first.</summary>
        public required IReadOnlyList<SheetMember> Changed { get; init; }

        /// <summary>The project as it stood on that day, judged by its sheet of that day.</summary>
        public required Status Status { get; init; }
    }

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, Page<SheetSaveItem>>
    {
        public async Task<Page<SheetSaveItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, null, cancellationToken);
            var project = await db.Projects.AsNoTracking().Include(p => p.Column).Include(p => p.Commitments).Include(p => p.SubProjects).AsSplitQuery()
                .SingleOrDefaultAsync(p => p.PlanId == reading.Plan.Id && p.Code == request.Code, cancellationToken) ?? throw new NotFoundException("not_found");
            var saves = reading.SheetSaves[project.Id].ToList();
            var names = await db.Users.NamesOf([.. saves.Select(s => s.SavedBy).OfType<Guid>().Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
            var rows = Enumerable.Range(0, saves.Count).Reverse().Select(at => (Save: saves[at], Before: saves[..at].FindLast(s => s.SubProjectId == saves[at].SubProjectId)));
            return Paging.Cut(rows.Select(r => Item(r.Save, r.Before, project, reading, names)), request.Filter);
        }

        private static SheetSaveItem Item(SheetSave save, SheetSave? before, Project project, PlanReading reading, Dictionary<Guid, string> names)
        {
            var day = Clock.DayOf(save.SavedAt);
            return new SheetSaveItem
            {
                Id = save.Id,
                SavedAt = save.SavedAt,
                SavedBy = save.SavedBy is { } by ? names[by] : null,
                SubProject = project.SubProjects.Find(s => s.Id == save.SubProjectId)?.CodeIn(project),
                Title = save.Title,
                Sheet = ProjectSheetResponse.SheetItem.Of(save.Sheet, day),
                Stage = save.Stage,
                Done = save.Done,
                Invested = save.Invested,
                Cancelled = save.Cancelled,
                Changed = [.. save.ChangesSince(before)],
                Status = reading.At(day).StatusOf(project, project.Column.Category),
            };
        }
    }
}
