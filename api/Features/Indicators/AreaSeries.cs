using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Npgsql;

namespace Lantu.Api.Features.Indicators;

/// <summary>
/// All figures of one indicator in one area with the acts that made them final: what an area's page and its integrations read all day. Two statements by hand, which go
/// with the question who is asking, or by themselves for a program.
/// </summary>
public sealed class AreaSeries(ShortTrips database) : IAskedAlong
{
    private (string Plan, string Indicator, string Area)? asked;

    /// <summary>Null where there is no such indicator or area.</summary>
    private OrgUnitRef? unit;

    public IReadOnlyList<SeriesFigure> All { get; private set; } = [];

    /// <summary>Of the submissions behind the figures.</summary>
    public IReadOnlyList<FigureAct> ActsBehind { get; private set; } = [];

    IReadOnlyList<NpgsqlBatchCommand> IAskedAlong.Ask(HttpContext http, Guid userId)
    {
        if (http.Request.Query["orgUnit"] is not [{ Length: > 0 } area])
        {
            return [];
        }

        asked = ((string)http.Request.RouteValues["plan"]!, (string)http.Request.RouteValues["indicator"]!, area);
        return Commands();
    }

    /// <inheritdoc/>
    public async Task HearAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var figures = new List<SeriesFigure>();
        while (await reader.ReadAsync(cancellationToken))
        {
            unit ??= UnitAt(reader, 0);
            if (!reader.IsDBNull(4))
            {
                figures.Add(new SeriesFigure(
                    reader.GetGuid(4), unit, reader.GetString(5), reader.GetInt32(6), reader.MaybeAt<decimal>(7), reader.TextAt(8),
                    reader.WordAt<ObservationSource>(9), reader.GetFieldValue<DateTimeOffset>(10), reader.MaybeAt<Guid>(11)));
            }
        }

        var acts = new List<FigureAct>();
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            acts.Add(new FigureAct(
                reader.GetGuid(0), reader.WordAt<SubmissionAction>(1), reader.WordAt<SubmissionStep>(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4),
                reader.TextAt(5), reader.TextAt(6), UnitAt(reader, 7)));
        }

        (All, ActsBehind) = (figures, acts);
    }

    /// <exception cref="NotFoundException">There is no such indicator, or it has no such area.</exception>
    public async Task ReadAsync(string plan, string indicator, string area, CancellationToken cancellationToken)
    {
        if (asked != (plan, indicator, area))
        {
            asked = (plan, indicator, area);
            await using var batch = database.CreateBatch();
            await batch.AskAsync(Commands(), HearAsync, cancellationToken);
        }

        if (unit is null)
        {
            throw new NotFoundException("not_found");
        }
    }

    private NpgsqlBatchCommand[] Commands() => [Command(AreaSeriesSql.Figures), Command(AreaSeriesSql.Acts)];

    private NpgsqlBatchCommand Command(string sql) => new(sql) { Parameters = { Text(asked!.Value.Plan), Text(asked.Value.Indicator), Text(asked.Value.Area) } };

    private static NpgsqlParameter Text(string value) => new NpgsqlParameter<string> { TypedValue = value };

    private static OrgUnitRef UnitAt(NpgsqlDataReader reader, int column) => new()
    {
        Code = reader.GetString(column),
        Name = reader.GetString(column + 1),
        ShortName = reader.GetString(column + 2),
        Kind = reader.WordAt<OrgUnitKind>(column + 3),
    };
}
