using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Plans;

public static class GetPlan
{
    public sealed record Query(string Plan) : IRequest<PlanResponse>;

    public sealed class Handler(LantuDbContext db, TimeProvider clock) : IRequestHandler<Query, PlanResponse>
    {
        public async Task<PlanResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            return new PlanResponse
            {
                Code = plan.Code,
                Title = plan.Title,
                ShortTitle = plan.ShortTitle,
                DocumentNumber = plan.DocumentNumber,
                IssuedOn = plan.IssuedOn,
                IssuedBy = plan.IssuedBy,
                OrgUnit = OrgUnitRef.Of(plan.OrgUnit),
                StartYear = plan.StartYear,
                EndYear = plan.EndYear,
                BaseYear = plan.BaseYear,
                State = plan.State,
                Domains = plan.Domains,
                Goals = [.. plan.Goals.Select(goal => new PlanResponse.GoalItem { No = goal.No, Title = goal.Title, Summary = goal.Summary, Statements = [.. goal.Statements.Select(Item)] })],
                Notes = NoteResponse.Of(plan.Notes),
                Counts = new PlanResponse.ContentCounts
                {
                    Chapters = await db.Chapters.CountAsync(c => c.PlanId == plan.Id, cancellationToken),
                    Tasks = await db.PlanTasks.CountAsync(t => t.PlanId == plan.Id, cancellationToken),
                    Commitments = await db.Commitments.CountAsync(c => c.PlanId == plan.Id, cancellationToken),
                    Columns = await db.Columns.CountAsync(c => c.PlanId == plan.Id, cancellationToken),
                    Projects = await db.Projects.CountAsync(p => p.PlanId == plan.Id, cancellationToken),
                    Indicators = await db.Indicators.CountAsync(i => i.PlanId == plan.Id && i.ParentId == null, cancellationToken),
                },
                TimeProgress = Math.Round(plan.TimeProgress(clock.Today()), 4),
                Ranking = await db.AssessmentSettings.RanksAsync(plan, cancellationToken),
                Version = plan.Version,
            };
        }

        private static PlanResponse.StatementItem Item(GoalStatement statement) => new()
        {
            Quantity = statement.Quantity,
            Comparator = statement.Comparator,
            Value = statement.Value,
            Unit = statement.Unit,
            DueYear = statement.DueYear,
            IndicatorCode = statement.IndicatorCode,
            SourceText = statement.SourceText,
        };
    }
}
