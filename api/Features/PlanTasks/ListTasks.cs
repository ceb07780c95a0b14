using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.PlanTasks;

public static class ListTasks
{
    public sealed record Filter : IPaged
    {
        /// <summary>No of a chapter.</summary>
        public int? Chapter { get; init; }

        /// <summary>Code of an org unit that leads or supports the task.</summary>
        [CodeOf(CodeKind.OrgUnit)]
        public string? Owner { get; init; }
        public Word<Light>? Light { get; init; }

        /// <summary>Only those that lack this: noLead, noReport, noEvidence, noFigure, overdue.</summary>
        public Word<Shortcoming>? Shortcoming { get; init; }

        /// <summary>Part of the code, title or summary.</summary>
        public string? Q { get; init; }
        /// <summary>As it stood and was known at this instant (RFC 3339 with offset, a day, or the name of a snapshot).</summary>
        /// <example>2025-07-10T08:00:00Z</example>
        public string? AsOf { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<PlanTaskResponse>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Filter.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
    }

    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, Page<PlanTaskResponse>>
    {
        public async Task<Page<PlanTaskResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (filter, reading) = (request.Filter, await reader.ReadAsync(request.Plan, await reader.InstantAsync(request.Plan, request.Filter.AsOf, cancellationToken), cancellationToken));
            var tasks = await db.PlanTasks.AsNoTracking()
                .Where(t => t.PlanId == reading.Plan.Id
                    && (filter.Chapter == null || t.Chapter.No == filter.Chapter)
                    && (filter.Q == null || t.Code == filter.Q || t.Title.Contains(filter.Q) || t.Summary.Contains(filter.Q)))
                .Include(t => t.Chapter)
                .Include(t => t.Commitments).ThenInclude(c => c.Indicator)
                .OrderBy(t => t.Chapter.No).ThenBy(t => t.No)
                .AsSplitQuery()
                .ToListAsync(cancellationToken);
            var items = tasks
                .Select(t => PlanTaskResponse.Of(t, t.Chapter.No, reading))
                .Where(t => filter.Shortcoming is not { } lack || t.Shortcomings.Contains(lack.Value))
                .Where(t => filter.Light == null || t.Status.Light == filter.Light?.Value)
                .Where(t => filter.Owner == null || t.Responsibilities.Any(r => r.OrgUnit.Code == filter.Owner));
            return Paging.Cut(items, filter);
        }
    }
}
