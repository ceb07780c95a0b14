using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Forms;

/// <summary>Loads forms with their versions, and turns them into what callers read.</summary>
public sealed class FormReader(LantuDbContext db, CurrentActor current)
{
    /// <exception cref="NotFoundException">The plan has no such form.</exception>
    public async Task<ReportForm> LoadAsync(string plan, string code, CancellationToken cancellationToken) =>
        await Whole(db.ReportForms).SingleOrDefaultAsync(f => f.Plan.Code == plan && f.Code == code, cancellationToken)
        ?? throw new NotFoundException("not_found");

    /// <exception cref="StaleVersionException">Somebody has changed it since.</exception>
    public async Task<ReportForm> LoadAsync(string plan, string code, long expectedVersion, CancellationToken cancellationToken) =>
        (await LoadAsync(plan, code, cancellationToken)).At(expectedVersion);

    public static IQueryable<ReportForm> Whole(IQueryable<ReportForm> forms) => forms
        .Include(f => f.Plan)
        .Include(f => f.LeadOrgUnit)
        .Include(f => f.Versions).ThenInclude(v => v.Units).ThenInclude(u => u.OrgUnit)
        .Include(f => f.Versions).ThenInclude(v => v.Lines).ThenInclude(l => l.Indicator!.Parent)
        .Include(f => f.Versions).ThenInclude(v => v.Lines).ThenInclude(l => l.Task!.Chapter)
        .Include(f => f.Versions).ThenInclude(v => v.Lines).ThenInclude(l => l.Project!.Column)
        .Include(f => f.Versions).ThenInclude(v => v.Lines).ThenInclude(l => l.Commitment!.Task)
        .Include(f => f.Versions).ThenInclude(v => v.Lines).ThenInclude(l => l.Commitment!.Project)
        .AsSplitQuery();

    public async Task<FormResponse> DescribeAsync(string plan, string code, CancellationToken cancellationToken)
    {
        var form = await Whole(db.ReportForms.AsNoTracking()).SingleOrDefaultAsync(f => f.Plan.Code == plan && f.Code == code, cancellationToken)
            ?? throw new NotFoundException("not_found");
        var published = form.Versions.Where(v => v.PublishedAt is not null).OrderByDescending(v => v.No).ToList();
        var names = await db.Users.NamesOf([.. published.Select(v => v.PublishedBy).OfType<Guid>()]).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        var uses = await db.ReportForms.Where(f => f.Id == form.Id).SelectMany(f => f.Versions)
            .Select(v => new { v.Id, Count = v.Submissions.Count })
            .ToDictionaryAsync(v => v.Id, v => v.Count, cancellationToken);
        var summary = Summarize(form);
        return new FormResponse
        {
            Code = summary.Code,
            Name = summary.Name,
            Frequency = summary.Frequency,
            LeadOrgUnit = summary.LeadOrgUnit,
            FirstPeriod = summary.FirstPeriod,
            EndedOn = summary.EndedOn,
            LineCount = summary.LineCount,
            OrgUnitCount = summary.OrgUnitCount,
            ReportedBy = summary.ReportedBy,
            InForceNo = summary.InForceNo,
            InForceSince = summary.InForceSince,
            Calendar = summary.Calendar,
            HasDraft = summary.HasDraft,
            Version = summary.Version,
            AllowedActions = summary.AllowedActions,
            InForce = form.InForce is { } inForce ? Item(inForce) : null,
            Draft = form.Draft is { } draft && current.Required.Is(Role.PlanAdministrator) ? Item(draft) : null,
            Published = [.. published.Select(v => new FormResponse.PublishedItem { No = v.No, PublishedAt = v.PublishedAt!.Value, PublishedBy = v.PublishedBy is { } by ? names[by] : null, Submissions = uses[v.Id] })],
        };
    }

    public FormSummary Summarize(ReportForm form) => new()
    {
        Code = form.Code,
        Name = form.Name,
        Frequency = form.Frequency,
        LeadOrgUnit = OrgUnitRef.Of(form.LeadOrgUnit),
        FirstPeriod = form.FirstPeriod,
        EndedOn = form.EndedOn,
        LineCount = form.InForce?.Lines.Count ?? 0,
        OrgUnitCount = form.InForce?.Units.Count ?? 0,
        ReportedBy = form.InForce?.ReportedBy,
        InForceNo = form.InForce?.No,
        InForceSince = form.InForce?.PublishedAt,
        Calendar = form.InForce is not { } version ? null : new() { OpensDays = version.OpensDays, DueDays = version.DueDays, DueDayKind = version.DueDayKind, ClosesDays = version.ClosesDays },
        HasDraft = form.Draft is not null,
        Version = form.Version,
        AllowedActions = !current.Required.Is(Role.PlanAdministrator) ? []
            : form.Draft is null ? [FormAction.Update, FormAction.SaveDraft]
            : [FormAction.Update, FormAction.SaveDraft, FormAction.DiscardDraft, FormAction.Publish],
    };

    public static FormResponse.FormVersionItem Item(ReportFormVersion version) => new()
    {
        No = version.No,
        OpensDays = version.OpensDays,
        DueDays = version.DueDays,
        DueDayKind = version.DueDayKind,
        ClosesDays = version.ClosesDays,
        ReportedBy = version.ReportedBy,
        EvidenceRequired = version.EvidenceRequired,
        Guidance = version.Guidance,
        Lines = [.. version.Lines.OrderBy(l => l.No).Select(Item)],
        OrgUnits = [.. version.Units.OrderBy(u => u.OrgUnit.SortOrder).Select(u => OrgUnitRef.Of(u.OrgUnit))],
        Rules = [.. version.Rules.OrderBy(r => r.No).Select(Item)],
    };

    private static FormResponse.FormLineItem Item(ReportFormLine line) => new(line)
    {
        Heading = line.Heading,
        Unit = line.Unit,
        Decimals = line.Decimals,
        AnswerKind = line.AnswerKind,
        EvidenceRequired = line.EvidenceRequired,
    };

    private static FormResponse.RuleItem Item(ValidationRule rule) =>
        new() { No = rule.No, LineNo = rule.LineNo, Kind = rule.Kind, Severity = rule.Severity, Blanks = rule.Blanks, Parameters = rule.Parameters, Message = rule.Message };
}
