namespace Lantu.Api.Tables;

/// <summary>The headings of a file of lines; an import finds its columns by them, in whatever order they stand.</summary>
public static class LineColumns
{
    public const string Form = "报表";
    public const string OrgUnit = "单位";
    public const string Period = "报告期";
    public const string Kind = "类别";
    public const string Code = "编号";
    public const string Value = "数值";
    public const string Text = "文字";
    public const string Explanation = "说明";

    /// <summary>As an export writes them: which line, what it said before, and the three that are filled.</summary>
    public static IReadOnlyList<string> All { get; } = [Form, OrgUnit, Period, "行号", Kind, Code, "名称", "计量单位", "上期", "上年同期", Value, Text, Explanation];

    /// <summary>Those that are filled come last.</summary>
    public const int Filled = 3;

    /// <summary>Those that name form, unit and period come first; a workbook of one submission hides them.</summary>
    public const int Naming = 3;
}
