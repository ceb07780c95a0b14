using Npgsql;

namespace Lantu.Migrations.DataSets;

/// <summary>
/// Loads org units and plans from JSON files in one transaction: all of it or nothing. Loading again changes only what a newer
/// file changed and no administrator has touched.
/// </summary>
public sealed class DataSetLoader(string connectionString, Action<string> log)
{
    /// <exception cref="DataSetException">A file does not fit its schema, or names something that does not exist.</exception>
    public async Task LoadAsync(string dataFolder, CancellationToken cancellationToken = default)
    {
        var dataSet = new DataSetReader(dataFolder).Read();

        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var table = new ContentTable(connection, log);

        await ExecuteAsync("SET LOCAL lantu.quiet = 'on'");
        foreach (var holiday in dataSet.Holidays)
        {
            await table.InsertAsync("holidays", new() { ["day"] = holiday.Day, ["kind"] = holiday.Kind, ["name"] = holiday.Name }, cancellationToken, "ON CONFLICT DO NOTHING");
        }

        var units = await WriteOrgUnitsAsync(table, dataSet.OrgUnits, cancellationToken);
        foreach (var plan in dataSet.Plans)
        {
            var before = table.Changed;
            await new PlanWriter(table, units, plan).WriteAsync(cancellationToken);
            if (table.Changed > before)
            {
                // One change for whoever follows, not thousands.
                await table.ExecuteAsync(
                    "INSERT INTO changes (kind, plan_id, subject_id, path) SELECT 'planLoaded', id, id, '' FROM plans WHERE code = @code", new() { ["code"] = plan.Plan.Code }, cancellationToken);
            }
        }

        if (table.Changed > 0)
        {
            // Where things stand may follow from what was loaded: it is built anew when it is next asked for.
            await ExecuteAsync("UPDATE standings SET shape = 0 WHERE until IS NULL AND shape <> 0");
        }

        await transaction.CommitAsync(cancellationToken);

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<Dictionary<string, Guid>> WriteOrgUnitsAsync(ContentTable table, List<OrgUnitItem> items, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, Guid>();
        // Parents first, however the file orders them.
        var waiting = new Queue<OrgUnitItem>(items);
        while (waiting.TryDequeue(out var item))
        {
            if (item.ParentCode is not null && !ids.ContainsKey(item.ParentCode))
            {
                waiting.Enqueue(item);
                continue;
            }

            var row = await table.WriteAsync(
                "org_units",
                new() { ["code"] = item.Code },
                new()
                {
                    ["administrative_code"] = item.AdministrativeCode,
                    ["name"] = item.Name,
                    ["short_name"] = item.ShortName,
                    ["kind"] = item.Kind,
                    ["parent_id"] = item.ParentCode is null ? null : ids[item.ParentCode],
                    ["sort_order"] = item.SortOrder,
                    ["tile_column"] = item.Tile?.Column,
                    ["tile_row"] = item.Tile?.Row,
                },
                item,
                cancellationToken);
            ids[item.Code] = row.Id;
        }

        return ids;
    }
}
