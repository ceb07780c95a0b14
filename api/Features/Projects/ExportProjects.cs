using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;

namespace Lantu.Api.Features.Projects;

public static class ExportProjects
{
    private static readonly string[] Headings = ["编号", "项目", "章", "专栏", "牵头单位", "县（市、区）", "计划开始", "计划完成", "阶段", "计划投资（万元）", "安排投资（万元）", "完成投资（万元）", "完成（%）", "亮灯", "亮灯依据", "计数"];
    private static readonly double[] Widths = [8, 34, 8, 26, 18, 20, 12, 12, 10, 16, 16, 16, 10, 8, 48, 30];

    public sealed record Query(string Plan, ProjectFilter Filter) : IRequest<ExportedFile>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Filter.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
    }

    /// <summary>项目清单, in printed order: what the list shows, with the reason of each light.</summary>
    public sealed class Handler(LantuDbContext db, PlanReader reader) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, await reader.InstantAsync(request.Plan, request.Filter.AsOf, cancellationToken), cancellationToken);
            var projects = await request.Filter.ReadAsync(db, reading, cancellationToken);
            var rows = projects.Select(p => Row(p.Project, p.Response, reading));
            return new ExportedFile(PlainSheet.Write("项目清单", Headings, Widths, rows), WorkbookWriter.MediaType, $"{reading.Plan.ShortTitle}-项目清单-{reading.Day:yyyyMMdd}.xlsx");
        }

        private static IReadOnlyList<object?> Row(Project project, ProjectResponse told, PlanReading reading)
        {
            var (sheet, schedule, column) = (reading.SheetOf(project) ?? ProjectSheet.None, told.Schedule, project.Column);
            return
            [
                told.Code, told.Title, $"第{column.Chapter.No}章", $"专栏{column.No} {column.Title}",
                string.Join('、', told.Responsibilities.Where(r => r.Role == ResponsibilityRole.Lead).Select(r => r.OrgUnit.ShortName)),
                string.Join('、', schedule.SubProjects.OrgUnits.Select(code => reading.Units[code].ShortName)),
                schedule.StartsOn, schedule.EndsOn, schedule.Stage,
                sheet.Planned, sheet.Arranged, schedule.Invested.Count == 0 ? null : schedule.Invested.Sum(i => i.Value),
                told.Status.Progress is { } share ? Math.Round(share * 100, 1) : null, Word(told.Status.Light), told.Status.Explanation, Counted(told.Lifecycle),
            ];
        }

        private static string Word(Light light) => light switch { Light.Green => "绿", Light.Yellow => "黄", Light.Red => "红", Light.Grey => "灰" };

        private static string Counted(LifecycleResponse? said) => said is null ? "计数" : $"{(said.MergedInto is { } into ? $"并入 {into}" : "已取消")}，自 {said.Since:yyyy-MM-dd}：{said.Reason}";
    }
}
