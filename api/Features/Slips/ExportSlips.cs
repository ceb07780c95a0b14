using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Slips;

public static class ExportSlips
{
    private static readonly string[] Headings = ["编号", "事项", "被督办单位", "发出单位", "事由", "要求", "发出日期", "答复时限", "新的完成时限", "状态", "答复", "答复日期", "办结意见"];
    private static readonly double[] Widths = [18, 34, 18, 18, 36, 36, 12, 12, 12, 10, 40, 12, 30];

    public sealed record Query(string Plan, SlipFilter Filter) : IRequest<ExportedFile>;

    /// <summary>督办台账: the newest first, with the last answer and the words with which each was closed.</summary>
    public sealed class Handler(LantuDbContext db, SlipReader reader, CurrentActor current, TimeProvider clock) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, today) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), clock.Today());
            var slips = await request.Filter.Apply(reader.Of(plan), current.Required, today).AsNoTracking().OrderByDescending(s => s.IssuedAt).ThenByDescending(s => s.Serial).ToListAsync(cancellationToken);
            return new ExportedFile(PlainSheet.Write("督办台账", Headings, Widths, slips.Select(s => Row(s, today))), WorkbookWriter.MediaType, $"{plan.ShortTitle}-督办台账-{today:yyyyMMdd}.xlsx");
        }

        private static IReadOnlyList<object?> Row(Slip slip, DateOnly today)
        {
            var (answer, closing) = (slip.Acts.Where(a => a.Action == SlipAction.Answer).MaxBy(a => a.No), slip.Acts.FirstOrDefault(a => a.Action == SlipAction.Close));
            return
            [
                slip.Number, slip.Task is { } task ? $"{task.Code} {task.Title}" : slip.Project is { } project ? $"{project.Code} {project.Title}" : $"指标 {slip.Indicator!.Code} {slip.Indicator.Name}",
                slip.OrgUnit.ShortName, slip.Issuer.ShortName, slip.Reason, slip.Requirement, Clock.DayOf(slip.IssuedAt), slip.AnswerBy, slip.DueOn,
                $"{Word(slip.State)}{(slip.IsOverdue(today) ? "（逾期）" : "")}", answer?.Text, answer is null ? null : Clock.DayOf(answer.At), closing?.Text,
            ];
        }

        private static string Word(SlipState state) => state switch
        {
            SlipState.Open => "待答复",
            SlipState.Answered => "待审定",
            SlipState.Closed => "已办结",
            SlipState.Escalated => "已升级",
            SlipState.Withdrawn => "已撤回",
        };
    }
}
