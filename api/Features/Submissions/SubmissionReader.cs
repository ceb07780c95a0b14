using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Submissions;

/// <summary>Loads submissions whole, for those who may see them, and turns them into what callers read.</summary>
public sealed class SubmissionReader(LantuDbContext db, CurrentActor current, TimeProvider clock)
{
    /// <summary>The submission with all that its moves and its answer need, tracked.</summary>
    /// <exception cref="NotFoundException">There is none in this plan, or it is not the actor's to see.</exception>
    public async Task<Submission> LoadAsync(string plan, Guid id, CancellationToken cancellationToken) =>
        // One statement, so that version, lines and trail are of one moment; several could straddle somebody else's act.
        await Whole(db.Submissions.VisibleTo(current.Required)).AsSingleQuery()
            .SingleOrDefaultAsync(s => s.Id == id && s.ReportForm.Plan.Code == plan, cancellationToken)
        ?? throw new NotFoundException("not_found");

    /// <summary>The submission, when it is still at the version the caller has seen.</summary>
    /// <exception cref="StaleVersionException">Somebody has changed it since.</exception>
    public async Task<Submission> LoadAsync(string plan, Guid id, long expectedVersion, CancellationToken cancellationToken) =>
        (await LoadAsync(plan, id, cancellationToken)).At(expectedVersion);

    public static IQueryable<Submission> Whole(IQueryable<Submission> submissions) => submissions
        .Include(s => s.ReportForm.LeadOrgUnit)
        .Include(s => s.ReportForm.Plan)
        .Include(s => s.OrgUnit)
        .Include(s => s.Lines).ThenInclude(l => l.Indicator.Parent)
        .Include(s => s.Transitions)
        .Include(s => s.Corrections)
        .AsSplitQuery();

    public async Task<SubmissionResponse> DescribeAsync(Submission submission, CancellationToken cancellationToken)
    {
        var summary = SubmissionSummary.Of(submission, current.Required, clock.Today());
        var previousPeriod = Period.Parse(submission.Period).Previous.Code;
        var previous = await db.Observations.AsNoTracking()
            .Where(o => o.PlanId == submission.PlanId && o.OrgUnitId == submission.OrgUnitId && o.Period == previousPeriod)
            .InForce()
            .ToDictionaryAsync(o => o.IndicatorId, cancellationToken);
        var editors = submission.Lines.Where(l => l.UpdatedBy != null).Select(l => l.UpdatedBy!.Value).Distinct().ToList();
        var names = await db.Users.NamesOf(editors).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        var lastRound = LastRound(submission);
        var notes = LastNotes(submission);
        return new SubmissionResponse
        {
            Id = summary.Id,
            Form = summary.Form,
            OrgUnit = summary.OrgUnit,
            Period = summary.Period,
            Revision = summary.Revision,
            State = summary.State,
            Step = summary.Step,
            OpensOn = summary.OpensOn,
            DueOn = summary.DueOn,
            ClosesOn = summary.ClosesOn,
            Overdue = summary.Overdue,
            Version = summary.Version,
            AllowedActions = summary.AllowedActions,
            FilledLines = summary.FilledLines,
            TotalLines = summary.TotalLines,
            ChangedAt = summary.ChangedAt,
            Reason = summary.Reason,
            CorrectionOf = submission.CorrectsId,
            CorrectionReason = submission.CorrectionReason,
            Lines = [.. submission.Lines.OrderBy(l => l.No).Select(line => Line(
                line,
                previous.GetValueOrDefault(line.IndicatorId),
                lastRound?.Find(v => v.IndicatorId == line.IndicatorId),
                notes.GetValueOrDefault(line.Indicator.Code),
                line.UpdatedBy is { } editor ? names[editor] : null))],
        };
    }

    private static SubmissionResponse.LineItem Line(SubmissionLine line, Observation? previous, LineValue? lastRound, SubmissionResponse.LineNoteItem? note, string? updatedBy) => new()
    {
        No = line.No,
        IndicatorCode = line.Indicator.Code,
        TaskCode = null,
        ProjectCode = null,
        CommitmentId = null,
        Title = line.Indicator.Name,
        Domain = line.Indicator.Domain,
        ParentCode = line.Indicator.Parent?.Code,
        Unit = line.Indicator.Unit,
        Decimals = line.Indicator.Decimals,
        ValueKind = line.Indicator.ValueKind,
        Value = line.Value,
        Text = line.Text,
        Explanation = line.Explanation,
        Previous = previous is null ? null : new SubmissionResponse.PreviousItem { Period = previous.Period, Value = previous.Value, Text = previous.Text },
        LastRound = lastRound is null ? null : new SubmissionResponse.LastRoundItem { Value = lastRound.Value, Text = lastRound.Text },
        Changed = lastRound is not null && (lastRound.Value != line.Value || lastRound.Text != line.Text),
        Note = note,
        Checks = [],
        UpdatedAt = line.UpdatedAt,
        UpdatedBy = updatedBy,
    };

    /// <summary>
    /// While the county writes, the round to compare with is the last one it handed in; once handed in again, the one before.
    /// </summary>
    private static List<LineValue>? LastRound(Submission submission)
    {
        var rounds = submission.Transitions.Where(t => t.Action == SubmissionAction.Submit).OrderBy(t => t.No).ToList();
        var behind = submission.Step == SubmissionStep.Drafting ? 1 : 2;
        return rounds.Count >= behind ? rounds[^behind].LineValues : null;
    }

    private static Dictionary<string, SubmissionResponse.LineNoteItem> LastNotes(Submission submission)
    {
        var last = submission.Transitions.Where(t => t.Action == SubmissionAction.Return).MaxBy(t => t.No);
        return last?.LineNotes.ToDictionary(n => n.IndicatorCode, n => new SubmissionResponse.LineNoteItem { ReasonCode = n.ReasonCode, Text = n.Text, At = last.At }) ?? [];
    }
}
