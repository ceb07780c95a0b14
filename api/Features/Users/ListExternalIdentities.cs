using System.Linq.Expressions;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.External;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Users;

public static class ListExternalIdentities
{
    public sealed record Query : IRequest<Page<ExternalIdentityItem>>, IPaged
    {
        /// <summary>true: only those nobody has decided on; false: only the others.</summary>
        public bool? Pending { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    /// <summary>Somebody an outside sign-in vouches for.</summary>
    public sealed record ExternalIdentityItem
    {
        public required Guid Id { get; init; }

        /// <example>https://sso.zj.gov.cn/</example>
        public required string Issuer { get; init; }

        /// <example>8af2c1</example>
        public required string Subject { get; init; }

        /// <summary>What the other house calls them. It proves nothing.</summary>
        /// <example>张敏</example>
        public required string DisplayName { get; init; }

        /// <summary>Whose account it opens; null while undecided, or when refused.</summary>
        public required PersonRef? User { get; init; }
        public required DateTimeOffset FirstSeenAt { get; init; }
        public required DateTimeOffset? DecidedAt { get; init; }

        public static Expression<Func<ExternalIdentity, ExternalIdentityItem>> Projection { get; } = e => new ExternalIdentityItem
        {
            Id = e.Id, Issuer = e.Issuer, Subject = e.Subject, DisplayName = e.DisplayName, FirstSeenAt = e.FirstSeenAt, DecidedAt = e.DecidedAt,
            User = e.User == null ? null : new PersonRef { Id = e.User.Id, UserName = e.User.UserName!, DisplayName = e.User.DisplayName },
        };
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current) : IRequestHandler<Query, Page<ExternalIdentityItem>>
    {
        public async Task<Page<ExternalIdentityItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (skip, take) = Paging.Window(request);
            var identities = await db.ExternalIdentities.AsNoTracking().VisibleTo(current.Required)
                .Where(e => request.Pending == null || request.Pending == (e.DecidedAt == null))
                .OrderByDescending(e => e.FirstSeenAt).ThenBy(e => e.Id)
                .Skip(skip).Take(take + 1)
                .Select(ExternalIdentityItem.Projection)
                .ToListAsync(cancellationToken);
            return Paging.Close(identities, request, skip, take);
        }
    }
}
