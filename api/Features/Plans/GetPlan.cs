using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Plans;

public static class GetPlan
{
    public sealed record Query(string Plan) : IRequest<PlanResponse>;

    public sealed record PlanResponse
    {
        /// <example>quzhou-eco-14</example>
        public required string Code { get; init; }

        /// <example>衢州市生态环境保护“十四五”规划</example>
        public required string Title { get; init; }

        /// <example>“十四五”规划</example>
        public required string ShortTitle { get; init; }

        /// <example>衢发改发〔2021〕46号</example>
        public required string? DocumentNumber { get; init; }

        /// <example>2021-07-20</example>
        public required DateOnly? IssuedOn { get; init; }
        public required IReadOnlyList<string> IssuedBy { get; init; }
        public required OrgUnitRef OrgUnit { get; init; }

        /// <example>2021</example>
        public required int StartYear { get; init; }

        /// <example>2025</example>
        public required int EndYear { get; init; }

        /// <example>2020</example>
        public required int BaseYear { get; init; }
        public required PlanState State { get; init; }

        /// <summary>Domains of the indicator table, in printed order.</summary>
        public required IReadOnlyList<string> Domains { get; init; }
        public required IReadOnlyList<GoalItem> Goals { get; init; }
        public required IReadOnlyList<NoteResponse> Notes { get; init; }
        public required ContentCounts Counts { get; init; }

        /// <summary>序时进度: share of the plan's days that have passed, 0 to 1.</summary>
        /// <example>0.905</example>
        public required double TimeProgress { get; init; }

        /// <example>1</example>
        public required long Version { get; init; }
    }

    public sealed record GoalItem
    {
        /// <summary>0 is the overall goal.</summary>
        public required int No { get; init; }
        public required string Title { get; init; }
        public required string Summary { get; init; }
        public required IReadOnlyList<StatementItem> Statements { get; init; }
    }

    /// <summary>A figure that a goal states.</summary>
    public sealed record StatementItem
    {
        public required string Quantity { get; init; }
        public required Comparator Comparator { get; init; }
        public required decimal? Value { get; init; }
        public required string? Unit { get; init; }
        public required int? DueYear { get; init; }
        public required string? IndicatorCode { get; init; }
        public required string SourceText { get; init; }
    }

    /// <summary>How much the plan holds. Indicators are counted as the plan counts them, without 其中 rows.</summary>
    public sealed record ContentCounts
    {
        public required int Chapters { get; init; }
        public required int Tasks { get; init; }
        public required int Commitments { get; init; }
        public required int Columns { get; init; }
        public required int Projects { get; init; }
        public required int Indicators { get; init; }
    }

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
                Goals = [.. plan.Goals.Select(goal => new GoalItem { No = goal.No, Title = goal.Title, Summary = goal.Summary, Statements = [.. goal.Statements.Select(Item)] })],
                Notes = NoteResponse.Of(plan.Notes),
                Counts = new ContentCounts
                {
                    Chapters = await db.Chapters.CountAsync(c => c.PlanId == plan.Id, cancellationToken),
                    Tasks = await db.PlanTasks.CountAsync(t => t.PlanId == plan.Id, cancellationToken),
                    Commitments = await db.Commitments.CountAsync(c => c.PlanId == plan.Id, cancellationToken),
                    Columns = await db.Columns.CountAsync(c => c.PlanId == plan.Id, cancellationToken),
                    Projects = await db.Projects.CountAsync(p => p.PlanId == plan.Id, cancellationToken),
                    Indicators = await db.Indicators.CountAsync(i => i.PlanId == plan.Id && i.ParentId == null, cancellationToken),
                },
                TimeProgress = Math.Round(plan.TimeProgress(clock.Today()), 4),
                Version = plan.Version,
            };
        }

        private static StatementItem Item(GoalStatement statement) => new()
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
