using System.Text.Json;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Features.Dashboard;
using Lantu.Api.Http;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Lantu.Load.LimitServer;

/// <summary>
/// One statement and the page made of it. Putting the page together is the product's own code: written a second time it would be held
/// in step for ever. How much that costs, the comparison with the same bytes from memory tells.
/// </summary>
public static class DashboardPage
{
    public static async Task AnswerAsync(HttpContext context, NpgsqlDataSource database, string plan)
    {
        var (today, before) = (TimeProvider.System.Today(), TimeProvider.System.Now() - TimeSpan.FromDays(7));
        await using var command = database.CreateCommand(DashboardSql.Text);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = plan });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = today });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before });
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<DashboardRows.Line>();
        while (await reader.ReadAsync())
        {
            lines.Add(new DashboardRows.Line(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2)));
        }

        var (found, rows) = DashboardRows.Read(lines)!.Value;
        await Server.WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(new DashboardView(found, rows, today, before, Language.Chinese).ToResponse(), WireFormat.Options));
    }
}
