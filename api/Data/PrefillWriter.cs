using Lantu.Api.Domain;
using Lantu.Api.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>Runs a source: what it says now takes the place of what it said before, and stays a suggestion.</summary>
public sealed class PrefillWriter(LantuDbContext db, PrefillReading reading, TimeProvider clock)
{
    /// <param name="sourceId">Which.</param>
    /// <param name="userId">Who asks; null for the clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The run; null when the source is gone.</returns>
    public async Task<PrefillRun?> RunAsync(Guid sourceId, Guid? userId, CancellationToken cancellationToken)
    {
        if (await db.PrefillSources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId && s.RemovedAt == null, cancellationToken) is not { } asked)
        {
            return null;
        }

        // The source is asked before anything is locked: it may take its time.
        var (answer, failure) = await FetchAsync(asked, cancellationToken);
        await using var work = await Work.BeginAsync(db, cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM prefill_sources WHERE id = {sourceId} FOR UPDATE", cancellationToken);
        var source = await db.PrefillSources.SingleAsync(s => s.Id == sourceId, cancellationToken);
        await db.Entry(source).ReloadAsync(cancellationToken);
        var (now, wasMended) = (clock.Now(), source.Version != asked.Version);
        var run = wasMended ? Failed("prefill_source_changed") : failure is not null ? Failed(failure) : await KeepAsync(source, answer!, userId, now, cancellationToken);
        source.NextRunAt = PrefillSource.Next(source.Schedule, source.RunAt, now);
        if (db.Entry(run).State == EntityState.Detached)
        {
            db.PrefillRuns.Add(run);
        }

        await db.SaveChangesAsync(cancellationToken);
        await work.KeepAsync(cancellationToken);
        return run;

        PrefillRun Failed(string code) => new() { Id = Guid.CreateVersion7(), PrefillSourceId = sourceId, At = now, UserId = userId, Outcome = PrefillOutcome.Failed, ProblemCode = code };
    }

    private async Task<(PrefillAnswer? Answer, string? Failure)> FetchAsync(PrefillSource source, CancellationToken cancellationToken)
    {
        try
        {
            return (await reading.FetchAsync(source.Address, source.Etag, cancellationToken), null);
        }
        catch (PrefillException failed)
        {
            return (null, failed.Message);
        }
    }

    private async Task<PrefillRun> KeepAsync(PrefillSource source, PrefillAnswer answer, Guid? userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        var hash = answer.Content is null ? source.ContentHash : PrefillReading.HashOf(answer.Content);
        if (hash == source.ContentHash)
        {
            source.Etag = answer.Etag;
            return new PrefillRun { Id = id, PrefillSourceId = source.Id, At = now, UserId = userId, Outcome = PrefillOutcome.Unchanged, Bytes = answer.Content?.Length ?? 0, ContentHash = hash };
        }

        IReadOnlyList<JudgedPrefillRow> rows;
        try
        {
            rows = await reading.UnderstandAsync(source, answer.Content!, cancellationToken);
        }
        catch (TableException unreadable)
        {
            return new PrefillRun { Id = id, PrefillSourceId = source.Id, At = now, UserId = userId, Outcome = PrefillOutcome.Failed, ProblemCode = unreadable.Code, Bytes = answer.Content!.Length, ContentHash = hash };
        }

        var live = await db.PrefillValues.Where(v => v.PrefillSourceId == source.Id && v.SupersededAt == null).ToDictionaryAsync(v => (v.OrgUnitId, v.IndicatorId, v.Period), cancellationToken);
        var changed = rows.Where(r => r.Problem is null && live.GetValueOrDefault((r.Unit!.Id, r.Indicator!.Id, r.Row.Period))?.Value != r.Value).ToList();
        foreach (var superseded in changed.Select(r => live.GetValueOrDefault((r.Unit!.Id, r.Indicator!.Id, r.Row.Period))).OfType<PrefillValue>())
        {
            superseded.SupersededAt = now;
        }

        var run = new PrefillRun
        {
            Id = id, PrefillSourceId = source.Id, At = now, UserId = userId, Outcome = PrefillOutcome.Read, Bytes = answer.Content!.Length, ContentHash = hash,
            Rows = rows.Count, NewValues = changed.Count, ProblemRows = rows.Count(r => r.Problem is not null), Problems = PrefillReading.ProblemsOf(rows),
        };
        db.PrefillRuns.Add(run);
        // What is superseded goes first: one value alone may be in force for a cell.
        await db.SaveChangesAsync(cancellationToken);
        db.PrefillValues.AddRange(changed.Select(r => new PrefillValue
        {
            Id = Guid.CreateVersion7(), PrefillSourceId = source.Id, PrefillRunId = id, OrgUnitId = r.Unit!.Id, IndicatorId = r.Indicator!.Id, Period = r.Row.Period, Value = r.Value, FetchedAt = now,
        }));
        (source.Etag, source.ContentHash) = (answer.Etag, hash);
        return run;
    }
}
