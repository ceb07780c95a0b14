using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

public static class ListResponsibilities
{
    public sealed record Filter : IPaged
    {
        /// <summary>Code of the unit that answers.</summary>
        public string? OrgUnit { get; init; }

        /// <summary>No of a chapter: its own, its tasks' and its columns' projects' responsibilities.</summary>
        public int? Chapter { get; init; }
        public Word<SubjectKind>? SubjectKind { get; init; }
        public Word<ResponsibilityRole>? Role { get; init; }
        public Word<ResponsibilityStatus>? Status { get; init; }

        /// <summary>The day to look at; today unless told.</summary>
        public DateOnly? AsOf { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<ResponsibilityItem>>;

    public sealed record ResponsibilityItem
    {
        public required Guid Id { get; init; }
        public required SubjectItem Subject { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }
        public required ResponsibilityRole Role { get; init; }

        /// <summary>Proposed ones come from the departments' statutory duties, not from the plan.</summary>
        public required ResponsibilityStatus Status { get; init; }

        /// <example>2021-07-20</example>
        public required DateOnly From { get; init; }
        public required DateOnly? To { get; init; }
    }

    public sealed record SubjectItem
    {
        public required SubjectKind Kind { get; init; }

        /// <example>5.1</example>
        public required string Code { get; init; }

        /// <example>深化水环境综合治理</example>
        public required string Title { get; init; }

        /// <summary>The chapter it belongs to; null for an indicator.</summary>
        /// <example>5</example>
        public required int? ChapterNo { get; init; }
    }

    public sealed class Handler(LantuDbContext db, TimeProvider clock) : IRequestHandler<Query, Page<ResponsibilityItem>>
    {
        public async Task<Page<ResponsibilityItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (filter, role, status) = (request.Filter, request.Filter.Role?.Value, request.Filter.Status?.Value);
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var day = filter.AsOf ?? clock.Today();
            var rows = await db.Responsibilities.AsNoTracking()
                .Where(r => r.PlanId == plan.Id && r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo > day)
                    && (filter.OrgUnit == null || r.OrgUnit.Code == filter.OrgUnit)
                    && (role == null || r.Role == role)
                    && (status == null || r.Status == status))
                .Include(r => r.OrgUnit)
                .Include(r => r.Chapter)
                .Include(r => r.Task!.Chapter)
                .Include(r => r.Project!.Column.Chapter)
                .Include(r => r.Commitment)
                .Include(r => r.Indicator)
                .ToListAsync(cancellationToken);
            var items = rows
                .Select(r => (Row: r, Subject: Subject(r)))
                .Where(x => filter.SubjectKind == null || x.Subject.Kind == filter.SubjectKind?.Value)
                .Where(x => filter.Chapter == null || x.Subject.ChapterNo == filter.Chapter)
                .OrderBy(x => x.Subject.Kind).ThenBy(x => Order(x.Row)).ThenBy(x => x.Row.Role).ThenBy(x => x.Row.OrgUnit.SortOrder).ThenBy(x => x.Row.Id)
                .Select(x => Item(x.Row, x.Subject));
            return Paging.Cut(items, filter);
        }

        private static (int, int) Order(Responsibility row) => row switch
        {
            { Chapter: { } chapter } => (chapter.No, 0),
            { Task: { } task } => (task.Chapter.No, task.No),
            { Project: { } project } => (project.Column.No, project.No),
            { Indicator: { } indicator } => (indicator.SortOrder, 0),
            _ => (int.MaxValue, row.Commitment!.No),
        };

        private static SubjectItem Subject(Responsibility row) => row switch
        {
            { Chapter: { } chapter } => new SubjectItem { Kind = SubjectKind.Chapter, Code = $"{chapter.No}", Title = chapter.Title, ChapterNo = chapter.No },
            { Task: { } task } => new SubjectItem { Kind = SubjectKind.Task, Code = task.Code, Title = task.Title, ChapterNo = task.Chapter.No },
            { Project: { } project } => new SubjectItem { Kind = SubjectKind.Project, Code = project.Code, Title = project.Title, ChapterNo = project.Column.Chapter.No },
            { Indicator: { } indicator } => new SubjectItem { Kind = SubjectKind.Indicator, Code = indicator.Code, Title = indicator.Name, ChapterNo = null },
            _ => new SubjectItem { Kind = SubjectKind.Commitment, Code = $"{row.Commitment!.Id}", Title = row.Commitment.Quantity, ChapterNo = null },
        };

        private static ResponsibilityItem Item(Responsibility row, SubjectItem subject) => new()
        {
            Id = row.Id,
            Subject = subject,
            OrgUnit = OrgUnitRef.Of(row.OrgUnit),
            Role = row.Role,
            Status = row.Status,
            From = row.ValidFrom,
            To = row.ValidTo,
        };
    }
}
