using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Submissions;

/// <summary>A line of the form that is not asked any more, and why its task or project is not counted.</summary>
public sealed record ExcusedLineItem : LineRef
{
    public ExcusedLineItem(Line line)
        : base(line)
    {
    }

    /// <summary>Null on a day on which it is counted again and the form has not been settled yet.</summary>
    public required LifecycleResponse? Lifecycle { get; init; }

    /// <summary>Those of one submission, in the order of the form.</summary>
    /// <param name="lines">That it does not ask for any more.</param>
    /// <param name="uncounted">Why which tasks and projects are not counted.</param>
    public static IReadOnlyList<ExcusedLineItem> Of(IEnumerable<SubmissionLine> lines, IReadOnlyDictionary<Guid, LifecycleResponse> uncounted) =>
        [.. lines.Select(l => new ExcusedLineItem(l) { Lifecycle = l.WorkId is { } work ? uncounted.GetValueOrDefault(work) : null })];
}
