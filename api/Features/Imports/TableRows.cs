using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Tables;

namespace Lantu.Api.Features.Imports;

/// <summary>Reads the rows of a workbook or CSV file by their headings. Columns it does not know are passed over: names, units, remarks.</summary>
internal sealed class TableRows
{
    private static readonly string[] Needed = [LineColumns.Form, LineColumns.OrgUnit, LineColumns.Period, LineColumns.Kind, LineColumns.Code];
    private readonly Dictionary<string, int> columns;

    private TableRows(TableRow headings)
    {
        columns = headings.Cells.Select((cell, index) => (Name: cell.Text.Trim(), index)).Where(c => c.Name.Length > 0).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.index);
        if (Needed.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing)
        {
            throw new TableException("table_heading_missing", missing);
        }
    }

    /// <exception cref="TableException">It has no headings.</exception>
    public static IReadOnlyList<ImportRow> Of(List<TableRow> table)
    {
        if (table is not [var headings, ..])
        {
            throw new TableException("table_heading_missing", LineColumns.Form);
        }

        var rows = new TableRows(headings);
        return [.. table.Skip(1).Where(row => row.Cells.Any(c => c.Text.Trim().Length > 0 || c.IsFormula)).Select(rows.Read)];
    }

    private ImportRow Read(TableRow row)
    {
        var figure = At(row, LineColumns.Value)?.Text.Trim() ?? "";
        var isFigure = FigureText.TryRead(figure, out var value);
        var draft = new RowDraft(row.No)
        {
            Form = Name(row, LineColumns.Form),
            OrgUnit = Name(row, LineColumns.OrgUnit),
            Period = Name(row, LineColumns.Period),
            LineKind = Name(row, LineColumns.Kind),
            LineCode = Name(row, LineColumns.Code),
            Value = new Optional<decimal?>(isFigure ? value : null, columns.ContainsKey(LineColumns.Value)),
            RawValue = figure.Length > 0 && (!isFigure || FigureText.IsPercent(figure)) ? figure : null,
            Text = Words(row, LineColumns.Text),
            Explanation = Words(row, LineColumns.Explanation),
        };
        draft.Details = DetailCells.Read(Details(row), (member, code, word) => draft.Refuse(DetailsChange.NameOf(member), code, word));
        if (figure.Length > 0 && !isFigure)
        {
            draft.Refuse("value", "not_a_figure", figure);
        }

        foreach (var (member, column) in Members.Where(m => At(row, m.Column) is { IsFormula: true }))
        {
            draft.Refuse(member, "formula_refused", column);
        }

        return draft.ToRow();
    }

    private static readonly (string Member, string Column)[] Members =
    [
        ("form", LineColumns.Form), ("orgUnit", LineColumns.OrgUnit), ("period", LineColumns.Period), ("line", LineColumns.Kind), ("line", LineColumns.Code),
        ("value", LineColumns.Value), ("text", LineColumns.Text), ("explanation", LineColumns.Explanation),
        .. LineColumns.Details.Select(d => (DetailsChange.NameOf(d.Member), d.Heading)),
    ];

    /// <summary>The heading under which a member of a row stands.</summary>
    public static string ColumnOf(string member) => Members.LastOrDefault(m => m.Member == member).Column ?? "";

    private TableCell? At(TableRow row, string column) => columns.TryGetValue(column, out var index) && index < row.Cells.Count ? row.Cells[index] : null;

    private Dictionary<DetailMembers, string> Details(TableRow row) => LineColumns.Details.Where(d => columns.ContainsKey(d.Heading))
        .ToDictionary(d => d.Member, d => FormulaGuard.Unguard(At(row, d.Heading)?.Text ?? "").Trim());

    private string? Name(TableRow row, string column) => At(row, column)?.Text.Trim() is { Length: > 0 } name ? name : null;

    private Optional<string?> Words(TableRow row, string column) =>
        new(At(row, column)?.Text is { Length: > 0 } text ? FormulaGuard.Unguard(text) : null, columns.ContainsKey(column));
}
