using System.Text.Json;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Dashboard;

/// <summary>All that the dashboard of a plan is made of, fetched in one statement. What is read grows with what the plan names, never with what has been reported.</summary>
public sealed record DashboardRows
{
    public required IReadOnlyList<UnitRow> Units { get; init; }
    public required IReadOnlyList<IndicatorRow> Indicators { get; init; }
    public required IReadOnlyList<TaskRow> Tasks { get; init; }
    public required IReadOnlyList<ProjectRow> Projects { get; init; }
    public required IReadOnlyList<StandingRow> Standings { get; init; }

    /// <summary>Those that stood a week ago and stand no more.</summary>
    public required IReadOnlyList<StandingRow> Former { get; init; }

    /// <summary>Who is asked for which indicator by a form in force.</summary>
    public required IReadOnlyList<AskedRow> Asked { get; init; }
    public required IReadOnlyList<SubmissionRow> Submissions { get; init; }
    public required IReadOnlyList<LeadRow> Leads { get; init; }
    public required IReadOnlyList<HolidayRow> Holidays { get; init; }

    public sealed record UnitRow(Guid Id, string Code, string Name, string ShortName, OrgUnitKind Kind, int? TileColumn, int? TileRow);

    public sealed record IndicatorRow(Guid Id, string Code, string? ParentCode, string Name, string ShortName, string Domain, string? Unit, int Decimals, ValueKind ValueKind, string TargetText);

    public sealed record TaskRow(Guid Id, Guid ChapterId, string Code, string Title, int ChapterNo, string ChapterTitle, bool IsOut);

    public sealed record ProjectRow(Guid Id, string Code, string Title, bool IsOut);

    public sealed record StandingRow(SubjectKind Kind, Guid SubjectId, Guid OrgUnitId, int Shape, DateTimeOffset Since)
    {
        private object? unpacked;

        /// <summary>Told in a column of its own. Of another shape than this program's nobody unpacks it.</summary>
        public string Content { get; init; } = "";

        public IndicatorContent Indicator => (IndicatorContent)(unpacked ??= StandingContent.IndicatorOf(Content));

        public ProgressStanding Progress => (ProgressStanding)(unpacked ??= StandingContent.ProgressOf(Content));
    }

    public sealed record AskedRow(Guid IndicatorId, Guid OrgUnitId);

    /// <summary>Of the round that is due next and of all that is late, the latest revision.</summary>
    public sealed record SubmissionRow(Guid Id, Guid OrgUnitId, string OrgUnitCode, string OrgUnitName, string OrgUnitShortName, OrgUnitKind OrgUnitKind, string FormCode, string FormName, string Period, SubmissionState State, int Revision, DateOnly DueOn, bool IsCurrent);

    public sealed record LeadRow(Guid SubjectId, string Code, string Name, string ShortName, OrgUnitKind Kind);

    public sealed record HolidayRow(DateOnly Day, HolidayKind Kind, string Name);

    /// <param name="lines">What the statement answers.</param>
    /// <returns>The plan and the rows; null where there is no such plan.</returns>
    public static (PlanRow Plan, DashboardRows Rows)? Read(IReadOnlyCollection<Line> lines)
    {
        var parts = lines.ToLookup(l => l.Part);
        return All<PlanRow>("plan").FirstOrDefault() is not { } plan ? null : (plan, new DashboardRows
        {
            Units = All<UnitRow>("units"),
            Indicators = All<IndicatorRow>("indicators"),
            Tasks = All<TaskRow>("tasks"),
            Projects = All<ProjectRow>("projects"),
            Standings = Standings("standings"),
            Former = Standings("former"),
            Asked = All<AskedRow>("asked"),
            Submissions = All<SubmissionRow>("submissions"),
            Leads = All<LeadRow>("leads"),
            Holidays = All<HolidayRow>("holidays"),
        });

        List<T> All<T>(string part) => [.. parts[part].Select(Of<T>)];
        List<StandingRow> Standings(string part) => [.. parts[part].Select(l => Of<StandingRow>(l) with { Content = l.Content! })];
        static T Of<T>(Line line) => JsonSerializer.Deserialize<T>(line.Json, StandingContent.SnakeCaseJson)!;
    }

    /// <param name="Part">Where it belongs.</param>
    /// <param name="Json">Its columns.</param>
    /// <param name="Content">Of a standing.</param>
    public sealed record Line(string Part, string Json, string? Content);

    public sealed record PlanRow(Guid Id, string Code, string Title, int StartYear, int EndYear, string[] Domains, Guid OrgUnitId);
}
