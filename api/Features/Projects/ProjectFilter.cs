using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Projects;

/// <summary>Which projects are listed or exported.</summary>
public sealed record ProjectFilter
{
    /// <summary>No of a column.</summary>
    public int? Column { get; init; }

    /// <summary>Code of an org unit that leads or supports the project.</summary>
    [CodeOf(CodeKind.OrgUnit)]
    public string? Owner { get; init; }

    /// <summary>Code of an org unit that leads it.</summary>
    [CodeOf(CodeKind.OrgUnit)]
    public string? Lead { get; init; }

    /// <summary>Code of an area that has a project of its own under it.</summary>
    [CodeOf(CodeKind.OrgUnit)]
    public string? Area { get; init; }

    /// <summary>Where it is on its ladder; none where nothing is reported.</summary>
    /// <example>在建</example>
    public string? Stage { get; init; }
    public Word<Light>? Light { get; init; }

    /// <summary>Only those that lack this: noLead, noReport, noEvidence, noFigure, overdue.</summary>
    public Word<Shortcoming>? Shortcoming { get; init; }

    /// <summary>As it stood and was known at this instant (RFC 3339 with offset, a day, or the name of a snapshot).</summary>
    /// <example>2025-07-10T08:00:00Z</example>
    public string? AsOf { get; init; }

    /// <summary>In printed order.</summary>
    public async Task<IEnumerable<(Project Project, ProjectResponse Response)>> ReadAsync(LantuDbContext db, PlanReading reading, CancellationToken cancellationToken)
    {
        var projects = await db.Projects.AsNoTracking()
            .Where(p => p.PlanId == reading.Plan.Id && (Column == null || p.Column.No == Column))
            .Include(p => p.Column.Chapter)
            .Include(p => p.Commitments).ThenInclude(c => c.Indicator)
            .OrderBy(p => p.Column.No).ThenBy(p => p.No)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        return projects.Select(p => (p, ProjectResponse.Of(p, p.Column, reading))).Where(p => Fits(p.Item2));
    }

    private bool Fits(ProjectResponse project) =>
        (Shortcoming is not { } lack || project.Shortcomings.Contains(lack.Value))
        && (Light is not { } light || project.Status.Light == light.Value)
        && (Owner is null || project.Responsibilities.Any(r => r.OrgUnit.Code == Owner))
        && (Lead is null || project.Responsibilities.FirstOrDefault(r => r.Role == ResponsibilityRole.Lead)?.OrgUnit.Code == Lead)
        && (Area is null || project.Schedule.SubProjects.OrgUnits.Contains(Area))
        && (Stage is null || (project.Schedule.Stage ?? "none") == Stage);
}
