using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Evaluations;

/// <summary>申诉: an area's objection to a reviewed run, and the answer.</summary>
public sealed record AppealResponse : IVersionedResponse
{
    public required Guid Id { get; init; }

    /// <example>kecheng</example>
    public required string OrgUnit { get; init; }

    /// <example>柯城区</example>
    public required string OrgUnitName { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset LodgedAt { get; init; }

    /// <summary>Whether it was right; a run that supersedes this one follows then. Null until it is answered.</summary>
    public required bool? Upheld { get; init; }
    public required string? Answer { get; init; }
    public required DateTimeOffset? AnsweredAt { get; init; }
    public required bool MayAnswer { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }

    public static AppealResponse Of(Appeal appeal, OrgUnit unit, bool answers) => new()
    {
        Id = appeal.Id,
        OrgUnit = unit.Code,
        OrgUnitName = unit.ShortName,
        Text = appeal.Text,
        LodgedAt = appeal.LodgedAt,
        Upheld = appeal.Upheld,
        Answer = appeal.Answer,
        AnsweredAt = appeal.AnsweredAt,
        MayAnswer = answers && appeal.AnsweredAt is null,
        Version = appeal.Version,
    };
}
