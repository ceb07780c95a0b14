using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Projects;

/// <summary>A project's days, stages, money and place: from its sheet, from approved reports and from its sub-projects.</summary>
public sealed record ProjectScheduleResponse
{
    /// <summary>False until the lead has written a sheet: the plan itself says none of it.</summary>
    public required bool HasSheet { get; init; }
    public required DateOnly? StartsOn { get; init; }

    /// <example>2025-12-31</example>
    public required DateOnly? EndsOn { get; init; }
    public required string? Place { get; init; }

    /// <summary>WGS 84.</summary>
    public required decimal? Longitude { get; init; }
    public required decimal? Latitude { get; init; }
    public required LadderItem Ladder { get; init; }

    /// <summary>As the lead's latest approved report has it.</summary>
    /// <example>在建</example>
    public required string? Stage { get; init; }

    /// <summary>In the order in which they are to be done.</summary>
    public required IReadOnlyList<MilestoneItem> Milestones { get; init; }

    /// <summary>By year, then source.</summary>
    public required IReadOnlyList<InvestmentItem> Investments { get; init; }

    /// <summary>Completed in each year, as far as the last approved report of that year has it, in 万元.</summary>
    public required IReadOnlyList<InvestedItem> Invested { get; init; }
    public required SubProjectsItem SubProjects { get; init; }

    public sealed record LadderItem
    {
        /// <example>construction</example>
        public required string Code { get; init; }

        /// <example>建设</example>
        public required string Name { get; init; }
        public required IReadOnlyList<StageItem> Stages { get; init; }

        public static LadderItem Of(Ladder ladder) => new() { Code = ladder.Code, Name = ladder.Name, Stages = [.. ladder.Stages.Select(s => new StageItem { Name = s.Name, Share = s.Share })] };
    }

    public sealed record StageItem
    {
        /// <example>在建</example>
        public required string Name { get; init; }

        /// <summary>Of the work that it stands for where nothing else is measured, 0 to 1.</summary>
        /// <example>0.5</example>
        public required decimal Share { get; init; }
    }

    public sealed record MilestoneItem
    {
        /// <example>主体完工</example>
        public required string Title { get; init; }
        public required DateOnly PlannedOn { get; init; }
        public required DateOnly? DoneOn { get; init; }

        /// <summary>What comes after it waits until it is done.</summary>
        public required bool IsGate { get; init; }
        public required bool Overdue { get; init; }

        public static MilestoneItem Of(Milestone milestone, DateOnly today) =>
            new() { Title = milestone.Title, PlannedOn = milestone.PlannedOn, DoneOn = milestone.DoneOn, IsGate = milestone.IsGate, Overdue = milestone.DoneOn is null && milestone.PlannedOn < today };
    }

    public sealed record InvestmentItem
    {
        /// <example>2025</example>
        public required int Year { get; init; }
        public required FundingSource Source { get; init; }

        /// <summary>In 万元.</summary>
        /// <example>1200</example>
        public required decimal? Planned { get; init; }
        public required decimal? Arranged { get; init; }

        public static InvestmentItem Of(Investment i) => new() { Year = i.Year, Source = i.Source, Planned = i.Planned, Arranged = i.Arranged };
    }

    public sealed record InvestedItem
    {
        public required int Year { get; init; }
        public required decimal Value { get; init; }

        /// <example>2025-H2</example>
        public required string Period { get; init; }
    }

    /// <summary>All that are not given up, together; a blank is never nought.</summary>
    public sealed record SubProjectsItem
    {
        public required int Total { get; init; }
        public required int Reported { get; init; }

        /// <summary>Fewer than all have reported.</summary>
        public required bool Provisional { get; init; }
        public required decimal? Planned { get; init; }
        public required decimal? Invested { get; init; }

        /// <summary>The mean share done of those that say so, 0 to 1.</summary>
        public required decimal? Share { get; init; }

        /// <summary>Areas that have any, by code.</summary>
        public required IReadOnlyList<string> OrgUnits { get; init; }

        public static SubProjectsItem Of(SubProjectRollUp all, IEnumerable<SubProject> each) =>
            new() { OrgUnits = [.. each.Where(s => s.Cancelled is null).Select(s => s.OrgUnit.Code).Distinct()], Total = all.Total, Reported = all.Reported, Provisional = all.Provisional, Planned = all.Planned, Invested = all.Invested, Share = Figures.Significant(all.Share) };
    }

    /// <param name="project">The project.</param>
    /// <param name="category">Of its column.</param>
    /// <param name="reading">The plan.</param>
    public static ProjectScheduleResponse Of(Project project, string category, PlanReading reading)
    {
        var (written, ladder, reports) = (reading.SheetOf(project), reading.LadderOf(project, category), reading.Reports.Of(project.Id).ToList());
        var sheet = written ?? ProjectSheet.None;
        return new ProjectScheduleResponse
        {
            HasSheet = written is not null,
            StartsOn = sheet.StartsOn,
            EndsOn = sheet.EndsOn,
            Place = sheet.Place,
            Longitude = sheet.Longitude,
            Latitude = sheet.Latitude,
            Ladder = LadderItem.Of(ladder),
            Stage = reports.LastOrDefault(r => r.Details?.Stage is not null)?.Details!.Stage,
            Milestones = [.. sheet.Milestones.Select(m => MilestoneItem.Of(m, reading.Day))],
            Investments = [.. sheet.Investments.OrderBy(i => i.Year).ThenBy(i => i.Source).Select(InvestmentItem.Of)],
            Invested = [.. reports.Where(r => r.Details?.Invested is not null).GroupBy(r => r.Period.LastDay.Year).OrderBy(y => y.Key)
                .Select(y => new InvestedItem { Year = y.Key, Value = y.Last().Details!.Invested!.Value, Period = y.Last().Period.Code })],
            SubProjects = SubProjectsItem.Of(SubProjectRollUp.Of(reading.SubProjects[project.Id], ladder), reading.SubProjects[project.Id]),
        };
    }
}
