namespace Lantu.Api.Features.Public;

/// <param name="Name">Of the column.</param>
/// <param name="Type">As Frictionless Table Schema calls it.</param>
/// <param name="Chinese">What it means.</param>
/// <param name="English">The same.</param>
public sealed record OpenField(string Name, string Type, string Chinese, string English);

/// <summary>A table of the open data, of which its columns and their meanings are part.</summary>
public sealed record OpenTable(string Name, string Chinese, string English, IReadOnlyList<string> Key, IReadOnlyList<OpenField> Fields, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    public IEnumerable<IReadOnlyList<object?>> WithHeadings() => Rows.Prepend([.. Fields.Select(f => f.Name)]);
}
