using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Session;

public static class ListDemoAccounts
{
    public sealed record Query : IRequest<Page<DemoAccountItem>>, IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record DemoAccountItem
    {
        /// <example>kecheng.drafter</example>
        public required string UserName { get; init; }

        /// <example>徐丽</example>
        public required string DisplayName { get; init; }
        public required Role Role { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }
    }

    public sealed class Handler(LantuDbContext db, IHostEnvironment environment) : IRequestHandler<Query, Page<DemoAccountItem>>
    {
        public async Task<Page<DemoAccountItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!environment.IsDevelopment())
            {
                throw new NotFoundException("not_found");
            }

            var units = await db.OrgUnits.AsNoTracking().ToDictionaryAsync(u => u.Code, OrgUnitRef.Of, cancellationToken);
            return Paging.Cut(
                DemoAccounts.All.Select(a => new DemoAccountItem { UserName = a.UserName, DisplayName = a.DisplayName, Role = a.Role, OrgUnit = units[a.OrgUnitCode] }),
                request);
        }
    }
}
