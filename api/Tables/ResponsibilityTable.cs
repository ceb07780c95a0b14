using System.Text.RegularExpressions;

namespace Lantu.Api.Tables;

/// <summary>One row of a 责任分解表 as it is printed.</summary>
/// <param name="Task">Number and title of the task or project.</param>
/// <param name="Content">What it asks for.</param>
/// <param name="Leads">牵头单位.</param>
/// <param name="Supports">配合单位.</param>
/// <param name="Due">完成时限.</param>
public sealed record ResponsibilityTableRow(string Task, string Content, IReadOnlyList<string> Leads, IReadOnlyList<string> Supports, string Due);

/// <summary>What a row of somebody's table says of who leads and supports what.</summary>
/// <param name="No">The row of the sheet, from 1.</param>
/// <param name="Task">As written; empty where the cell is.</param>
/// <param name="IsFirstLead">Nothing says who leads: the one named first is taken for it, as such tables mean it.</param>
public sealed record WrittenDuties(int No, string Task, IReadOnlyList<string> Leads, IReadOnlyList<string> Supports, bool IsFirstLead);

/// <summary>
/// The 责任分解表 in the layout that governments use: written as a workbook, and read from anybody's, whatever its columns are called
/// and however its cells name the units.
/// </summary>
public static partial class ResponsibilityTable
{
    private static readonly string[] Headings = ["序号", "任务", "内容", "牵头单位", "配合单位", "完成时限"];
    private static readonly double[] Widths = [6, 34, 60, 20, 36, 14];
    private static readonly string[] TaskHeadings = ["任务", "重点任务", "工作任务", "任务名称", "主要任务", "具体任务", "项目", "项目名称", "事项", "工作事项", "责任事项"];
    private static readonly string[] LeadHeadings = ["牵头单位", "牵头部门", "牵头责任单位", "主办单位", "主办部门", "牵头(责任)单位"];
    private static readonly string[] SupportHeadings = ["配合单位", "配合部门", "协办单位", "协办部门", "参与单位", "支持单位", "协同单位", "配合(责任)单位"];

    /// <summary>Named alone these hold everybody; beside a lead's column they hold those who support.</summary>
    private static readonly string[] EverybodyHeadings = ["责任单位", "责任部门", "承担单位", "实施单位", "责任主体"];

    public static byte[] Write(IEnumerable<ResponsibilityTableRow> rows) => PlainSheet.Write(
        "责任分解表", Headings, Widths, rows.Select((row, index) => (IReadOnlyList<object?>)[index + 1, row.Task, row.Content, string.Join('、', row.Leads), string.Join('、', row.Supports), row.Due]));

    /// <exception cref="TableException">No row has headings for a task and for units.</exception>
    public static IReadOnlyList<WrittenDuties> Read(IReadOnlyList<TableRow> table)
    {
        foreach (var (index, row) in table.Index())
        {
            var names = row.Cells.Select(cell => Heading(cell.Text)).ToList();
            var (task, lead, support, everybody) = (names.FindIndex(TaskHeadings.Contains), names.FindIndex(LeadHeadings.Contains), names.FindIndex(SupportHeadings.Contains), names.FindIndex(EverybodyHeadings.Contains));
            if (task >= 0 && (lead >= 0 || everybody >= 0))
            {
                return [.. table.Skip(index + 1).Where(r => r.Cells.Any(c => c.Text.Trim().Length > 0)).Select(r => Read(r, task, lead, support, everybody)).OfType<WrittenDuties>()];
            }
        }

        throw new TableException("responsibility_headings_missing");
    }

    private static WrittenDuties? Read(TableRow row, int task, int lead, int support, int everybody)
    {
        string At(int column) => column >= 0 && column < row.Cells.Count ? FormulaGuard.Unguard(row.Cells[column].Text).Trim() : "";
        var (leads, supports, isFirstLead) = lead >= 0
            ? (Names(At(lead)), [.. Names(At(support)), .. Names(At(everybody))], false)
            : Everybody(At(everybody), Names(At(support)));
        // A headline across the table, or a remark under it, names nobody.
        return At(task).Length == 0 && leads.Count + supports.Count == 0 || leads.Count + supports.Count == 0 && At(task).Length > 0 && row.Cells.Count(c => c.Text.Trim().Length > 0) == 1
            ? null
            : new WrittenDuties(row.No, At(task), leads, [.. supports.Except(leads).Distinct()], isFirstLead);
    }

    /// <summary>“牵头单位：甲；责任单位：乙、丙”, “甲〔牵头〕、乙”, or simply “甲、乙”, where the first one leads.</summary>
    private static (IReadOnlyList<string> Leads, List<string> Supports, bool IsFirstLead) Everybody(string cell, IReadOnlyList<string> supports)
    {
        var parts = Labelled().Matches(cell);
        if (parts.Count > 0)
        {
            List<string> OfKind(bool leading) => [.. parts.Where(p => LeadWord().IsMatch(p.Groups["label"].Value) == leading).SelectMany(p => Names(p.Groups["names"].Value))];
            return (OfKind(true), [.. OfKind(false), .. supports], false);
        }

        var pieces = Split(cell).ToList();
        var marked = pieces.Where(p => Marked().IsMatch(p)).SelectMany(Names).ToList();
        var names = Names(cell);
        return marked.Count > 0
            ? (marked, [.. names.Except(marked), .. supports], false)
            : (names.Take(1).ToList(), [.. names.Skip(1), .. supports], names.Count > 1 || supports.Count == 0);
    }

    private static IReadOnlyList<string> Names(string cell) =>
        [.. Split(Brackets().Replace(cell, "")).Select(name => name.TrimEnd('等').Trim()).Select(name => LabelAhead().Replace(name, "")).Where(name => name.Length > 0 && name is not ("—" or "-" or "/" or "无")).Distinct()];

    private static IEnumerable<string> Split(string cell) => Separators().Split(cell).Select(piece => piece.Trim()).Where(piece => piece.Length > 0);

    private static string Heading(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"(?<label>(?:牵头|主办|责任|配合|协办|参与|支持)[^：:；;\n、，,]{0,6})[：:](?<names>.*?)(?=(?:[；;。\n]|$)|(?:牵头|主办|责任|配合|协办|参与|支持)[^：:；;\n、，,]{0,6}[：:])")]
    private static partial Regex Labelled();

    [GeneratedRegex("^(牵头|主办)")]
    private static partial Regex LeadWord();

    [GeneratedRegex(@"[〔\[（(【](?:牵头|主办)[^〕\]）)】]*[〕\]）)】]")]
    private static partial Regex Marked();

    [GeneratedRegex(@"[〔\[（(【][^〕\]）)】]*[〕\]）)】]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?:牵头|主办|责任|配合|协办|参与|支持)(?:单位|部门)?[：:]")]
    private static partial Regex LabelAhead();

    [GeneratedRegex(@"[、，,；;\n\r。]|\s{2,}|及(?=市|县|区|各)")]
    private static partial Regex Separators();
}
