using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Account;

public static class ListOwnSessions
{
    public sealed record Query : IRequest<Page<OwnSessionItem>>, IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record OwnSessionItem
    {
        public required Guid Id { get; init; }
        public required DateTimeOffset OpenedAt { get; init; }
        public required DateTimeOffset LastSeenAt { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }

        /// <example>10.20.3.41</example>
        public required string? IpAddress { get; init; }

        /// <example>Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0</example>
        public required string? UserAgent { get; init; }

        /// <summary>The one this request belongs to.</summary>
        public required bool Current { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, CurrentSession session) : IRequestHandler<Query, Page<OwnSessionItem>>
    {
        public async Task<Page<OwnSessionItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (skip, take) = Paging.Window(request);
            var sessions = await session.Alive(db.UserSessions.AsNoTracking().VisibleTo(current.Required))
                .OrderByDescending(s => s.CreatedAt).ThenBy(s => s.Id)
                .Skip(skip).Take(take + 1)
                .Select(s => new OwnSessionItem { Id = s.Id, OpenedAt = s.CreatedAt, LastSeenAt = s.LastSeenAt, ExpiresAt = s.ExpiresAt, IpAddress = s.IpAddress, UserAgent = s.UserAgent, Current = s.Id == session.Id })
                .ToListAsync(cancellationToken);
            return Paging.Close(sessions, request, skip, take);
        }
    }
}
