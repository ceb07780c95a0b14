namespace Lantu.Api.Domain;

/// <summary>One item of a column; code 3-2 is column 3, item 2.</summary>
public sealed class Project : IVersioned
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid ColumnId { get; init; }
    public Column Column { get; init; } = null!;
    public required string Code { get; init; }
    public int No { get; init; }
    public required string Title { get; set; }
    public required string Summary { get; set; }
    public required List<Note> Notes { get; set; }
    public List<Commitment> Commitments { get; init; } = [];

    /// <summary>Null until its lead has written one.</summary>
    public ProjectSheet? Sheet { get; set; }
    public List<SubProject> SubProjects { get; init; } = [];
    public long Version { get; set; }
}
