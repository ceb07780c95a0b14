using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Submissions;

public static class ListCorrections
{
    public sealed record Filter : IPaged
    {
        /// <summary>Code of the form.</summary>
        public string? Form { get; init; }

        /// <summary>Code of the reporting unit.</summary>
        public string? OrgUnit { get; init; }
        public Word<SubmissionState>? State { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<CorrectionItem>>;

    /// <summary>A new revision of an approved submission.</summary>
    public sealed record CorrectionItem
    {
        /// <summary>The new revision.</summary>
        public required SubmissionRef Submission { get; init; }

        /// <summary>The revision that it corrects.</summary>
        public required Guid CorrectionOf { get; init; }
        public required SubmissionState State { get; init; }

        /// <summary>Whose turn it is; null once approved.</summary>
        public required SubmissionStep? Step { get; init; }

        /// <summary>You may read what was written; false where you only follow its course.</summary>
        public required bool MayRead { get; init; }

        /// <summary>When it was asked for.</summary>
        public required DateTimeOffset At { get; init; }

        /// <summary>Who asked for it.</summary>
        /// <example>徐丽</example>
        public required string By { get; init; }

        /// <summary>In whose place, when the person acted as a delegate (代理).</summary>
        public required string? OnBehalfOf { get; init; }

        /// <summary>Null to those who only follow its course.</summary>
        /// <example>国控点剔除日有误，省厅已复核。</example>
        public required string? Reason { get; init; }

        /// <summary>The answers that differ from the revision it corrects; none to those who only follow its course.</summary>
        public required IReadOnlyList<CorrectedLineItem> Changes { get; init; }
    }

    public sealed record CorrectedLineItem : LineRef
    {
        public CorrectedLineItem(Line line)
            : base(line)
        {
            (Unit, Decimals) = (line.Unit, line.Decimals);
        }

        /// <example>μg/m3</example>
        public string? Unit { get; }

        /// <example>1</example>
        public int Decimals { get; }
        public required decimal? Before { get; init; }
        public required string? TextBefore { get; init; }
        public required decimal? After { get; init; }
        public required string? TextAfter { get; init; }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current) : IRequestHandler<Query, Page<CorrectionItem>>
    {
        public async Task<Page<CorrectionItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (filter, state, actor, (skip, take)) = (request.Filter, request.Filter.State?.Value, current.Required, Paging.Window(request.Filter));
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            // Ids are given in the order of time.
            var corrections = await SubmissionReader.Corrections(db.Submissions.FollowedBy(actor).AsNoTracking().Where(s => s.PlanId == plan.Id && s.CorrectsId != null
                    && (filter.Form == null || s.ReportForm.Code == filter.Form)
                    && (filter.OrgUnit == null || s.OrgUnit.Code == filter.OrgUnit)
                    && (state == null || s.State == state))
                .OrderByDescending(s => s.Id).Skip(skip).Take(take + 1)).ToListAsync(cancellationToken);
            var ids = corrections.Select(s => s.CorrectsId).ToList();
            var corrected = await db.Submissions.FollowedBy(actor).AsNoTracking().Where(s => ids.Contains(s.Id)).Include(s => s.Lines).Include(s => s.Transitions).Include(s => s.Corrections).AsSplitQuery().ToDictionaryAsync(s => s.Id, cancellationToken);
            var asked = corrected.Values.SelectMany(Asked).ToDictionary(pair => pair.Correction, pair => pair.Act);
            var names = await db.Users.NamesOf([.. asked.Values.SelectMany(t => new[] { t.UserId, t.OnBehalfOfId }).OfType<Guid>().Distinct()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
            var sees = Visibility.Sees(actor);
            return Paging.Close([.. corrections.Select(s => Item(s, corrected[s.CorrectsId!.Value], asked[s.Id], names, sees(s)))], filter, skip, take);
        }

        /// <summary>The act that opened each correction of a revision: both stand in the order in which they were opened.</summary>
        private static IEnumerable<(Guid Correction, SubmissionTransition Act)> Asked(Submission corrected) =>
            corrected.Corrections.OrderBy(c => c.Revision).Select(c => c.Id).Zip(corrected.Transitions.Where(t => t.Action == SubmissionAction.Correct).OrderBy(t => t.No));

        private static CorrectionItem Item(Submission correction, Submission corrected, SubmissionTransition asked, Dictionary<Guid, string> names, bool isSeen) => new()
        {
            Submission = SubmissionRef.Of(correction),
            CorrectionOf = corrected.Id,
            State = correction.State,
            Step = correction.Step,
            MayRead = isSeen,
            At = asked.At,
            By = names[asked.UserId],
            OnBehalfOf = asked.OnBehalfOfId is { } principal ? names[principal] : null,
            Reason = isSeen ? correction.CorrectionReason : null,
            Changes = isSeen ? [.. correction.Lines.OrderBy(l => l.No).Join(corrected.Lines, l => l.No, l => l.No, Changed).OfType<CorrectedLineItem>()] : [],
        };

        private static CorrectedLineItem? Changed(SubmissionLine now, SubmissionLine before) => (now.Value, now.Text) == (before.Value, before.Text) ? null
            : new CorrectedLineItem(now) { Before = before.Value, TextBefore = before.Text, After = now.Value, TextAfter = now.Text };
    }
}
