using System.Text.Json;
using Lantu.Api.Domain;

namespace Lantu.Api.Tables;

/// <param name="No">The row of the answer: of a table with the headings, of JSON from 1.</param>
/// <param name="Area">As it stands there; empty where nothing does.</param>
/// <param name="Indicator">As it stands there.</param>
/// <param name="Period">As it stands there.</param>
/// <param name="Value">As it stands there: empty where the source says that there is no figure, null where the row has no such member at all.</param>
/// <param name="Unit">As it stands there.</param>
public sealed record PrefillRow(int No, string Area, string Indicator, string Period, string? Value, string Unit);

/// <summary>Finds rows in what another system answers, by the places that an administrator has named.</summary>
public static class PrefillTable
{
    private const int LongestCell = 200;
    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <exception cref="TableException">The answer has another shape than was said.</exception>
    public static IReadOnlyList<PrefillRow> Read(byte[] content, PrefillFormat format, PrefillMapping mapping) =>
        format == PrefillFormat.Csv ? OfTable(CsvFile.Read(CsvFile.Decode(content)), mapping) : OfJson(content, mapping);

    private static List<PrefillRow> OfTable(List<TableRow> table, PrefillMapping mapping)
    {
        var headings = table is [var first, ..] ? first.Cells.Select(c => c.Text.Trim()).ToList() : [];
        var places = new[] { mapping.Area, mapping.Indicator, mapping.Period, mapping.Value, mapping.Unit };
        if (places.FirstOrDefault(p => p.Length > 0 && !IsConstant(p) && !headings.Contains(p)) is { } missing)
        {
            throw new TableException("table_heading_missing", missing);
        }

        return [.. table.Skip(1).Where(row => row.Cells.Any(c => c.Text.Trim().Length > 0)).Select(row => Row(row.No, mapping, place => headings.IndexOf(place) is var at && at < row.Cells.Count ? row.Cells[at].Text.Trim() : ""))];
    }

    private static List<PrefillRow> OfJson(byte[] content, PrefillMapping mapping)
    {
        try
        {
            using var document = JsonDocument.Parse(content.AsMemory(content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0), Strictly);
            if (At(document.RootElement, mapping.Rows) is not { ValueKind: JsonValueKind.Array } rows)
            {
                throw new TableException("prefill_rows_missing", mapping.Rows);
            }

            return rows.GetArrayLength() > TableLimits.Rows
                ? throw new TableException("table_too_large", TableLimits.Rows, TableLimits.Columns, TableLimits.Characters)
                : [.. rows.EnumerateArray().Select((row, index) => Row(index + 1, mapping, place => Text(At(row, place.StartsWith('/') ? place : "/" + place.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)))))];
        }
        catch (JsonException)
        {
            throw new TableException("malformed_json");
        }
    }

    private static bool IsConstant(string place) => place.StartsWith('=');

    private static PrefillRow Row(int no, PrefillMapping mapping, Func<string, string?> read)
    {
        return new PrefillRow(no, Cell(mapping.Area) ?? "", Cell(mapping.Indicator) ?? "", Cell(mapping.Period) ?? "", Cell(mapping.Value), mapping.Unit.Length == 0 ? "" : Cell(mapping.Unit) ?? "");

        string? Cell(string place) => IsConstant(place) ? place[1..] : read(place) is { Length: > LongestCell } text ? text[..LongestCell] : read(place);
    }

    /// <summary>RFC 6901, within what was parsed.</summary>
    private static JsonElement? At(JsonElement element, string pointer)
    {
        foreach (var step in pointer.Split('/').Skip(1).Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(step, out var member))
            {
                element = member;
            }
            else if (element.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index >= 0 && index < element.GetArrayLength())
            {
                element = element[index];
            }
            else
            {
                return null;
            }
        }

        return element;
    }

    private static string? Text(JsonElement? element) => element switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Trim(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => "",
    };
}
