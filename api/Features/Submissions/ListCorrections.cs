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

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<CorrectionResponse>>;

    public sealed class Handler(LantuDbContext db, CurrentActor current) : IRequestHandler<Query, Page<CorrectionResponse>>
    {
        public async Task<Page<CorrectionResponse>> Handle(Query request, CancellationToken cancellationToken)
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

        private static CorrectionResponse Item(Submission correction, Submission corrected, SubmissionTransition asked, Dictionary<Guid, string> names, bool isSeen) => new()
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
            Changes = isSeen ? [.. correction.Lines.OrderBy(l => l.No).Join(corrected.Lines, l => l.No, l => l.No, Changed).OfType<CorrectionResponse.LineItem>()] : [],
        };

        private static CorrectionResponse.LineItem? Changed(SubmissionLine now, SubmissionLine before) => (now.Value, now.Text) == (before.Value, before.Text) ? null
            : new CorrectionResponse.LineItem(now) { Before = before.Value, TextBefore = before.Text, After = now.Value, TextAfter = now.Text };
    }
}
