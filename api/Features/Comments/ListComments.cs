using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Comments;

public static class ListComments
{
    public sealed record Filter : IPaged
    {
        /// <summary>task, project or indicator; with subject.</summary>
        public Word<SubjectKind>? SubjectKind { get; init; }

        /// <summary>Its code.</summary>
        /// <example>5.1</example>
        public string? Subject { get; init; }

        /// <summary>true: only questions to units for which you act, not answered, withdrawn or settled yet.</summary>
        public bool? Waiting { get; init; }

        /// <summary>true: only questions that nobody has answered, withdrawn or settled, whichever unit is asked.</summary>
        public bool? Open { get; init; }

        /// <summary>Code of a unit: only questions to it.</summary>
        /// <example>kaihua</example>
        public string? Asked { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<CommentResponse>>;

    public sealed class Handler(LantuDbContext db, CommentReader reader, CurrentActor current) : IRequestHandler<Query, Page<CommentResponse>>
    {
        public async Task<Page<CommentResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, filter) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Filter);
            var (skip, take) = Paging.Window(filter);
            var (kind, subject) = (filter.SubjectKind?.Value, filter.Subject);
            var found = reader.Of(plan).AsNoTracking().Where(c => c.ParentId == null
                && (kind == null || (kind == SubjectKind.Task && c.TaskId != null) || (kind == SubjectKind.Project && c.ProjectId != null) || (kind == SubjectKind.Indicator && c.IndicatorId != null))
                && (subject == null || c.Task!.Code == subject || c.Project!.Code == subject || c.Indicator!.Code == subject));
            var asked = found.Where(c => filter.Asked == null || c.AskedOrgUnit!.Code == filter.Asked);
            var open = filter.Open == true ? asked.Waiting() : asked;
            var comments = await (filter.Waiting == true ? open.WaitingFor(current.Required) : open).OrderByDescending(c => c.CreatedAt).ThenBy(c => c.Id).Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close(await reader.DescribeAsync(comments, cancellationToken), filter, skip, take);
        }
    }
}
