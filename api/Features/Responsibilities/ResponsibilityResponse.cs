using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>An org unit that leads or supports one subject, on the days from and before to.</summary>
public sealed record ResponsibilityResponse : IVersionedResponse
{
    public required Guid Id { get; init; }
    public required SubjectItem Subject { get; init; }
    public required OrgUnitRef OrgUnit { get; init; }
    public required ResponsibilityRole Role { get; init; }

    /// <summary>Proposed ones come from the departments' statutory duties, not from the plan.</summary>
    public required ResponsibilityStatus Status { get; init; }

    /// <summary>Null while it is proposed, and for what came confirmed with the plan's data; by whom is among its confirmations.</summary>
    public required DateTimeOffset? ConfirmedAt { get; init; }

    /// <example>2021-07-20</example>
    public required DateOnly From { get; init; }
    public required DateOnly? To { get; init; }

    /// <summary>To be sent along with its confirmation.</summary>
    /// <example>1</example>
    public required long Version { get; init; }

    public sealed record SubjectItem
    {
        public required SubjectKind Kind { get; init; }

        /// <example>5.1</example>
        public required string Code { get; init; }

        /// <example>深化水环境综合治理</example>
        public required string Title { get; init; }

        /// <summary>The chapter it belongs to; null for an indicator.</summary>
        /// <example>5</example>
        public required int? ChapterNo { get; init; }

        public static SubjectItem Of(Responsibility row) => row switch
        {
            { Chapter: { } chapter } => new SubjectItem { Kind = SubjectKind.Chapter, Code = $"{chapter.No}", Title = chapter.Title, ChapterNo = chapter.No },
            { Task: { } task } => new SubjectItem { Kind = SubjectKind.Task, Code = task.Code, Title = task.Title, ChapterNo = task.Chapter.No },
            { Project: { } project } => new SubjectItem { Kind = SubjectKind.Project, Code = project.Code, Title = project.Title, ChapterNo = project.Column.Chapter.No },
            { Indicator: { } indicator } => new SubjectItem { Kind = SubjectKind.Indicator, Code = indicator.Code, Title = indicator.Name, ChapterNo = null },
            _ => new SubjectItem { Kind = SubjectKind.Commitment, Code = $"{row.Commitment!.Id}", Title = row.Commitment.Quantity, ChapterNo = null },
        };
    }

    /// <param name="row">Loaded with its subject and its unit.</param>
    public static ResponsibilityResponse Of(Responsibility row) => Of(row, SubjectItem.Of(row));

    /// <param name="row">Loaded with its unit.</param>
    /// <param name="subject">What it is about.</param>
    public static ResponsibilityResponse Of(Responsibility row, SubjectItem subject) => new()
    {
        Id = row.Id,
        Subject = subject,
        OrgUnit = OrgUnitRef.Of(row.OrgUnit),
        Role = row.Role,
        Status = row.Status,
        ConfirmedAt = row.ConfirmedAt,
        From = row.ValidFrom,
        To = row.ValidTo,
        Version = row.Version,
    };
}

public static class ResponsibilitySubjects
{
    /// <summary>With its unit and what it is about.</summary>
    public static IQueryable<Responsibility> WithSubject(this IQueryable<Responsibility> responsibilities) => responsibilities
        .Include(r => r.OrgUnit)
        .Include(r => r.Chapter)
        .Include(r => r.Task!.Chapter)
        .Include(r => r.Project!.Column.Chapter)
        .Include(r => r.Commitment)
        .Include(r => r.Indicator);
}
