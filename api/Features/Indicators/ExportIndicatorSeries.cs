using System.Globalization;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;

namespace Lantu.Api.Features.Indicators;

public static class ExportIndicatorSeries
{
    private static readonly string[] Headings = ["报告期", "数值", "非数值的答复", "来历", "版本", "核定日期", "应达路径", "比较", "目标", "目标依据", "文号", "文件日期"];
    private static readonly double[] Widths = [12, 14, 16, 26, 8, 14, 14, 8, 14, 14, 26, 14];

    public sealed record Query(string Plan, string Code, string? OrgUnit) : IRequest<ExportedFile>;

    /// <summary>Every period of one area with its figure, where the path is in that year, and the number set for it.</summary>
    public sealed class Handler(LantuDbContext db, IndicatorStandings standings, TimeProvider clock) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var area = await db.OrgUnits.AreaOfAsync(plan, request.OrgUnit, cancellationToken);
            var figures = await standings.ReadAsync(plan, null, cancellationToken);
            var indicator = figures.Indicators.FirstOrDefault(i => i.Code == request.Code) ?? throw new NotFoundException("not_found");
            var file = PlainSheet.Write($"指标{indicator.Code}", Headings, Widths, Rows(figures, indicator, figures.Areas.First(a => a.Id == area.Id)));
            return new ExportedFile(file, WorkbookWriter.MediaType, $"{indicator.Code} {indicator.Name}-{area.ShortName}-{clock.Today():yyyyMMdd}.xlsx");
        }

        private static IEnumerable<IReadOnlyList<object?>> Rows(PlanFigures figures, Indicator indicator, OrgUnit area)
        {
            var standing = figures.StandingOf(indicator, area, Language.Chinese);
            var (values, made) = (standing.Recent.ToDictionary(o => o.Period), standing.RollUps.ToDictionary(r => Year(r.Key), r => r.Value));
            var (path, targets) = (standing.Path.ToDictionary(p => Year(p.Year)), figures.Targets[(indicator.Id, area.Id)].ToDictionary(t => Year(t.Year)));
            return values.Keys.Concat(made.Keys).Concat(path.Keys).Concat(targets.Keys).Distinct().Order(StringComparer.Ordinal).Select(period =>
            {
                var (value, rollUp, target) = (values.GetValueOrDefault(period), made.GetValueOrDefault(period), targets.GetValueOrDefault(period));
                return (IReadOnlyList<object?>)
                [
                    period, value?.Value ?? rollUp?.Value, value?.Text, value is not null ? "核定" : rollUp is not null ? $"由各区域汇总，{rollUp.Reported}/{rollUp.Total} 个已报" : null,
                    (decimal?)value?.Revision, value is null ? null : Clock.DayOf(value.ApprovedAt), Figures.Significant(path.GetValueOrDefault(period)?.Value),
                    Sign(target?.Comparator), target?.Value, Word(target?.Basis), target?.DocumentNumber, target?.DocumentDate,
                ];
            });
        }

        private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

        private static string? Sign(TargetComparator? comparator) => comparator switch { TargetComparator.Gte => "≥", TargetComparator.Lte => "≤", TargetComparator.Gt => ">", TargetComparator.Lt => "<", TargetComparator.Eq => "=", _ => null };

        private static string? Word(TargetBasis? basis) => basis switch
        {
            TargetBasis.Plan => "规划",
            TargetBasis.ProvinceDocument => "省下达",
            TargetBasis.CityDecomposition => "市级分解",
            TargetBasis.Reported => "自报",
            _ => null,
        };
    }
}
