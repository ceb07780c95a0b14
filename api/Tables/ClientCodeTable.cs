using Lantu.Api.Domain;

namespace Lantu.Api.Tables;

/// <param name="No">The row of the file, the headings being 1.</param>
/// <param name="Kind">Null where <paramref name="KindWord"/> is no kind.</param>
/// <param name="KindWord">As written.</param>
/// <param name="Plan">Null where the cell is empty.</param>
/// <param name="OwnCode">As written.</param>
/// <param name="Code">Ours.</param>
public sealed record ClientCodeRow(int No, CodeKind? Kind, string KindWord, string? Plan, string OwnCode, string Code);

/// <summary>A table of own codes (对照编码): what is exported can be imported.</summary>
public static class ClientCodeTable
{
    public static IReadOnlyList<string> Headings { get; } = ["类别", "规划", "对方编码", "蓝图编码", "名称"];
    public static IReadOnlyList<double> Widths { get; } = [10, 20, 24, 28, 40];
    private static readonly Dictionary<string, CodeKind> Kinds = new() { ["单位"] = CodeKind.OrgUnit, ["指标"] = CodeKind.Indicator, ["报表"] = CodeKind.Form };

    public static string[] Cells(CodeKind kind, string? plan, string ownCode, string code, string name) => [Kinds.Single(k => k.Value == kind).Key, plan ?? "", ownCode, code, name];

    /// <exception cref="TableException">A heading is missing.</exception>
    public static IReadOnlyList<ClientCodeRow> Read(IReadOnlyList<TableRow> table)
    {
        var headings = table is [var first, ..] ? first.Cells.Select(c => c.Text.Trim()).ToList() : [];
        if (Headings.SkipLast(1).FirstOrDefault(h => !headings.Contains(h)) is { } missing)
        {
            throw new TableException("table_heading_missing", missing);
        }

        return [.. table.Skip(1).Where(row => row.Cells.Any(c => c.Text.Trim().Length > 0)).Select(row =>
        {
            string At(int heading) => headings.IndexOf(Headings[heading]) is var column && column < row.Cells.Count ? FormulaGuard.Unguard(row.Cells[column].Text).Trim() : "";
            return new ClientCodeRow(row.No, Kinds.TryGetValue(At(0), out var kind) ? kind : null, At(0), At(1) is { Length: > 0 } plan ? plan : null, At(2), At(3));
        })];
    }
}
