using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Public;

/// <summary>A plan on one page, as last released.</summary>
public sealed record PublicPlanResponse
{
    /// <example>quzhou-eco-14</example>
    public required string Code { get; init; }

    /// <example>衢州市生态环境保护“十四五”规划</example>
    public required string Title { get; init; }
    public required string ShortTitle { get; init; }
    public required string? DocumentNumber { get; init; }
    public required DateOnly? IssuedOn { get; init; }
    public required IReadOnlyList<string> IssuedBy { get; init; }

    /// <summary>Name of the municipality.</summary>
    /// <example>衢州市</example>
    public required string Area { get; init; }
    public required int StartYear { get; init; }
    public required int EndYear { get; init; }
    public required int BaseYear { get; init; }

    /// <summary>序时进度: share of the plan's days that have passed, 0 to 1.</summary>
    /// <example>0.905</example>
    public required double TimeProgress { get; init; }

    /// <summary>Under which the data may be used; null while the city has not said.</summary>
    public required LicenceItem? Licence { get; init; }

    /// <summary>The last one; null while nothing has been released, when all the rest is empty.</summary>
    public required PublicReleaseResponse? Release { get; init; }

    /// <summary>其中 rows are not counted.</summary>
    public required Lights IndicatorLights { get; init; }
    public required Lights TaskLights { get; init; }
    public required Lights ProjectLights { get; init; }
    public required IReadOnlyList<DomainItem> Domains { get; init; }
    public required IReadOnlyList<ChapterItem> Chapters { get; init; }
    public required IReadOnlyList<PublicAreaSummary> Areas { get; init; }

    public sealed record LicenceItem
    {
        /// <summary>As the Open Definition calls it; null of one that has no such name.</summary>
        /// <example>CC-BY-4.0</example>
        public required string? Name { get; init; }
        public required string Title { get; init; }
        public required string? Url { get; init; }
    }

    public sealed record DomainItem
    {
        /// <example>环境质量</example>
        public required string Name { get; init; }
        public required Lights Lights { get; init; }
    }

    public sealed record ChapterItem
    {
        /// <example>5</example>
        public required int No { get; init; }
        public required string Title { get; init; }
        public required Lights TaskLights { get; init; }
        public required Lights ProjectLights { get; init; }
    }

    public static PublicPlanResponse Of(PublicReading reading, DateOnly today)
    {
        var (plan, content) = (reading.Plan, reading.Content);
        var counted = content.Indicators.Where(i => i.ParentCode is null).ToList();
        return new PublicPlanResponse
        {
            Code = plan.Code,
            Title = plan.Title,
            ShortTitle = plan.ShortTitle,
            DocumentNumber = plan.DocumentNumber,
            IssuedOn = plan.IssuedOn,
            IssuedBy = plan.IssuedBy,
            Area = plan.OrgUnit.Name,
            StartYear = plan.StartYear,
            EndYear = plan.EndYear,
            BaseYear = plan.BaseYear,
            TimeProgress = plan.TimeProgress(today),
            Licence = plan.Licence is { } licence ? new LicenceItem { Name = licence.Name, Title = licence.Title, Url = licence.Url } : null,
            Release = reading.Release is { } release ? PublicReleaseResponse.Of(release, change => change.TurnsLight()) : null,
            IndicatorLights = Lights.Count(counted.Select(LightOf)),
            TaskLights = Lights.Count(content.Tasks().Select(t => t.Progress.Light)),
            ProjectLights = Lights.Count(content.Projects().Select(p => p.Progress.Light)),
            Domains = [.. counted.GroupBy(i => i.Domain).Select(d => new DomainItem { Name = d.Key, Lights = Lights.Count(d.Select(LightOf)) })],
            Chapters = [.. content.Chapters.Select(c => new ChapterItem { No = c.No, Title = c.Title, TaskLights = Lights.Count(c.Tasks.Select(t => t.Progress.Light)), ProjectLights = Lights.Count(c.Projects.Select(p => p.Progress.Light)) })],
            Areas = [.. content.Areas.Select(a => PublicAreaSummary.Of(a, content))],
        };
    }

    private static Light LightOf(ReleasedIndicator indicator) => indicator.City().Content.Status.Light;
}
