using System.Linq.Expressions;
using Lantu.Api.Security;

namespace Lantu.Api.Contract;

/// <summary>A person as other resources name them.</summary>
public sealed record PersonRef
{
    public required Guid Id { get; init; }

    /// <example>kecheng.drafter</example>
    public required string UserName { get; init; }

    /// <example>徐丽</example>
    public required string DisplayName { get; init; }

    public static PersonRef Of(User user) => new() { Id = user.Id, UserName = user.UserName!, DisplayName = user.DisplayName };

    /// <summary>The same as <see cref="Of"/>, for queries.</summary>
    public static Expression<Func<User, PersonRef>> Projection { get; } = user => new PersonRef { Id = user.Id, UserName = user.UserName!, DisplayName = user.DisplayName };
}
