using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Prefill;

/// <summary>Finds sources of a plan and takes over what an administrator says of one.</summary>
public sealed class PrefillSources(LantuDbContext db, CurrentActor current, TimeProvider clock)
{
    /// <exception cref="NotFoundException">There is none in this plan.</exception>
    public async Task<PrefillSource> LoadAsync(string plan, Guid id, CancellationToken cancellationToken) =>
        await db.PrefillSources.SingleOrDefaultAsync(s => s.Id == id && s.Plan.Code == plan && s.RemovedAt == null, cancellationToken) ?? throw new NotFoundException("not_found");

    public async Task<IReadOnlyList<PrefillSourceResponse>> DescribeAsync(IReadOnlyList<PrefillSource> sources, CancellationToken cancellationToken)
    {
        var clients = sources.Select(s => s.ApiClientId).OfType<Guid>().Distinct().ToList();
        var names = await db.ProgramNamesAsync(clients, cancellationToken);
        return [.. sources.Select(s => PrefillSourceResponse.Of(s, s.ApiClientId is { } client ? names[client] : null))];
    }

    /// <summary>As it would be kept.</summary>
    /// <exception cref="RuleViolationException">There is no such program.</exception>
    public async Task<PrefillSource> MakeAsync(Plan plan, PrefillSourceBody body, string pointer, CancellationToken cancellationToken)
    {
        var source = new PrefillSource
        {
            Id = Guid.CreateVersion7(), PlanId = plan.Id, CreatedBy = current.Required.UserId, CreatedAt = clock.Now(),
            Name = "", Address = "", RowsAt = "", AreaAt = "", IndicatorAt = "", PeriodAt = "", ValueAt = "", UnitAt = "",
        };
        await ChangeAsync(source, body, pointer, cancellationToken);
        return source;
    }

    /// <summary>Units that are not of the kind of their indicator. What rows say is judged when they are read.</summary>
    private async Task<IReadOnlyList<RuleViolation?>> MisfitsAsync(Guid plan, PrefillSourceBody body, string pointer, CancellationToken cancellationToken)
    {
        var indicators = await db.Indicators.AsNoTracking().Where(i => i.PlanId == plan).ToDictionaryAsync(i => i.Code, i => i.Unit, cancellationToken);
        var ofAll = body.UnitAt.StartsWith('=') ? body.UnitAt[1..].Trim() : null;
        var ofOne = body.IndicatorAt.StartsWith('=') && body.CodesOf is null ? body.IndicatorAt[1..].Trim() : null;
        return
        [
            ofAll is null ? null
                : ofOne is not null && indicators.TryGetValue(ofOne, out var own) ? Misfit($"{pointer}/unitAt", ofAll, own)
                : indicators.Values.Any(unit => FigureUnit.CanConvert(ofAll, unit)) ? null
                : new RuleViolation($"{pointer}/unitAt", "unit_unknown", ofAll),
            .. body.Units.Index().Select(u =>
                !indicators.TryGetValue(u.Item.IndicatorCode, out var unit) ? new RuleViolation($"{pointer}/units/{u.Index}/indicatorCode", "unknown_code", u.Item.IndicatorCode)
                : body.Units.Take(u.Index).Any(before => before.IndicatorCode == u.Item.IndicatorCode) ? new RuleViolation($"{pointer}/units/{u.Index}/indicatorCode", "repeated_line", u.Item.IndicatorCode)
                : Misfit($"{pointer}/units/{u.Index}/unit", u.Item.Unit, unit)),
        ];

        static RuleViolation? Misfit(string place, string said, string? unit) => FigureUnit.CanConvert(said, unit) ? null : new RuleViolation(place, "unit_not_convertible", PrefillSource.Way(said, unit));
    }

    /// <summary>What was read by the old words is read anew by the new ones.</summary>
    /// <exception cref="RuleViolationException">There is no such program.</exception>
    public async Task ChangeAsync(PrefillSource source, PrefillSourceBody body, string pointer, CancellationToken cancellationToken)
    {
        var client = body.CodesOf is null ? null : await db.ProgramIdAsync(body.CodesOf, cancellationToken);
        RuleViolationException.ThrowIfAny([body.CodesOf is not null && client is null ? new RuleViolation($"{pointer}/codesOf", "unknown_code", body.CodesOf) : null, .. await MisfitsAsync(source.PlanId, body, pointer, cancellationToken)]);
        (source.Name, source.Address, source.Format, source.ApiClientId) = (body.Name.Trim(), body.Address, body.Format, client);
        (source.RowsAt, source.AreaAt, source.IndicatorAt, source.PeriodAt, source.ValueAt) = (body.RowsAt, body.AreaAt.Trim(), body.IndicatorAt.Trim(), body.PeriodAt.Trim(), body.ValueAt.Trim());
        (source.UnitAt, source.Units) = (body.UnitAt.Trim(), [.. body.Units.Select(u => new PrefillUnit(u.IndicatorCode, u.Unit.Trim()))]);
        (source.Schedule, source.RunAt, source.Paused) = (body.Schedule, body.RunAt, body.Paused);
        (source.Etag, source.ContentHash, source.NextRunAt) = (null, null, PrefillSource.Next(body.Schedule, body.RunAt, clock.Now()));
    }
}
