using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>Where what an evaluation misses is reported: the last submission that asked for it in a period that had ended; where nobody was asked, its own page.</summary>
internal sealed class ReportPlaces(LantuDbContext db)
{
    public async Task<List<ReportWanted>> LoadAsync(Plan plan, Evaluation evaluation, ScoreSheet sheet, PlanContent content, IReadOnlyList<ReportLead> leads, CancellationToken cancellationToken)
    {
        var day = Clock.DayOf(evaluation.AsOf);
        var asked = (await db.Submissions.AsNoTracking().Where(s => s.PlanId == plan.Id && s.State != SubmissionState.Discarded)
            .SelectMany(s => s.Lines.Where(l => l.CommitmentId == null && !l.Excused).Select(l => new Asked(s.Id, s.OrgUnit.Code, s.OrgUnit.ShortName, s.OrgUnit.Kind == OrgUnitKind.Department, s.Period, s.State, l.IndicatorId ?? l.TaskId ?? l.ProjectId!.Value))).ToListAsync(cancellationToken))
            .Where(a => Period.Parse(a.Period).LastDay <= day).ToLookup(a => a.Subject);
        var led = leads.ToDictionary(l => (l.List, l.Code), l => l.Unit);
        return [.. sheet.Inputs.Scopes.SelectMany(scope => sheet.Result.Scopes.Single(s => s.OrgUnit == scope.OrgUnit).Lines
            .Where(l => l.Out is OutReason.NotReported or OutReason.NotScored || l.Remarks.Contains(LineRemark.NotReportedZero)).Select(l => Of(scope, l)))];

        ReportWanted Of(EvaluationScope scope, EvaluationLine line)
        {
            if (line.List == EvaluationList.Qualitative)
            {
                return new(scope.OrgUnit, line.List, line.Code, "评审人员", "评审打分", $"/plans/{plan.Code}/evaluations/{evaluation.Id}?tab=scoring");
            }

            var subject = content.IdOf(line.List, line.Code);
            // Departments report of the city; an area of itself.
            var place = subject is { } id ? asked[id].Where(a => scope.IsPlan ? a.IsDepartment : a.Unit == scope.OrgUnit).MaxBy(a => Period.Parse(a.Period).LastDay) : null;
            var word = line.List switch { EvaluationList.Indicators => "indicators", EvaluationList.Tasks => "tasks", _ => "projects" };
            return place is not null
                ? new(scope.OrgUnit, line.List, line.Code, place.Name, $"{place.Period} {Words(place.State)}", $"/plans/{plan.Code}/reporting/{place.Submission}")
                : new(scope.OrgUnit, line.List, line.Code, (scope.IsPlan ? led.GetValueOrDefault((line.List, line.Code)) : scope.ShortName) is { } unit ? $"{unit}（未布置填报）" : null, null,
                    $"/plans/{plan.Code}/{word}/{line.Code}{(line.List == EvaluationList.Indicators && !scope.IsPlan ? $"?orgUnit={scope.OrgUnit}" : "")}");
        }
    }

    private static string Words(SubmissionState state) => state switch
    {
        SubmissionState.Open => "待填报",
        SubmissionState.Draft => "填报中",
        SubmissionState.Returned => "已退回",
        SubmissionState.Approved => "已核定，未填此项",
        _ => "审核中",
    };

    private sealed record Asked(Guid Submission, string Unit, string Name, bool IsDepartment, string Period, SubmissionState State, Guid Subject);
}
