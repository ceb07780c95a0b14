namespace Lantu.Api.Domain;

/// <summary>One of the plan's key-task chapters (重点任务), numbered as printed.</summary>
public sealed class Chapter
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public int No { get; init; }
    public required string Title { get; set; }
    public required string Summary { get; set; }
    public required List<Note> Notes { get; set; }
    public List<PlanTask> Tasks { get; init; } = [];
    public long Version { get; set; }
}
