using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Users;

public static class ListUsers
{
    public sealed record Query : IRequest<Page<UserResponse>>, IPaged
    {
        /// <summary>Part of the user name or the name.</summary>
        public string? Q { get; init; }

        /// <summary>Holds this role, in force or pending.</summary>
        public Word<Role>? Role { get; init; }

        /// <summary>Holds a role for this unit, by its code.</summary>
        public string? OrgUnit { get; init; }
        public bool? Disabled { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Q).MaximumLength(100).WithErrorCode("too_long").WithState(_ => 100);
    }

    public sealed class Handler(LantuDbContext db, UserReader reader, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, Page<UserResponse>>
    {
        public async Task<Page<UserResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (role, today, (skip, take)) = (request.Role?.Value, clock.Today(), Paging.Window(request));
            var pattern = $"%{request.Q?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            var users = await UserReader.Whole(db.Users.AsNoTracking().VisibleTo(current.Required)
                .Where(u => (request.Q == null || EF.Functions.ILike(u.UserName!, pattern) || EF.Functions.ILike(u.DisplayName, pattern))
                    && (request.Disabled == null || (u.DisabledAt != null) == request.Disabled)
                    && ((role == null && request.OrgUnit == null) || u.Memberships.Any(m => m.RevokedAt == null && (m.ValidTo == null || m.ValidTo > today) && (role == null || m.Role == role) && (request.OrgUnit == null || m.OrgUnit.Code == request.OrgUnit))))
                .OrderBy(u => u.NormalizedUserName)
                .Skip(skip).Take(take + 1)).ToListAsync(cancellationToken);
            return Paging.Close(await reader.DescribeAsync(users, cancellationToken), request, skip, take);
        }
    }
}
