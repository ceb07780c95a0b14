using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Lantu.Api.Data;

/// <param name="Content">Null: the same as before (304).</param>
/// <param name="Etag">As the source gave it.</param>
public sealed record PrefillAnswer(byte[]? Content, string? Etag);

/// <param name="Row">As it stands in the answer.</param>
/// <param name="Unit">Whose figure it is; null where the row does not say.</param>
/// <param name="Indicator">Of which indicator.</param>
/// <param name="Value">The figure in the indicator's unit; null where the source says that there is none.</param>
/// <param name="Said">As the source gave it, and in which unit; null where it has stated none.</param>
/// <param name="Problem">Member, code and value; null where there is none.</param>
public sealed record JudgedPrefillRow(PrefillRow Row, OrgUnit? Unit, Indicator? Indicator, decimal? Value, (decimal Value, string Unit)? Said, (string Member, string Code, string Detail)? Problem);

/// <summary>The source gave nothing that can be read; the code has its words among the problem texts.</summary>
public sealed class PrefillException(string code) : Exception(code);

/// <summary>Asks sources and understands their answers. Nothing is kept here.</summary>
public sealed class PrefillReading(LantuDbContext db, OutsideClient outside)
{
    public const int MostBytes = 10 * 1024 * 1024;

    /// <exception cref="PrefillException">No answer, another than 200 or 304, or too long a one.</exception>
    public async Task<PrefillAnswer> FetchAsync(string address, string? etag, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (etag is not null)
            {
                request.Headers.TryAddWithoutValidation(HeaderNames.IfNoneMatch, etag);
            }

            using var response = await outside.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotModified && etag is not null)
            {
                return new PrefillAnswer(null, etag);
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new PrefillException("prefill_source_refuses");
            }

            var tag = response.Headers.ETag?.ToString();
            return new PrefillAnswer(await ReadAsync(response.Content, cancellationToken), tag is { Length: <= 200 } ? tag : null);
        }
        catch (Exception lost) when (lost.GetBaseException() is AddressNotAllowedException)
        {
            throw new PrefillException("url_not_allowed");
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException || (lost is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new PrefillException("prefill_source_silent");
        }
    }

    /// <summary>The client's half minute ends with the headers; this one is for the rest.</summary>
    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        await using var stream = await content.ReadAsStreamAsync(patience.Token);
        return await Bytes.ReadAsync(stream, MostBytes, patience.Token) ?? throw new PrefillException("prefill_answer_too_long");
    }

    /// <exception cref="TableException">The answer has another shape than was said.</exception>
    public async Task<IReadOnlyList<JudgedPrefillRow>> UnderstandAsync(PrefillSource source, byte[] content, CancellationToken cancellationToken)
    {
        var rows = PrefillTable.Read(content, source.Format, source.Mapping);
        var units = await db.OrgUnits.AsNoTracking().Where(u => u.Kind != OrgUnitKind.Department).ToDictionaryAsync(u => u.Code, cancellationToken);
        var indicators = await db.Indicators.AsNoTracking().Where(i => i.PlanId == source.PlanId).ToDictionaryAsync(i => i.Code, cancellationToken);
        var own = source.ApiClientId is not { } client ? null : await db.ClientCodes.AsNoTracking().Where(c => c.ApiClientId == client && (c.PlanId == null || c.PlanId == source.PlanId))
            .Select(c => new { c.Kind, c.OwnCode, Code = c.OrgUnit!.Code ?? c.Indicator!.Code }).ToListAsync(cancellationToken);
        var ofUnits = own?.Where(c => c.Kind == CodeKind.OrgUnit).ToDictionary(c => c.OwnCode, c => c.Code);
        var ofIndicators = own?.Where(c => c.Kind == CodeKind.Indicator).ToDictionary(c => c.OwnCode, c => c.Code);
        var seen = new HashSet<(Guid, Guid, string)>();
        return [.. rows.Select(Judge)];

        JudgedPrefillRow Judge(PrefillRow row)
        {
            var unit = Find(units, ofUnits, row.Area);
            var indicator = Find(indicators, ofIndicators, row.Indicator);
            var isWithdrawn = row.Value is { Length: 0 };
            var isFigure = FigureText.TryRead(row.Value ?? "", out var figure);
            // What the source has not stated is the indicator's own.
            var stated = indicator is null ? null : source.UnitOf(indicator, row.Unit);
            var inUnit = indicator is null ? null : stated ?? indicator.Unit;
            decimal? value = isWithdrawn || !isFigure ? null : FigureUnit.Convert(figure, inUnit, indicator?.Unit);
            (string, string, string)? problem =
                unit is null ? ("area", own is null ? "unknown_org_unit" : "unknown_own_code", row.Area)
                : indicator is null ? ("indicator", own is null ? "unknown_line" : "unknown_own_code", row.Indicator)
                : !Period.TryParse(row.Period, out _) ? ("period", "malformed_period", row.Period)
                : !isWithdrawn && !isFigure ? ("value", "not_a_figure", row.Value ?? "")
                : !isWithdrawn && FigureText.IsPercent(row.Value!) && !FigureUnit.Same(inUnit, "%") ? ("value", "percent_not_taken", inUnit ?? "")
                : Math.Abs(figure) >= Figures.Limit || value is >= Figures.Limit or <= -Figures.Limit ? ("value", "figure_out_of_range", row.Value!)
                : Figures.SignificantDigits(figure) > Figures.MaxDigits ? ("value", "too_many_digits", row.Value!)
                : !isWithdrawn && value is null ? ("unit", "unit_not_convertible", PrefillSource.Way(inUnit, indicator.Unit))
                : !seen.Add((unit.Id, indicator.Id, row.Period)) ? ("value", "repeated_line", $"{row.Area} {row.Indicator} {row.Period}")
                : null;
            return new JudgedPrefillRow(row, unit, indicator, value, stated is { Length: > 0 } ? (figure, stated) : null, problem);
        }

        // Where a source speaks own codes, ours mean nothing in it.
        static T? Find<T>(Dictionary<string, T> things, Dictionary<string, string>? ours, string said)
            where T : class => ours is null ? things.GetValueOrDefault(said) : ours.TryGetValue(said, out var code) ? things.GetValueOrDefault(code) : null;
    }

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The first hundred, as a run keeps them.</summary>
    public static string ProblemsOf(IEnumerable<JudgedPrefillRow> rows) =>
        JsonSerializer.Serialize(rows.Where(r => r.Problem is not null).Take(100).Select(r => new KeptPrefillProblem(r.Row.No, r.Problem!.Value.Member, r.Problem.Value.Code, r.Problem.Value.Detail)));
}

/// <summary>What was wrong with a row.</summary>
public sealed record KeptPrefillProblem(int No, string Member, string Code, string Detail);
