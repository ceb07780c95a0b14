using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Forms;

/// <summary>What a plan has that a line can be about; tracked, so that a line that is added does not add its subject again.</summary>
internal sealed class PlanSubjects(Dictionary<string, Indicator> indicators, Dictionary<string, PlanTask> tasks, Dictionary<string, Project> projects, Dictionary<Guid, Commitment> commitments)
{
    public static async Task<PlanSubjects> LoadAsync(LantuDbContext db, Guid planId, CancellationToken cancellationToken) => new(
        await db.Indicators.Where(i => i.PlanId == planId).ToDictionaryAsync(i => i.Code, cancellationToken),
        await db.PlanTasks.Where(t => t.PlanId == planId).ToDictionaryAsync(t => t.Code, cancellationToken),
        await db.Projects.Where(p => p.PlanId == planId).ToDictionaryAsync(p => p.Code, cancellationToken),
        await db.Commitments.Where(c => c.PlanId == planId).ToDictionaryAsync(c => c.Id, cancellationToken));

    /// <summary>A line of a version, about what it names; null when the plan has no such thing.</summary>
    public ReportFormLine? Line(Guid versionId, int no, FormDefinition.FormLineBody body)
    {
        var indicator = body.IndicatorCode is { } i ? indicators.GetValueOrDefault(i) : null;
        var task = body.TaskCode is { } t ? tasks.GetValueOrDefault(t) : null;
        var project = body.ProjectCode is { } p ? projects.GetValueOrDefault(p) : null;
        var commitment = body.CommitmentId is { } c ? commitments.GetValueOrDefault(c) : null;
        return indicator is null && task is null && project is null && commitment is null ? null : new ReportFormLine
        {
            ReportFormVersionId = versionId,
            No = no,
            Indicator = indicator,
            IndicatorId = indicator?.Id,
            Task = task,
            TaskId = task?.Id,
            Project = project,
            ProjectId = project?.Id,
            Commitment = commitment,
            CommitmentId = commitment?.Id,
            EvidenceRequired = body.EvidenceRequired,
        };
    }
}
