namespace Lantu.Api.Domain;

/// <summary>A box of major projects in the plan (专栏), numbered as printed.</summary>
public sealed class Column
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid ChapterId { get; init; }
    public Chapter Chapter { get; init; } = null!;
    public int No { get; init; }
    public required string Title { get; set; }
    public required string Category { get; set; }
    public required List<Note> Notes { get; set; }
    public List<Project> Projects { get; init; } = [];
    public long Version { get; set; }
}
