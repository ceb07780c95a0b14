using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Projects;

/// <summary>A project's sheet (项目台账) as it is written, its sub-projects, and what the caller may change.</summary>
public sealed record ProjectSheetResponse : IVersionedResponse
{
    /// <summary>Of the project.</summary>
    /// <example>4-2</example>
    public required string Code { get; init; }

    /// <summary>Null until somebody has written one.</summary>
    public required SheetItem? Sheet { get; init; }

    /// <summary>Those there are.</summary>
    public required IReadOnlyList<ProjectScheduleResponse.LadderItem> Ladders { get; init; }

    /// <summary>The caller is of the unit that leads the project, or manages the plan.</summary>
    public required bool MayWrite { get; init; }

    /// <summary>Codes of the areas for which the caller may add sub-projects.</summary>
    public required IReadOnlyList<string> MayAddFor { get; init; }

    /// <summary>In the order of their numbers, given up ones too.</summary>
    public required IReadOnlyList<SubProjectResponse> SubProjects { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }

    /// <summary>The same of a project and of a sub-project.</summary>
    public sealed record SheetItem
    {
        /// <example>construction</example>
        public required string? Ladder { get; init; }
        public required DateOnly? StartsOn { get; init; }
        public required DateOnly? EndsOn { get; init; }
        public required string? Place { get; init; }
        public required decimal? Longitude { get; init; }
        public required decimal? Latitude { get; init; }
        public required IReadOnlyList<ProjectScheduleResponse.InvestmentItem> Investments { get; init; }
        public required IReadOnlyList<ProjectScheduleResponse.MilestoneItem> Milestones { get; init; }

        public static SheetItem Of(ProjectSheet sheet, DateOnly today) => new()
        {
            Ladder = sheet.Ladder,
            StartsOn = sheet.StartsOn,
            EndsOn = sheet.EndsOn,
            Place = sheet.Place,
            Longitude = sheet.Longitude,
            Latitude = sheet.Latitude,
            Investments = [.. sheet.Investments.Select(ProjectScheduleResponse.InvestmentItem.Of)],
            Milestones = [.. sheet.Milestones.Select(m => ProjectScheduleResponse.MilestoneItem.Of(m, today))],
        };
    }
}

/// <summary>A county's project under an item of a column.</summary>
public sealed record SubProjectResponse : IVersionedResponse
{
    /// <example>4-2/1</example>
    public required string Code { get; init; }

    /// <example>1</example>
    public required int No { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }

    /// <example>城东污水处理厂二期扩建</example>
    public required string Title { get; init; }
    public required ProjectSheetResponse.SheetItem Sheet { get; init; }
    public required string? Stage { get; init; }

    /// <summary>Share done in per cent.</summary>
    public required decimal? Done { get; init; }

    /// <summary>Completed so far, in 万元.</summary>
    public required decimal? Invested { get; init; }
    public required DateOnly? ReportedOn { get; init; }

    /// <summary>Why it was given up; null while it is not.</summary>
    public required string? Cancelled { get; init; }
    public required bool MayWrite { get; init; }

    /// <example>1</example>
    public required long Version { get; init; }

    public static SubProjectResponse Of(SubProject one, Project project, bool mayWrite, DateOnly today) => new()
    {
        Code = one.CodeIn(project),
        No = one.No,
        OrgUnit = OrgUnitRef.Of(one.OrgUnit),
        Title = one.Title,
        Sheet = ProjectSheetResponse.SheetItem.Of(one.Sheet, today),
        Stage = one.Stage,
        Done = one.Done,
        Invested = one.Invested,
        ReportedOn = one.ReportedOn,
        Cancelled = one.Cancelled,
        MayWrite = mayWrite,
        Version = one.Version,
    };
}
