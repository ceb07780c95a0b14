using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Projects;

public static class ListProjectPhotos
{
    public sealed record Filter : IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, string Code, Filter Filter) : IRequest<Page<ProjectPhotoItem>>;

    /// <summary>A picture that backs an approved report on the project; its content is read as evidence of the submission.</summary>
    public sealed record ProjectPhotoItem
    {
        /// <summary>The attachment.</summary>
        public required Guid Id { get; init; }
        public required Guid Submission { get; init; }

        /// <example>主体完工.jpg</example>
        public required string FileName { get; init; }
        public required string? Note { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }

        /// <example>2025-H2</example>
        public required string Period { get; init; }
        public required DateTimeOffset AddedAt { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current) : IRequestHandler<Query, Page<ProjectPhotoItem>>
    {
        public async Task<Page<ProjectPhotoItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var project = await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.PlanId == plan.Id && p.Code == request.Code, cancellationToken) ?? throw new NotFoundException("not_found");
            // The revision in force: corrections carry pictures of their own.
            var reports = db.Submissions.AsNoTracking().VisibleTo(current.Required)
                .Where(s => s.PlanId == plan.Id && s.State == SubmissionState.Approved && s.Corrections.All(c => c.State != SubmissionState.Approved) && s.Lines.Any(l => l.ProjectId == project.Id));
            var photos = await (from a in db.Attachments.AsNoTracking()
                                join s in reports on a.SubmissionId equals s.Id
                                where a.MediaType.StartsWith("image/") && s.Lines.Any(l => l.ProjectId == project.Id && l.No == a.LineNo)
                                orderby a.AddedAt descending, a.Id
                                select new { a, s.OrgUnit, s.Period }).ToListAsync(cancellationToken);
            return Paging.Cut(photos.Select(p => new ProjectPhotoItem { Id = p.a.Id, Submission = p.a.SubmissionId, FileName = p.a.FileName, Note = p.a.Note, OrgUnit = OrgUnitRef.Of(p.OrgUnit), Period = p.Period, AddedAt = p.a.AddedAt }), request.Filter);
        }
    }
}
