using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Comments;

/// <summary>A comment or question on a task, project or indicator, with its replies.</summary>
public sealed record CommentResponse : IVersionedResponse
{
    public required Guid Id { get; init; }
    public required PlanSubjectRef Subject { get; init; }
    public required CommentKind Kind { get; init; }

    /// <summary>Null once it is withdrawn.</summary>
    /// <example>二期管网何时接驳？</example>
    public required string? Text { get; init; }
    public required PersonRef Author { get; init; }

    /// <summary>For which the author speaks.</summary>
    public required OrgUnitRef OrgUnit { get; init; }

    /// <summary>Of a question: the unit that is asked.</summary>
    public required OrgUnitRef? Asked { get; init; }
    public required IReadOnlyList<OrgUnitRef> MentionedOrgUnits { get; init; }
    public required IReadOnlyList<PersonRef> MentionedPeople { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? EditedAt { get; init; }
    public required DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Of a question: when the unit that was asked first replied, or somebody said that it is settled.</summary>
    public required DateTimeOffset? ResolvedAt { get; init; }
    public required bool MayEdit { get; init; }
    public required IReadOnlyList<CommentAction> AllowedActions { get; init; }

    /// <summary>Oldest first; replies have none.</summary>
    public required IReadOnlyList<CommentResponse> Replies { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }
}
