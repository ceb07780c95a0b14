using Lantu.Api.Data;
using MediatR;

namespace Lantu.Api.Features.Responsibilities;

public static class GetResponsibilityTable
{
    public sealed record Filter
    {
        /// <summary>The day to look at, or an instant or the name of a snapshot on it; today unless told.</summary>
        /// <example>2025-07-10</example>
        public string? AsOf { get; init; }

        /// <summary>Code of a unit: only what it leads or supports.</summary>
        public string? OrgUnit { get; init; }

        /// <summary>No of a chapter: only its tasks and the projects of its columns.</summary>
        public int? Chapter { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<ResponsibilityTableResponse>;

    public sealed class Handler(LantuDbContext db, ResponsibilityTableReader reader) : IRequestHandler<Query, ResponsibilityTableResponse>
    {
        public async Task<ResponsibilityTableResponse> Handle(Query request, CancellationToken cancellationToken) =>
            await reader.ReadAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Filter, cancellationToken);
    }
}
