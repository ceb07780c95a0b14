namespace Lantu.Api.Tables;

/// <summary>What stands in a cell of a file; a formula is not computed, only told.</summary>
public readonly record struct TableCell(string Text, bool IsFormula = false);

/// <param name="No">Its number in the file, counted from 1 with the headings.</param>
/// <param name="Cells">As many as it has.</param>
public sealed record TableRow(int No, IReadOnlyList<TableCell> Cells);

/// <summary>The file is no table that can be read; <see cref="Code"/> has its words among the problem texts.</summary>
public sealed class TableException(string code, params object[] values) : Exception(code)
{
    public string Code { get; } = code;

    public object[] Values { get; } = values;
}

/// <summary>How large a file of lines may be, whatever its format.</summary>
public static class TableLimits
{
    public const int Rows = 20_000;
    public const int Columns = 100;
    public const int Characters = 32_767;

    public static void RequireColumn(int column)
    {
        if (column >= Columns)
        {
            throw new TableException("table_too_large", Rows, Columns, Characters);
        }
    }

    public static void Add(List<TableRow> rows, TableRow row)
    {
        if (rows.Count == Rows || row.Cells.Count > Columns || row.Cells.Any(c => c.Text.Length > Characters))
        {
            throw new TableException("table_too_large", Rows, Columns, Characters);
        }

        rows.Add(row);
    }
}
