using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Submissions;

/// <summary>Reads submissions whole, for those who may see them, and turns them into what callers read.</summary>
public sealed class SubmissionReader(SubmissionStore store, CurrentActor current, RequestLanguage language, TimeProvider clock)
{
    /// <summary>The submission with all that its answer and its moves need.</summary>
    /// <exception cref="NotFoundException">There is none in this plan, or it is not the actor's to see.</exception>
    public async Task<StoredSubmission> LoadAsync(string plan, Guid id, CancellationToken cancellationToken) =>
        await store.FindAsync(plan, id, current.Required, cancellationToken) ?? throw new NotFoundException("not_found");

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

    /// <param name="stored">As it was read; its submission may have been moved since.</param>
    /// <param name="earlier">What stands beside it as earlier answers; what is known now unless told.</param>
    public SubmissionResponse Describe(StoredSubmission stored, EarlierAnswers? earlier = null)
    {
        var (submission, names, today) = (stored.Submission, stored.Names, clock.Today());
        var summary = SubmissionSummary.Of(submission, current.Required, today, isSeen: true);
        var answers = earlier ?? stored.Earlier;
        var check = Check(stored, answers);
        var uncounted = stored.Form.Lifecycles.Select(c => (c.Key, Out: LifecycleResponse.Of(LifecycleChange.OutOn(c, today)))).Where(c => c.Out is not null).ToDictionary(c => c.Key, c => c.Out!);
        var lines = new SubmissionLines(submission, answers, check, names, stored.Form.Ladders, uncounted, language.Value);
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
            Excused = ExcusedLineItem.Of(stored.Excused, uncounted),
        };
    }

    /// <summary>The form's rules applied to what stands in it now.</summary>
    public static SubmissionCheck Check(StoredSubmission stored) => Check(stored, stored.Earlier);

    private static SubmissionCheck Check(StoredSubmission stored, EarlierAnswers answers) =>
        Check(stored.Submission, answers) with { WithoutEvidence = stored.Submission.WithoutEvidence(stored.Evidence) };

    public static SubmissionCheck Check(Submission submission, EarlierAnswers answers)
    {
        var rules = submission.ReportFormVersion.Rules;
        var ruled = rules.Select(r => r.LineNo).ToHashSet();
        var check = SubmissionCheck.For(rules, [.. submission.Lines.Select(l => l.AsRuleLine())], submission.Lines.Where(l => ruled.Contains(l.No)).ToDictionary(l => l.No, answers.HistoryOf));
        return check with { Unsaid = [.. submission.Lines.OrderBy(l => l.No).Select(l => (l.No, l.Missing)).Where(l => l.Item2 != DetailMembers.None)] };
    }
}
