using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Submissions;

public static class ListTransitions
{
    public sealed record Filter : IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Guid Submission, Filter Filter) : IRequest<Page<TransitionResponse>>;

    public sealed class Handler(LantuDbContext db, SubmissionReader reader) : IRequestHandler<Query, Page<TransitionResponse>>
    {
        public async Task<Page<TransitionResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var stored = await reader.LoadAsync(request.Plan, request.Submission, cancellationToken);
            var submission = stored.Submission;
            var rows = await db.SubmissionTransitions.AsNoTracking().Where(t => t.SubmissionId == submission.Id).SignedAsync(db, cancellationToken);
            var written = await db.SubmissionLineChanges.AsNoTracking().Where(c => c.SubmissionId == submission.Id).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancellationToken);
            var names = await db.Users.NamesOf([.. written.Select(c => c.UserId).Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
            var lines = submission.Lines.Concat(stored.Excused).ToDictionary(l => l.No);
            var taken = await db.PrefillTakings.AsNoTracking().Where(t => t.SubmissionId == submission.Id).Include(t => t.PrefillValue.PrefillSource).OrderBy(t => t.At).ToListAsync(cancellationToken);
            return Paging.Cut(rows.Select((row, index) => Item(row, lines, Changes(written, index == 0 ? null : rows[index - 1].Transition.At, row.Transition, lines, names, taken))), request.Filter);
        }

        /// <summary>Writing happens between acts and is handed in with submit; many savings of one cell are one change.</summary>
        private static IEnumerable<TransitionResponse.ChangeItem> Changes(List<SubmissionLineChange> written, DateTimeOffset? since, SubmissionTransition act, Dictionary<int, SubmissionLine> lines, Dictionary<Guid, string> names, List<PrefillTaking> taken) => written
            .Where(c => act.Action == SubmissionAction.Submit && (since is null || c.At > since) && c.At <= act.At)
            .GroupBy(c => c.LineNo)
            .OrderBy(line => line.Key)
            .Select(line => Change(lines[line.Key], line.First(), line.Last(), [.. line.Select(c => names[c.UserId]).Distinct()], taken.LastOrDefault(t => t.LineNo == line.Key && t.At <= act.At)))
            .Where(change => change.Before != change.After);

        private static TransitionResponse.ChangeItem Change(SubmissionLine line, SubmissionLineChange first, SubmissionLineChange last, IReadOnlyList<string> by, PrefillTaking? taken) => new(line)
        {
            Before = new TransitionResponse.AnswerItem { Value = first.ValueBefore, Text = first.TextBefore, Explanation = first.ExplanationBefore, Details = LineDetails.Of(first.DetailsBefore) },
            After = new TransitionResponse.AnswerItem { Value = last.Value, Text = last.Text, Explanation = last.Explanation, Details = LineDetails.Of(last.Details) },
            By = by,
            Origin = taken?.PrefillValue is { } value && value.Value == last.Value ? new TransitionResponse.OriginItem { Source = value.PrefillSource.Name, Value = value.Value, Said = SaidFigure.Of(value), FetchedAt = value.FetchedAt } : null,
        };

        private static TransitionResponse Item(SignedTransition signed, Dictionary<int, SubmissionLine> lines, IEnumerable<TransitionResponse.ChangeItem> changes) => new()
        {
            No = signed.Transition.No,
            Action = signed.Transition.Action,
            From = signed.Transition.FromState,
            To = signed.Transition.ToState,
            Step = signed.Transition.Step,
            At = signed.Transition.At,
            By = new TransitionResponse.PersonItem { Id = signed.Transition.UserId, DisplayName = signed.By, OrgUnit = OrgUnitRef.Of(signed.OrgUnit), OnBehalfOf = signed.OnBehalfOf, Program = signed.Program },
            ReasonCode = signed.Transition.ReasonCode,
            Comment = signed.Transition.Comment,
            LineNotes = [.. signed.Transition.LineNotes.Select(note => Note(note, lines[note.LineNo]))],
            Changes = [.. changes],
        };

        private static TransitionResponse.NoteItem Note(LineNote note, SubmissionLine line) => new(line)
        {
            ReasonCode = note.ReasonCode,
            Text = note.Text,
        };
    }
}
