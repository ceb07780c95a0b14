namespace Lantu.Api.Domain;

/// <summary>A numbered task inside a chapter; code 5.1 is chapter 5, task 1.</summary>
public sealed class PlanTask : IVersioned
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid ChapterId { get; init; }
    public Chapter Chapter { get; init; } = null!;
    public required string Code { get; init; }
    public int No { get; init; }
    public required string Title { get; set; }
    public required string Summary { get; set; }
    public required List<Note> Notes { get; set; }
    public List<Commitment> Commitments { get; init; } = [];
    public long Version { get; set; }
}
