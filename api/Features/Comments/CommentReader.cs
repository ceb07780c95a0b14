using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Comments;

/// <summary>Finds comments and describes them; all who may read the plan see them.</summary>
public sealed class CommentReader(LantuDbContext db, CurrentActor current)
{
    public IQueryable<Comment> Of(Plan plan) => db.Comments.Where(c => c.PlanId == plan.Id)
        .Include(c => c.Task).Include(c => c.Project).Include(c => c.Indicator).Include(c => c.AuthorOrgUnit).Include(c => c.AskedOrgUnit)
        .Include(c => c.Replies.OrderBy(r => r.CreatedAt)).ThenInclude(r => r.AuthorOrgUnit).AsSplitQuery();

    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<Comment> LoadAsync(Plan plan, Guid id, CancellationToken cancellationToken) =>
        await Of(plan).Include(c => c.Parent!.Replies).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) ?? throw new NotFoundException("not_found");

    public async Task<List<CommentResponse>> DescribeAsync(IReadOnlyCollection<Comment> comments, CancellationToken cancellationToken)
    {
        var all = comments.Concat(comments.SelectMany(c => c.Replies)).ToList();
        var people = await db.Users.NamesOf([.. all.SelectMany(c => c.MentionedUserIds.Append(c.AuthorId)).Distinct()]).ToDictionaryAsync(p => p.Id, cancellationToken);
        var ids = all.SelectMany(c => c.MentionedOrgUnitIds).Distinct().ToList();
        var units = await db.OrgUnits.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancellationToken);
        return [.. comments.Select(c => Describe(c, PlanSubjectRef.Of(c.Task, c.Project, c.Indicator), people, units))];
    }

    private CommentResponse Describe(Comment comment, PlanSubjectRef subject, Dictionary<Guid, PersonRef> people, Dictionary<Guid, OrgUnit> units) => new()
    {
        Id = comment.Id,
        Subject = subject,
        Kind = comment.Kind,
        Text = comment.WithdrawnAt is null ? comment.Text : null,
        Author = people[comment.AuthorId],
        OrgUnit = OrgUnitRef.Of(comment.AuthorOrgUnit),
        Asked = comment.AskedOrgUnit is { } asked ? OrgUnitRef.Of(asked) : null,
        MentionedOrgUnits = [.. comment.MentionedOrgUnitIds.Select(id => OrgUnitRef.Of(units[id]))],
        MentionedPeople = [.. comment.MentionedUserIds.Select(id => people[id])],
        CreatedAt = comment.CreatedAt,
        EditedAt = comment.EditedAt,
        WithdrawnAt = comment.WithdrawnAt,
        ResolvedAt = comment.ResolvedAt,
        MayEdit = comment.MayEdit(current.Required),
        AllowedActions = comment.AllowedActions(current.Required),
        Replies = [.. comment.Replies.OrderBy(r => r.CreatedAt).Select(r => Describe(r, subject, people, units))],
        Version = comment.Version,
    };
}
