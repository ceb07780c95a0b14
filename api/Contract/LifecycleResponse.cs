using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>Why a task or project is not counted any more.</summary>
public sealed record LifecycleResponse
{
    public required LifecycleState State { get; init; }

    /// <example>省里取消该项建设内容</example>
    public required string Reason { get; init; }

    /// <example>衢规发〔2024〕12号</example>
    public required string? Document { get; init; }
    public required DateOnly Since { get; init; }

    /// <summary>Code of what goes on with it.</summary>
    public required string? MergedInto { get; init; }

    /// <summary>Null while it is counted: of an earlier day too.</summary>
    public static LifecycleResponse? Of(Lifecycle? lifecycle, DateOnly day) => lifecycle is null || lifecycle.Since > day ? null
        : new() { State = lifecycle.State, Reason = lifecycle.Reason, Document = lifecycle.Document, Since = lifecycle.Since, MergedInto = lifecycle.MergedInto };
}
