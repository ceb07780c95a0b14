using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Npgsql;

namespace Lantu.Api.Features.Dashboard;

/// <summary>
/// What this request reads of the database for the dashboard of a plan: whether the page that was answered last still holds, or the page; either goes with the question who is asking, or by itself
/// for a program.
/// </summary>
public sealed class DashboardReading(ShortTrips database, DashboardAnswers answers, TimeProvider clock) : IAskedAlong
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private DashboardAnswer? confirmed;
    private bool isSupposed;
    private string? plan;
    private DateTimeOffset minute;
    private string? snapshot;
    private (DashboardRows.PlanRow Plan, DashboardRows Rows)? read;

    /// <summary>The day that is judged.</summary>
    public DateOnly Day => Clock.DayOf(minute);

    /// <summary>What is compared with, to the minute: within one, the page follows from what is stored alone.</summary>
    public DateTimeOffset Before => minute - Week;

    KeptQuestion? IAskedAlong.Suppose(HttpContext http, Guid userId) => Suppose((string)http.Request.RouteValues["plan"]!, RequestLanguage.Of(http));

    IReadOnlyList<NpgsqlBatchCommand> IAskedAlong.Ask(HttpContext http, Guid userId)
    {
        (plan, minute) = ((string)http.Request.RouteValues["plan"]!, MinuteOf(clock.Now()));
        return [Command()];
    }

    /// <inheritdoc/>
    public async Task HearAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var lines = new List<DashboardRows.Line>();
        while (await reader.ReadAsync(cancellationToken))
        {
            lines.Add(new DashboardRows.Line(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2)));
        }

        snapshot = lines.Single(l => l.Part == "snapshot").Json;
        read = DashboardRows.Read(lines);
    }

    /// <returns>The page that was answered last, where it still holds.</returns>
    public async Task<DashboardAnswer?> KeptAsync(string planCode, Language language, CancellationToken cancellationToken)
    {
        // A program was not asked along.
        if (snapshot is null && !isSupposed && Suppose(planCode, language) is { } question)
        {
            await AskAloneAsync(question.Command(), async (reader, underWay) =>
            {
                if (await reader.ReadAsync(underWay) && reader.GetBoolean(0))
                {
                    question.Confirm();
                }
            }, cancellationToken);
        }

        return confirmed;
    }

    /// <returns>Null where there is no such plan.</returns>
    public async Task<(DashboardRows.PlanRow Plan, DashboardRows Rows)?> RowsAsync(string planCode, CancellationToken cancellationToken)
    {
        if (snapshot is null || plan != planCode)
        {
            await AgainAsync(planCode, cancellationToken);
        }

        return read;
    }

    /// <summary>After something was changed by this request.</summary>
    public async Task<(DashboardRows.PlanRow Plan, DashboardRows Rows)?> AgainAsync(string planCode, CancellationToken cancellationToken)
    {
        (plan, minute) = (planCode, MinuteOf(clock.Now()));
        await AskAloneAsync(Command(), HearAsync, cancellationToken);
        return read;
    }

    /// <summary>For whoever asks next.</summary>
    /// <param name="language">Of the page's words.</param>
    /// <param name="body">The page, made of what was read last.</param>
    /// <param name="tag">Its ETag.</param>
    public void Keep(Language language, byte[] body, string tag) => answers.Keep(plan!, language, new DashboardAnswer(snapshot!, minute, body, tag));

    private KeptQuestion? Suppose(string planCode, Language language)
    {
        isSupposed = true;
        return answers.Of(planCode, language, MinuteOf(clock.Now())) is { } kept ? new KeptQuestion(kept, () => DashboardSql.Holds(planCode, kept.Snapshot), () => confirmed = kept) : null;
    }

    private NpgsqlBatchCommand Command() => DashboardSql.Command(plan!, Day, Before);

    private async Task AskAloneAsync(NpgsqlBatchCommand command, Func<NpgsqlDataReader, CancellationToken, Task> hear, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        await batch.AskAsync([command], hear, cancellationToken);
    }

    private static DateTimeOffset MinuteOf(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));
}
