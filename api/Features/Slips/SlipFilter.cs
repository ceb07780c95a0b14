using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Slips;

/// <summary>Which slips are asked for; the list and its file ask alike.</summary>
public sealed record SlipFilter
{
    public Word<SlipLevel>? Level { get; init; }
    public Word<SlipState>? State { get; init; }

    /// <summary>true: only those that have not ended; false: only those that have.</summary>
    public bool? UnderWay { get; init; }

    /// <summary>true: only those whose turn should have been taken before today.</summary>
    public bool? Overdue { get; init; }

    /// <summary>true: only those that wait for you, to answer or to decide on an answer.</summary>
    public bool? Waiting { get; init; }

    /// <summary>Code of the unit to which they are addressed.</summary>
    /// <example>qujiang</example>
    public string? OrgUnit { get; init; }

    /// <summary>task, project or indicator; with subject.</summary>
    public Word<SubjectKind>? SubjectKind { get; init; }

    /// <summary>Its code.</summary>
    /// <example>5.1</example>
    public string? Subject { get; init; }

    /// <param name="slips">Those that the actor sees.</param>
    /// <param name="actor">For what waits.</param>
    /// <param name="today">For what is overdue.</param>
    public IQueryable<Slip> Apply(IQueryable<Slip> slips, Actor actor, DateOnly today)
    {
        var (level, state, kind) = (Level?.Value, State?.Value, SubjectKind?.Value);
        var found = slips.Where(s =>
            (level == null || s.Level == level) && (state == null || s.State == state) && (OrgUnit == null || s.OrgUnit.Code == OrgUnit)
            && (UnderWay == null || UnderWay == (s.State == SlipState.Open || s.State == SlipState.Answered))
            && (Overdue == null || Overdue == ((s.State == SlipState.Open && s.AnswerBy < today) || (s.State == SlipState.Answered && s.DecideBy < today)))
            && (kind == null || (kind == Domain.SubjectKind.Task && s.TaskId != null) || (kind == Domain.SubjectKind.Project && s.ProjectId != null) || (kind == Domain.SubjectKind.Indicator && s.IndicatorId != null))
            && (Subject == null || s.Task!.Code == Subject || s.Project!.Code == Subject || s.Indicator!.Code == Subject));
        return Waiting == true ? found.WaitingFor(actor) : found;
    }
}
