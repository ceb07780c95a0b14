using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Lifecycles;

public static class ListLifecycleChanges
{
    public sealed record Filter : IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, SubjectKind Kind, string Code, Filter Filter) : IRequest<Page<LifecycleChangeItem>>;

    /// <summary>A decision to take a task or project out of the counts, or back into them.</summary>
    public sealed record LifecycleChangeItem
    {
        public required LifecycleState State { get; init; }

        /// <example>省里取消该项建设内容</example>
        public required string Reason { get; init; }

        /// <example>衢规发〔2024〕12号</example>
        public required string? Document { get; init; }

        /// <summary>From this day on.</summary>
        public required DateOnly Since { get; init; }

        /// <summary>Code of what goes on with it.</summary>
        public required string? MergedInto { get; init; }

        /// <summary>Null for what was kept without it.</summary>
        /// <example>陈立</example>
        public required string? MadeBy { get; init; }
        public required DateTimeOffset MadeAt { get; init; }
    }

    public sealed class Handler(LantuDbContext db) : IRequestHandler<Query, Page<LifecycleChangeItem>>
    {
        public async Task<Page<LifecycleChangeItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var subject = request.Kind is SubjectKind.Task or SubjectKind.Project ? await db.SubjectAsync(plan, request.Kind, request.Code, cancellationToken) : null;
            var id = subject ?? throw new NotFoundException("not_found");
            var rows = await db.LifecycleChanges.AsNoTracking().Where(c => c.TaskId == id || c.ProjectId == id).OrderByDescending(c => c.No).ToListAsync(cancellationToken);
            var names = await db.Users.NamesOf([.. rows.Select(c => c.MadeBy).OfType<Guid>().Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
            return Paging.Cut(
                rows.Select(c => new LifecycleChangeItem
                {
                    State = c.State,
                    Reason = c.Reason,
                    Document = c.Document,
                    Since = c.Since,
                    MergedInto = c.MergedInto,
                    MadeBy = c.MadeBy is { } by ? names[by] : null,
                    MadeAt = c.MadeAt,
                }),
                request.Filter);
        }
    }
}
