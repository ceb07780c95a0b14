using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>Those of one submission, in the order of the form, and why which tasks and projects of any of its lines are not counted.</summary>
    public static async Task<(IReadOnlyList<ExcusedLineItem> Excused, IReadOnlyDictionary<Guid, LifecycleResponse> Uncounted)> LoadAsync(LantuDbContext db, Submission submission, DateOnly today, CancellationToken cancellationToken)
    {
        var lines = await db.ExcusedLinesAsync(submission.Id, cancellationToken);
        var works = lines.Concat(submission.Lines).Select(l => l.WorkId).OfType<Guid>().Distinct().ToList();
        var said = works.Count == 0 ? [] : await db.LifecycleChanges.AsNoTracking().Where(c => works.Contains(c.TaskId ?? c.ProjectId!.Value)).ToListAsync(cancellationToken);
        var uncounted = said.GroupBy(c => c.SubjectId).Select(c => (c.Key, Out: LifecycleResponse.Of(LifecycleChange.OutOn(c, today)))).Where(c => c.Out is not null).ToDictionary(c => c.Key, c => c.Out!);
        return ([.. lines.Select(l => new ExcusedLineItem(l) { Lifecycle = l.WorkId is { } work ? uncounted.GetValueOrDefault(work) : null })], uncounted);
    }
}
