using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Forms;

public static class PreviewPublication
{
    public sealed record Query(string Plan, string Form) : IRequest<PublicationResponse>;

    public sealed class Handler(LantuDbContext db, FormReader reader, PeriodOpening opening, CurrentActor current) : IRequestHandler<Query, PublicationResponse>
    {
        public async Task<PublicationResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var form = await reader.LoadAsync(request.Plan, request.Form, cancellationToken);
            var draft = form.Draft ?? throw new ConflictException("no_draft");
            var underWay = await db.Submissions.AsNoTracking().VisibleTo(current.Required).Where(s => s.ReportFormId == form.Id && s.State != SubmissionState.Approved && s.State != SubmissionState.Discarded)
                .Select(s => new { s.ReportFormVersion.No, s.Period, s.OrgUnit }).ToListAsync(cancellationToken);
            var units = await db.OrgUnits.AsNoTracking().ToDictionaryAsync(u => u.Id, cancellationToken);
            var opened = (await opening.PreviewAsync(form, draft, cancellationToken)).ConvertAll(s => new { s.Period, OrgUnit = units[s.OrgUnitId] });
            return new PublicationResponse
            {
                No = draft.No,
                Keeps = [.. underWay.GroupBy(s => (s.No, s.Period)).OrderByDescending(g => g.Key.Period, StringComparer.Ordinal).ThenByDescending(g => g.Key.No)
                    .Select(g => PublicationResponse.PeriodItem.Of(g.Key.No, g.Key.Period, g.Select(s => s.OrgUnit)))],
                Opens = [.. opened.GroupBy(s => s.Period).OrderByDescending(g => g.Key, StringComparer.Ordinal).Select(g => PublicationResponse.PeriodItem.Of(draft.No, g.Key, g.Select(s => s.OrgUnit)))],
            };
        }
    }
}

/// <summary>What publishing the draft would do now.</summary>
public sealed record PublicationResponse
{
    /// <summary>The number the version gets.</summary>
    /// <example>2</example>
    public required int No { get; init; }

    /// <summary>Submissions under way, not yet final, that keep the version they were opened with; the newest period first.</summary>
    public required IReadOnlyList<PeriodItem> Keeps { get; init; }

    /// <summary>Submissions that would be opened at once, by the new version.</summary>
    public required IReadOnlyList<PeriodItem> Opens { get; init; }

    /// <summary>Units that report a period by one version.</summary>
    public sealed record PeriodItem
    {
        /// <example>1</example>
        public required int VersionNo { get; init; }

        /// <example>2025-Q4</example>
        public required string Period { get; init; }
        public required IReadOnlyList<OrgUnitRef> OrgUnits { get; init; }

        internal static PeriodItem Of(int no, string period, IEnumerable<OrgUnit> units) =>
            new() { VersionNo = no, Period = period, OrgUnits = [.. units.OrderBy(u => u.SortOrder).Select(OrgUnitRef.Of)] };
    }
}
