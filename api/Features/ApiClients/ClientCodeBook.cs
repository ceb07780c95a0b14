using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.ApiClients;

/// <summary>Finds a program's own codes and judges new ones against each other and against what there is.</summary>
public sealed class ClientCodeBook(LantuDbContext db, CurrentActor current)
{
    /// <param name="client">Its id, or what it calls itself.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="NotFoundException">There is none, or its codes are not the actor's to see.</exception>
    public async Task<ApiClient> ClientAsync(string client, CancellationToken cancellationToken)
    {
        var id = Guid.TryParseExact(client, "D", out var given) ? given : (Guid?)null;
        return await db.ApiClients.VisibleTo(current.Required).SingleOrDefaultAsync(c => c.Id == id || c.ClientId == client, cancellationToken) ?? throw new NotFoundException("not_found");
    }

    public async Task<IReadOnlyList<ClientCode>> CodesAsync(ApiClient client, CancellationToken cancellationToken) =>
        await db.ClientCodes.AsNoTracking().Where(c => c.ApiClientId == client.Id)
            .Include(c => c.Plan).Include(c => c.OrgUnit).Include(c => c.Indicator).Include(c => c.ReportForm)
            .OrderBy(c => c.Kind == CodeKind.OrgUnit ? 0 : c.Kind == CodeKind.Form ? 1 : 2).ThenBy(c => c.Plan!.Code).ThenBy(c => c.OwnCode).ToListAsync(cancellationToken);

    /// <summary>Each as it would be kept, or what is wrong with it: the member, the problem's code and its value.</summary>
    public async Task<IReadOnlyList<JudgedCode>> JudgeAsync(ApiClient client, IReadOnlyList<ClientCodeBody> codes, CancellationToken cancellationToken)
    {
        var units = await db.OrgUnits.AsNoTracking().ToDictionaryAsync(u => u.Code, cancellationToken);
        var plans = await db.Plans.AsNoTracking().ToDictionaryAsync(p => p.Code, cancellationToken);
        var indicators = await db.Indicators.AsNoTracking().ToDictionaryAsync(i => (i.PlanId, i.Code), cancellationToken);
        var forms = await db.ReportForms.AsNoTracking().ToDictionaryAsync(f => (f.PlanId, f.Code), cancellationToken);
        var (owns, things) = (new HashSet<(CodeKind, string?, string)>(), new HashSet<(CodeKind, string?, string)>());
        return [.. codes.Select(Judge)];

        JudgedCode Judge(ClientCodeBody said)
        {
            var plan = said.Plan is null ? null : plans.GetValueOrDefault(said.Plan);
            var unit = said.Kind == CodeKind.OrgUnit ? units.GetValueOrDefault(said.Code) : null;
            var indicator = said.Kind == CodeKind.Indicator && plan is not null ? indicators.GetValueOrDefault((plan.Id, said.Code)) : null;
            var form = said.Kind == CodeKind.Form && plan is not null ? forms.GetValueOrDefault((plan.Id, said.Code)) : null;
            var problem = said switch
            {
                _ when Malformed(said.OwnCode) => ("ownCode", "own_code_malformed", said.OwnCode),
                { Kind: CodeKind.OrgUnit, Plan: not null } => ("plan", "own_code_of_no_plan", said.Plan),
                { Kind: not CodeKind.OrgUnit } when plan is null => ("plan", "unknown_plan", said.Plan ?? ""),
                _ when unit is null && indicator is null && form is null => ("code", "unknown_code", said.Code),
                _ when !owns.Add((said.Kind, said.Plan, said.OwnCode)) => ("ownCode", "repeated_own_code", said.OwnCode),
                _ when !things.Add((said.Kind, said.Plan, said.Code)) => ("code", "repeated_code", said.Code),
                _ => ((string, string, string)?)null,
            };
            return new JudgedCode(said, unit?.Name ?? indicator?.Name ?? form?.Name, problem, new ClientCode
            {
                Id = Guid.CreateVersion7(), ApiClientId = client.Id, Kind = said.Kind, PlanId = plan?.Id, OwnCode = said.OwnCode, OrgUnitId = unit?.Id, IndicatorId = indicator?.Id, ReportFormId = form?.Id,
            });
        }
    }

    private static bool Malformed(string own) => own.Length is 0 or > ClientCode.LongestOwnCode || own.Trim() != own || !PlainText.IsKeepable(own) || own.StartsWith(ClientCode.OursPrefix, StringComparison.Ordinal);
}

/// <param name="Said">As it was said.</param>
/// <param name="Name">Of what it stands for; null where that is nothing.</param>
/// <param name="Problem">Null where there is none.</param>
/// <param name="Kept">To be kept if there is none.</param>
public sealed record JudgedCode(ClientCodeBody Said, string? Name, (string Member, string Code, string Value)? Problem, ClientCode Kept);
