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

    /// <summary>Those of one submission, in the order of the form.</summary>
    public static async Task<IReadOnlyList<ExcusedLineItem>> LoadAsync(LantuDbContext db, Guid submissionId, DateOnly today, CancellationToken cancellationToken)
    {
        var lines = await db.ExcusedLinesAsync(submissionId, cancellationToken);
        var works = lines.Select(l => l.WorkId).OfType<Guid>().Distinct().ToList();
        var said = works.Count == 0 ? [] : await db.LifecycleChanges.AsNoTracking().Where(c => works.Contains(c.TaskId ?? c.ProjectId!.Value)).ToListAsync(cancellationToken);
        return [.. lines.Select(l => new ExcusedLineItem(l) { Lifecycle = LifecycleResponse.Of(LifecycleChange.OutOn(said.Where(c => c.SubjectId == l.WorkId), today)) })];
    }
}
