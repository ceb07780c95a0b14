using Lantu.Api.Data;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Forms;

public static class ListForms
{
    public sealed record Filter : IPaged
    {
        /// <summary>Code of an indicator: only forms whose version in force asks for it.</summary>
        /// <example>2</example>
        public string? Indicator { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Filter Filter) : IRequest<Page<FormSummary>>;

    public sealed class Handler(LantuDbContext db, FormReader reader) : IRequestHandler<Query, Page<FormSummary>>
    {
        public async Task<Page<FormSummary>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var forms = await db.ReportForms.AsNoTracking().Where(f => f.PlanId == plan.Id)
                .Include(f => f.LeadOrgUnit).Include(f => f.Versions).ThenInclude(v => v.Lines).Include(f => f.Versions).ThenInclude(v => v.Units)
                .AsSplitQuery().ToListAsync(cancellationToken);
            var asked = request.Filter.Indicator is { } code ? await db.Indicators.Where(i => i.PlanId == plan.Id && i.Code == code).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(cancellationToken) ?? Guid.Empty : (Guid?)null;
            return Paging.Cut(forms.Where(f => asked is null || f.InForce?.Lines.Exists(l => l.IndicatorId == asked) == true).OrderBy(f => f.Frequency).ThenBy(f => f.LeadOrgUnit.SortOrder).ThenBy(f => f.Code, StringComparer.Ordinal).Select(reader.Summarize), request.Filter);
        }
    }
}
