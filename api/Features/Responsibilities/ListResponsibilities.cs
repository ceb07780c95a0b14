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

        /// <summary>Code of the one subject, as in subject.code.</summary>
        public string? Subject { get; init; }
        public Word<ResponsibilityRole>? Role { get; init; }
        public Word<ResponsibilityStatus>? Status { get; init; }

        /// <summary>Only those for tasks, projects and commitments that lack this today: noLead, noReport, noEvidence, noFigure, overdue.</summary>
        public Word<Shortcoming>? Shortcoming { get; init; }

        /// <summary>The day to look at, or an instant or the name of a snapshot on it; today unless told.</summary>
        /// <example>2025-07-10</example>
        public string? AsOf { get; init; }

        /// <summary>true: of all days, also what has ended and what has yet to begin.</summary>
        public bool? History { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<ResponsibilityResponse>>;

    public sealed class Handler(LantuDbContext db, PlanReader reader, TimeProvider clock) : IRequestHandler<Query, Page<ResponsibilityResponse>>
    {
        public async Task<Page<ResponsibilityResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (filter, role, status) = (request.Filter, request.Filter.Role?.Value, request.Filter.Status?.Value);
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var day = await db.Snapshots.DayNamedAsync(plan, filter.AsOf, cancellationToken) ?? clock.Today();
            var rows = await db.Responsibilities.AsNoTracking()
                .Where(r => r.PlanId == plan.Id && (filter.History == true || (r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo > day)))
                    && (filter.OrgUnit == null || r.OrgUnit.Code == filter.OrgUnit)
                    && (role == null || r.Role == role)
                    && (status == null || r.Status == status))
                .WithSubject()
                .ToListAsync(cancellationToken);
            var lacking = filter.Shortcoming is { } lack ? await db.LackingAsync(await reader.ReadAsync(plan.Code, null, cancellationToken), lack.Value, cancellationToken) : null;
            var items = rows
                .Where(r => lacking is null || lacking.Contains(r.SubjectId))
                .Select(r => (Row: r, Subject: ResponsibilityResponse.SubjectItem.Of(r)))
                .Where(x => filter.SubjectKind == null || x.Subject.Kind == filter.SubjectKind?.Value)
                .Where(x => filter.Subject == null || x.Subject.Code == filter.Subject)
                .Where(x => filter.Chapter == null || x.Subject.ChapterNo == filter.Chapter)
                .OrderBy(x => x.Subject.Kind).ThenBy(x => Order(x.Row)).ThenBy(x => x.Row.Role).ThenBy(x => x.Row.ValidFrom).ThenBy(x => x.Row.OrgUnit.SortOrder).ThenBy(x => x.Row.Id)
                .Select(x => ResponsibilityResponse.Of(x.Row, x.Subject));
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
    }
}
