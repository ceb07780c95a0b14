using Lantu.Api.Domain;

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

    /// <summary>Those that are filled stand from here on.</summary>
    public const int FirstFilled = 10;

    /// <summary>What lines about tasks, projects and milestones are asked beside, each under its heading. A file without such lines has none of them.</summary>
    public static IReadOnlyList<(DetailMembers Member, string Heading)> Details { get; } =
    [
        (DetailMembers.Status, "状态"), (DetailMembers.Problems, "存在问题"), (DetailMembers.NextSteps, "下一步"), (DetailMembers.BlockedReason, "卡在哪里"),
        (DetailMembers.BlockedBy, "需要谁解决"), (DetailMembers.BlockedUntil, "何时前解决"), (DetailMembers.Stage, "阶段"), (DetailMembers.Invested, "本年完成投资(万元)"), (DetailMembers.DoneOn, "完成日期"),
    ];

    public static IReadOnlyList<string> For(IReadOnlyCollection<LineRow> lines) => HasDetails(lines) ? [.. All, .. Details.Select(d => d.Heading)] : All;

    public static bool HasDetails(IReadOnlyCollection<LineRow> lines) => lines.Any(l => l.Takes != DetailMembers.None);

    /// <summary>Those that name form, unit and period come first; a workbook of one submission hides them.</summary>
    public const int Naming = 3;
}
