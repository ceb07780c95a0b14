using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Comments;

/// <summary>Tells each person once of what was said: that their unit is asked, that they or their unit are mentioned, or that they were replied to.</summary>
public sealed class CommentNotices(LantuDbContext db, NoticeWriter notices)
{
    private static readonly Role[] Told = [Role.Drafter, Role.Approver, Role.Reviewer, Role.Finalizer];

    public async Task TellAsync(Comment said, Comment? parent, CancellationToken cancellationToken)
    {
        var told = new HashSet<Guid> { said.AuthorId };
        if (said.AskedOrgUnitId is { } asked)
        {
            Add(NoticeKind.Asked, await notices.PeopleAsync(asked, Told, cancellationToken));
        }

        if (parent is not null)
        {
            Add(NoticeKind.Replied, [parent.AuthorId]);
        }

        Add(NoticeKind.Mentioned, said.MentionedUserIds);
        foreach (var unit in said.MentionedOrgUnitIds)
        {
            Add(NoticeKind.Mentioned, await notices.PeopleAsync(unit, Told, cancellationToken));
        }

        void Add(NoticeKind kind, IEnumerable<Guid> people)
        {
            foreach (var person in people.Where(told.Add))
            {
                db.Notices.Add(new Notice { Id = Guid.CreateVersion7(), UserId = person, Kind = kind, CommentId = said.Id, At = said.CreatedAt, ByUserId = said.AuthorId });
            }
        }
    }
}
