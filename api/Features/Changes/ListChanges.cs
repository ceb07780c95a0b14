using System.Buffers.Text;
using System.Text;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Changes;

public static class ListChanges
{
    public sealed record Query : IRequest<ChangesResponse>
    {
        /// <summary>Code of a plan; changes of no plan are told too.</summary>
        public string? Plan { get; init; }

        /// <summary>Only changes of this kind.</summary>
        public Word<ChangeKind>? Kind { get; init; }

        /// <summary>Code of the unit whose submissions, figures, targets or responsibilities they are.</summary>
        public string? OrgUnit { get; init; }

        /// <summary>`nextCursor` of the answer before; without it the feed begins 30 days ago.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many at most, 1 to 500; 50 unless told.</summary>
        public int? Limit { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, ChangesResponse>
    {
        public async Task<ChangesResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var take = request.Limit ?? Paging.DefaultLimit;
            if (take is < 1 or > Paging.MaxLimit)
            {
                throw new MalformedRequestException(StatusCodes.Status400BadRequest, "malformed_request", "?limit", "limit_out_of_range");
            }

            var reach = await FeedReach.AskAsync(db, clock.Now(), cancellationToken);
            var after = request.Cursor is { } cursor ? Position(cursor, reach) : reach.RemovedThrough;
            var kind = request.Kind?.Value;
            var changes = await db.Changes.AsNoTracking().VisibleTo(db, current.Required)
                .Where(c => c.Position > after && c.Position <= reach.Last
                    && (request.Plan == null || c.PlanId == null || c.Plan!.Code == request.Plan)
                    && (kind == null || c.Kind == kind)
                    && (request.OrgUnit == null || c.OrgUnit!.Code == request.OrgUnit))
                .Include(c => c.Plan).Include(c => c.OrgUnit)
                .OrderBy(c => c.Position).Take(take + 1)
                .ToListAsync(cancellationToken);
            var hasMore = changes.Count > take;
            return new ChangesResponse
            {
                Items = [.. changes.Take(take).Select(ChangeResponse.Of)],
                NextCursor = Cursor(hasMore ? changes[take - 1].Position!.Value : reach.Last),
                HasMore = hasMore,
            };
        }

        private static string Cursor(long position) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"c{position}"));

        /// <exception cref="MalformedRequestException">Not one of this feed; or so old that what came after it is forgotten.</exception>
        private static long Position(string cursor, FeedReach reach)
        {
            try
            {
                var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
                if (text is ['c', .. var digits] && long.TryParse(digits, out var position) && position >= 0 && position <= reach.Last)
                {
                    return position >= reach.RemovedThrough ? position : throw new MalformedRequestException(StatusCodes.Status410Gone, "cursor_expired", "?cursor", "cursor_expired");
                }
            }
            catch (FormatException)
            {
                // Falls through: not one of ours.
            }

            throw new MalformedRequestException(StatusCodes.Status400BadRequest, "malformed_request", "?cursor", "malformed_cursor");
        }
    }
}
