using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.ApiClients;

public static class ListApiClients
{
    public sealed record Query : IRequest<Page<ApiClientResponse>>, IPaged
    {
        /// <summary>Code of the unit.</summary>
        public string? OrgUnit { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed class Handler(LantuDbContext db, ApiClientReader reader, CurrentActor current) : IRequestHandler<Query, Page<ApiClientResponse>>
    {
        public async Task<Page<ApiClientResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (skip, take) = Paging.Window(request);
            var clients = await ApiClientReader.Whole(db.ApiClients.AsNoTracking().VisibleTo(current.Required)
                .Where(c => request.OrgUnit == null || c.OrgUnit.Code == request.OrgUnit)
                .OrderBy(c => c.OrgUnit.SortOrder).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id)
                .Skip(skip).Take(take + 1)).ToListAsync(cancellationToken);
            return Paging.Close([.. clients.Select(reader.Describe)], request, skip, take);
        }
    }
}
