using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Submissions;

/// <summary>Loads submissions whole, for those who may see them, and turns them into what callers read.</summary>
public sealed class SubmissionReader(LantuDbContext db, CurrentActor current, RequestLanguage language, TimeProvider clock)
{
    /// <summary>The submission with all that its moves and its answer need, tracked.</summary>
    /// <exception cref="NotFoundException">There is none in this plan, or it is not the actor's to see.</exception>
    public async Task<Submission> LoadAsync(string plan, Guid id, CancellationToken cancellationToken)
    {
        // One statement, so that version, lines and trail are of one moment; several could straddle somebody else's act.
        var submission = await Alone(db.Submissions.VisibleTo(current.Required)).AsSingleQuery()
            .SingleOrDefaultAsync(s => s.Id == id && s.ReportForm.Plan.Code == plan, cancellationToken)
            ?? throw new NotFoundException("not_found");
        // What the form asks never changes once it is published, and would multiply the rows above.
        await db.ReportFormVersions.Where(v => v.Id == submission.ReportFormVersionId).Include(v => v.Lines).AsSplitQuery().LoadAsync(cancellationToken);
        return submission;
    }

    /// <summary>The submission, when it is still at the version the caller has seen.</summary>
    /// <exception cref="StaleVersionException">Somebody has changed it since.</exception>
    public async Task<Submission> LoadAsync(string plan, Guid id, long expectedVersion, CancellationToken cancellationToken) =>
        (await LoadAsync(plan, id, cancellationToken)).At(expectedVersion);

    /// <summary>With what the summary and the allowed actions are read from.</summary>
    public static IQueryable<Submission> Listed(IQueryable<Submission> submissions) => submissions
        .Include(s => s.ReportForm.LeadOrgUnit)
        .Include(s => s.ReportForm.Plan)
        .Include(s => s.OrgUnit)
        .Include(s => s.Lines)
        .Include(s => s.Transitions)
        .Include(s => s.Corrections)
        .AsSplitQuery();

    /// <summary>With what its lines say and are checked by.</summary>
    public static IQueryable<Submission> Whole(IQueryable<Submission> submissions) => Alone(submissions).Include(s => s.ReportFormVersion.Lines);

    /// <summary>With what its lines are called.</summary>
    public static IQueryable<Submission> Corrections(IQueryable<Submission> submissions) =>
        Titled(submissions.Include(s => s.ReportForm.Plan).Include(s => s.OrgUnit).Include(s => s.Lines)).AsSplitQuery();

    private static IQueryable<Submission> Alone(IQueryable<Submission> submissions) => Titled(Listed(submissions).Include(s => s.Extensions));

    private static IQueryable<Submission> Titled(IQueryable<Submission> submissions) => submissions
        .Include(s => s.Lines).ThenInclude(l => l.Indicator!.Parent)
        .Include(s => s.Lines).ThenInclude(l => l.Task!.Chapter)
        .Include(s => s.Lines).ThenInclude(l => l.Project!.Column)
        .Include(s => s.Lines).ThenInclude(l => l.Commitment!.Task)
        .Include(s => s.Lines).ThenInclude(l => l.Commitment!.Project);

    /// <param name="submission">As <see cref="LoadAsync(string, Guid, CancellationToken)"/> gives it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="asOf">The instant as of which earlier answers stand beside it; now unless told.</param>
    public async Task<SubmissionResponse> DescribeAsync(Submission submission, CancellationToken cancellationToken, DateTimeOffset? asOf = null)
    {
        var summary = SubmissionSummary.Of(submission, current.Required, clock.Today(), isSeen: true);
        var answers = await EarlierAnswers.LoadAsync(db, current.Required, submission, asOf, cancellationToken);
        var check = await WithEvidenceAsync(submission, Check(submission, answers), cancellationToken);
        var people = submission.Lines.Select(l => l.UpdatedBy).Concat(submission.Extensions.SelectMany(e => new[] { e.UserId, e.OnBehalfOfId })).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.NamesOf(people).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        var (ladders, (excused, uncounted)) = (submission.Lines.Exists(l => l.ProjectId is not null) ? await db.Ladders.AsNoTracking().OrderBy(l => l.SortOrder).ToListAsync(cancellationToken) : [], await ExcusedLineItem.LoadAsync(db, submission, clock.Today(), cancellationToken));
        var lines = new SubmissionLines(submission, answers, check, names, ladders, uncounted, language.Value);
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
            Lock = summary.Lock,
            MayRead = summary.MayRead,
            MayExtend = summary.MayExtend,
            FilledLines = summary.FilledLines,
            TotalLines = summary.TotalLines,
            ChangedAt = summary.ChangedAt,
            RemindedAt = summary.RemindedAt,
            Reason = summary.Reason,
            CorrectionOf = submission.CorrectsId,
            CorrectionReason = submission.CorrectionReason,
            Guidance = submission.ReportFormVersion.Guidance,
            EvidenceRequired = submission.ReportFormVersion.EvidenceRequired,
            Obstacles = submission.Step == SubmissionStep.Drafting ? [.. check.Obstacles.Select(o => new SubmissionResponse.ObstacleItem { LineNo = o.LineNo, Code = o.Code, Message = o.Say(language.Value) })] : [],
            Extensions = [.. submission.Extensions.OrderBy(e => e.No).Select(e => new SubmissionResponse.ExtensionItem { DueOnBefore = e.DueOnBefore, DueOn = e.DueOn, ClosesOn = e.ClosesOn, Reason = e.Reason, At = e.At, By = names[e.UserId], OnBehalfOf = e.OnBehalfOfId is { } principal ? names[principal] : null })],
            Lines = [.. submission.Lines.OrderBy(l => l.No).Select(lines.Describe)],
            Excused = excused,
        };
    }

    /// <summary>The form's rules applied to what stands in it now.</summary>
    public async Task<SubmissionCheck> CheckAsync(Submission submission, CancellationToken cancellationToken) =>
        await WithEvidenceAsync(submission, Check(submission, await EarlierAnswers.LoadAsync(db, current.Required, submission, null, cancellationToken)), cancellationToken);

    private async Task<SubmissionCheck> WithEvidenceAsync(Submission submission, SubmissionCheck check, CancellationToken cancellationToken)
    {
        var files = await db.Attachments.Where(a => a.SubmissionId == submission.Id).Select(a => a.LineNo).Distinct().ToListAsync(cancellationToken);
        return check with { WithoutEvidence = submission.WithoutEvidence(files) };
    }

    public static SubmissionCheck Check(Submission submission, EarlierAnswers answers)
    {
        var period = Period.Parse(submission.Period);
        var check = SubmissionCheck.For(submission.ReportFormVersion.Rules, [.. submission.Lines.Select(l => l.AsRuleLine())], submission.Lines.ToDictionary(l => l.No, l => answers.HistoryOf(l, period)));
        return check with { Unsaid = [.. submission.Lines.OrderBy(l => l.No).Select(l => (l.No, l.Missing)).Where(l => l.Item2 != DetailMembers.None)] };
    }
}
