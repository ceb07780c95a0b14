using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Comments;

public static class ListMentionablePeople
{
    public sealed record Query : IRequest<Page<MentionableItem>>, IPaged
    {
        /// <summary>Part of the name.</summary>
        public string? Q { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record MentionableItem
    {
        public required PersonRef Person { get; init; }
        public required IReadOnlyList<OrgUnitRef> OrgUnits { get; init; }
    }

    public sealed class Handler(LantuDbContext db, TimeProvider clock) : IRequestHandler<Query, Page<MentionableItem>>
    {
        public async Task<Page<MentionableItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (skip, take) = Paging.Window(request);
            var people = await db.MentionablePeople(clock.Today()).AsNoTracking().Where(u => request.Q == null || u.DisplayName.Contains(request.Q))
                .Include(u => u.Memberships).ThenInclude(m => m.OrgUnit).OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close([.. people.Select(u => new MentionableItem { Person = PersonRef.Of(u), OrgUnits = [.. u.Memberships.Where(m => m.MakesMentionable(clock.Today())).Select(m => m.OrgUnit).DistinctBy(o => o.Id).OrderBy(o => o.SortOrder).Select(OrgUnitRef.Of)] })], request, skip, take);
        }
    }
}
