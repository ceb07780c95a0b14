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

    /// <summary>Null while it is counted.</summary>
    public static LifecycleResponse? Of(LifecycleChange? said) => said is null ? null
        : new() { State = said.State, Reason = said.Reason, Document = said.Document, Since = said.Since, MergedInto = said.MergedInto };
}
