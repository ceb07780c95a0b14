using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Npgsql;

namespace Lantu.Api.Features.Dashboard;

/// <summary>
/// What this request reads of the database for the dashboard of a plan: one statement, sent along with the question who is asking, or by itself for a program. While the page
/// that was answered last still holds, the statement says so and reads nothing else.
/// </summary>
public sealed class DashboardReading(NpgsqlDataSource database, DashboardAnswers answers, TimeProvider clock) : IAskedAlong
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private DashboardAnswer? kept;
    private string? plan;
    private DateTimeOffset minute;
    private string? snapshot;
    private (DashboardRows.PlanRow Plan, DashboardRows Rows)? read;

    /// <summary>The day that is judged.</summary>
    public DateOnly Day => Clock.DayOf(minute);

    /// <summary>What is compared with, to the minute: within one, the page follows from what is stored alone.</summary>
    public DateTimeOffset Before => minute - Week;

    IReadOnlyList<NpgsqlBatchCommand> IAskedAlong.Ask(HttpContext http, Guid userId) => [Ask((string)http.Request.RouteValues["plan"]!, RequestLanguage.Of(http))];

    /// <inheritdoc/>
    public async Task HearAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var lines = new List<DashboardRows.Line>();
        while (await reader.ReadAsync(cancellationToken))
        {
            lines.Add(new DashboardRows.Line(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2)));
        }

        snapshot = lines.Single(l => l.Part == "snapshot").Json;
        kept = lines.Any(l => l.Part == "holds") ? kept : null;
        read = DashboardRows.Read(lines);
    }

    /// <returns>The page that was answered last, where it still holds.</returns>
    public async Task<DashboardAnswer?> KeptAsync(string planCode, Language language, CancellationToken cancellationToken)
    {
        if (snapshot is null)
        {
            await AskAloneAsync(Ask(planCode, language), cancellationToken);
        }

        return kept;
    }

    /// <returns>Null where there is no such plan.</returns>
    public async Task<(DashboardRows.PlanRow Plan, DashboardRows Rows)?> RowsAsync(string planCode, CancellationToken cancellationToken)
    {
        if (snapshot is null || kept is not null || plan != planCode)
        {
            await AgainAsync(planCode, cancellationToken);
        }

        return read;
    }

    /// <summary>After something was changed by this request.</summary>
    public async Task<(DashboardRows.PlanRow Plan, DashboardRows Rows)?> AgainAsync(string planCode, CancellationToken cancellationToken)
    {
        (plan, kept, minute) = (planCode, null, MinuteOf(clock.Now()));
        await AskAloneAsync(Command(), cancellationToken);
        return read;
    }

    /// <summary>For whoever asks next.</summary>
    /// <param name="language">Of the page's words.</param>
    /// <param name="body">The page, made of what was read last.</param>
    /// <param name="tag">Its ETag.</param>
    public void Keep(Language language, byte[] body, string tag) => answers.Keep(plan!, language, new DashboardAnswer(snapshot!, minute, body, tag));

    private NpgsqlBatchCommand Ask(string planCode, Language language)
    {
        (plan, minute) = (planCode, MinuteOf(clock.Now()));
        kept = answers.Of(planCode, language, minute);
        return Command();
    }

    private NpgsqlBatchCommand Command() => DashboardSql.Command(plan!, Day, Before, kept?.Snapshot);

    private async Task AskAloneAsync(NpgsqlBatchCommand command, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await HearAsync(reader, cancellationToken);
    }

    private static DateTimeOffset MinuteOf(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));
}
