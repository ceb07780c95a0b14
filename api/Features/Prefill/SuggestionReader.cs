using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Prefill;

/// <summary>The cells of a submission that other systems say something of.</summary>
public sealed class SuggestionReader(LantuDbContext db, CurrentActor current, TimeProvider clock)
{
    /// <summary>For those who may see it, with all that saving needs; tracked.</summary>
    /// <exception cref="NotFoundException">There is none in this plan, or it is not the actor's to see.</exception>
    public async Task<Submission> LoadAsync(string plan, Guid id, CancellationToken cancellationToken) =>
        await db.Submissions.VisibleTo(current.Required).Include(s => s.ReportForm.Plan).Include(s => s.OrgUnit).Include(s => s.Transitions).Include(s => s.Corrections)
            .Include(s => s.Lines).ThenInclude(l => l.Indicator).AsSplitQuery()
            .SingleOrDefaultAsync(s => s.Id == id && s.ReportForm.Plan.Code == plan, cancellationToken) ?? throw new NotFoundException("not_found");

    /// <summary>What is said now, by line; nothing of what is with nobody to be filled.</summary>
    public async Task<IReadOnlyList<Suggestion>> OfAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (submission.Step != SubmissionStep.Drafting || submission.LockOn(clock.Today()) is not null)
        {
            return [];
        }

        var lines = submission.Lines.Where(l => l is { IndicatorId: not null, AnswerKind: AnswerKind.Number }).ToDictionary(l => l.IndicatorId!.Value);
        var indicators = lines.Keys.ToList();
        var values = await db.PrefillValues.AsNoTracking().Include(v => v.PrefillSource)
            .Where(v => v.OrgUnitId == submission.OrgUnitId && v.Period == submission.Period && v.SupersededAt == null && indicators.Contains(v.IndicatorId)).ToListAsync(cancellationToken);
        var chosen = await db.Reconciliations.AsNoTracking().Where(r => r.OrgUnitId == submission.OrgUnitId && r.Period == submission.Period && indicators.Contains(r.IndicatorId)).Include(r => r.Gone!.PrefillSource).OrderByDescending(r => r.At).ToListAsync(cancellationToken);
        return [.. values.GroupBy(v => v.IndicatorId).Select(cell => Suggestion.Of(lines[cell.Key], cell, chosen.Where(r => r.IndicatorId == cell.Key))).OrderBy(s => s.Line.No)];
    }

    public async Task<SuggestionsResponse> DescribeAsync(Submission submission, CancellationToken cancellationToken)
    {
        var taken = await db.PrefillTakings.AsNoTracking().Where(t => t.SubmissionId == submission.Id).Include(t => t.PrefillValue.PrefillSource).OrderByDescending(t => t.At).ToListAsync(cancellationToken);
        var names = await db.Users.NamesOf([.. taken.Select(t => t.UserId).Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        // The latest that a source said of a cell, of those that it was taken over from.
        var sources = taken.Select(t => t.PrefillValue.PrefillSourceId).Distinct().ToList();
        var lasts = (await db.PrefillValues.AsNoTracking().Where(v => v.OrgUnitId == submission.OrgUnitId && v.Period == submission.Period && sources.Contains(v.PrefillSourceId)).ToListAsync(cancellationToken))
            .GroupBy(v => (v.PrefillSourceId, v.IndicatorId)).ToDictionary(cell => cell.Key, cell => cell.OrderBy(v => v.FetchedAt).ThenBy(v => v.Id).Last());
        return new SuggestionsResponse
        {
            Items = [.. (await OfAsync(submission, cancellationToken)).Select(s => new SuggestionsResponse.SuggestionItem
            {
                LineNo = s.Line.No, IndicatorCode = s.Line.Indicator!.Code, Values = [.. s.Values.Select(SuggestionsResponse.Of)], Differ = s.Differ, ChosenId = s.ChosenId,
                Ended = SuggestionsResponse.EndedItem.Of(s.Ended),
            })],
            Taken = [.. taken.Select(t => new SuggestionsResponse.TakingItem
            {
                LineNo = t.LineNo, Source = t.PrefillValue.PrefillSource.Name, Value = t.PrefillValue.Value, Said = SaidFigure.Of(t.PrefillValue),
                IsWithdrawn = lasts[(t.PrefillValue.PrefillSourceId, t.PrefillValue.IndicatorId)].IsWithdrawn, FetchedAt = t.PrefillValue.FetchedAt, TakenAt = t.At, By = names[t.UserId],
            })],
        };
    }
}

/// <param name="Line">Which cell.</param>
/// <param name="Values">By source.</param>
/// <param name="Differ">Sources say different things.</param>
/// <param name="ChosenId">Which of just these was chosen.</param>
/// <param name="Ended">How differing came to an end that left just these.</param>
public sealed record Suggestion(SubmissionLine Line, IReadOnlyList<PrefillValue> Values, bool Differ, Guid? ChosenId, Reconciliation? Ended)
{
    /// <param name="line">The cell.</param>
    /// <param name="values">What is said of it.</param>
    /// <param name="decisions">Latest first.</param>
    public static Suggestion Of(SubmissionLine line, IEnumerable<PrefillValue> values, IEnumerable<Reconciliation> decisions)
    {
        var said = values.OrderBy(v => v.PrefillSource.Name, StringComparer.Ordinal).ToList();
        var differ = said.Select(v => v.Value).Distinct().Count() > 1;
        var decision = decisions.FirstOrDefault(r => r.IsOf(said));
        return new Suggestion(line, said, differ, differ ? decision?.ChosenId : null, differ || decision?.EndedBy is null ? null : decision);
    }

    public bool MayTake(Guid value) => !Differ || ChosenId == value;
}
