using System.Globalization;
using System.Text.Json;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Jobs;

/// <summary>What a robot of DingTalk's kind says in its group: in Chinese, what happened, with a link where people read it. No figures.</summary>
public static class RobotMessage
{
    private const string Title = "蓝图";

    /// <summary>The body of one message about several changes.</summary>
    public static string Of(IEnumerable<string> lines) =>
        JsonSerializer.Serialize(new { msgtype = "markdown", markdown = new { title = Title, text = $"#### {Title}\n{string.Concat(lines.Select(line => $"- {line}\n"))}" } }, WireFormat.Options);

    /// <summary>One change in a line of markdown.</summary>
    /// <param name="change">With its plan and unit; null of a test.</param>
    /// <param name="address">Where people reach Lantu; empty where nobody has said so, and then there is no link.</param>
    public static string LineOf(Change? change, string address)
    {
        if (change is null)
        {
            return "测试消息：推送已连通";
        }

        var words = string.Join(' ', new[] { change.OrgUnit?.ShortName, change.Period, WordsOf(change) }.Where(part => part is { Length: > 0 }));
        return address.Length == 0 ? words : $"[{words}]({address}{PageOf(change)})";
    }

    private static string WordsOf(Change change) => change.Kind switch
    {
        ChangeKind.PlanLoaded => "规划内容已更新",
        ChangeKind.SubmissionOpened => "报件已开放填报",
        ChangeKind.SubmissionMoved => ActOf(change.Action),
        ChangeKind.FigureApproved => change.Revision > 1 ? "指标值已更正" : "指标值已核定",
        ChangeKind.StandingChanged => "现状有变化",
        ChangeKind.TargetSet => "目标值有变化",
        ChangeKind.ResponsibilityChanged => "职责有变化",
        ChangeKind.LifecycleChanged => "任务或项目的计数有变更",
        ChangeKind.FormPublished => string.Create(CultureInfo.InvariantCulture, $"报表第 {change.Revision} 版已发布"),
        ChangeKind.OrgUnitChanged => "机构改革",
        ChangeKind.ReleasePublished => string.Create(CultureInfo.InvariantCulture, $"第 {change.Revision} 次发布已公开"),
        ChangeKind.SlipMoved => SlipActOf(change.Action),
        ChangeKind.CommentChanged => change.Action switch { "write" => "有新的意见或提问", "withdraw" => "意见已撤回", "resolve" => "提问已解决", _ => "意见已修改" },
        ChangeKind.FeedbackMoved => change.Action == "receive" ? "收到公众留言" : "公众留言有办理",
        ChangeKind.SubTaskChanged => change.Action switch { "done" => "分解任务已完成", "cancelled" => "分解任务已取消", _ => "分解任务有更新" },
        ChangeKind.EvaluationMoved => change.Action switch { "review" => "评估已审定", "sign" => "评估已签发", _ => "已发起评估" },
    };

    private static string SlipActOf(string? action) => action switch
    {
        "issue" => "收到督办单",
        "answer" => "督办单已答复",
        "return" => "督办答复被退回",
        "close" => "督办单已办结",
        "escalate" => "督办单已升级",
        _ => "督办单已撤回",
    };

    private static string ActOf(string? action) => action switch
    {
        "submit" => "报件已报送",
        "withdraw" => "报件已撤回",
        "approve" => "报件已审批通过",
        "return" => "报件被退回",
        "correct" => "报件开始更正",
        "discard" => "更正已放弃",
        _ => "报件有办理",
    };

    /// <summary>Pages are called as their resources are, where there is one.</summary>
    private static string PageOf(Change change) => change.Kind switch
    {
        ChangeKind.SubmissionOpened or ChangeKind.SubmissionMoved => $"/plans/{change.Plan!.Code}/reporting/{change.SubjectId}",
        ChangeKind.FigureApproved or ChangeKind.StandingChanged or ChangeKind.CommentChanged or ChangeKind.SubTaskChanged or ChangeKind.EvaluationMoved => $"/plans/{change.Plan!.Code}/{change.Path}",
        ChangeKind.ReleasePublished => $"/public/plans/{change.Plan!.Code}",
        _ => change.Plan is { } plan ? $"/plans/{plan.Code}" : "/",
    };
}
