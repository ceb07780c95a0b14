using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.SavedViews;

/// <summary>Finds views that somebody sees, and describes them.</summary>
public sealed class SavedViewReader(LantuDbContext db, CurrentActor current)
{
    public IQueryable<SavedView> Of(Plan plan) => db.SavedViews.VisibleTo(current.Required).Where(v => v.PlanId == plan.Id).Include(v => v.OrgUnit);

    /// <exception cref="NotFoundException">There is none that the actor sees.</exception>
    /// <exception cref="ForbiddenException">It is another's.</exception>
    public async Task<SavedView> LoadToWriteAsync(Plan plan, Guid id, CancellationToken cancellationToken)
    {
        var view = await Of(plan).SingleOrDefaultAsync(v => v.Id == id, cancellationToken) ?? throw new NotFoundException("not_found");
        return view.MayWrite(current.Required) ? view : throw new ForbiddenException("saved_view_not_yours");
    }

    public async Task<List<SavedViewResponse>> DescribeAsync(IReadOnlyCollection<SavedView> views, CancellationToken cancellationToken)
    {
        var people = await db.Users.NamesOf([.. views.Select(v => v.AuthorId).Distinct()]).ToDictionaryAsync(p => p.Id, cancellationToken);
        return [.. views.Select(v => SavedViewResponse.Of(v, people[v.AuthorId], current.Required))];
    }
}
