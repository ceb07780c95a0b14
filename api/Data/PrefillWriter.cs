using Lantu.Api.Domain;
using Lantu.Api.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <param name="Source">As it stood when it was asked.</param>
/// <param name="Answer">What it said; null where it failed.</param>
/// <param name="Failure">Why it failed.</param>
public sealed record AskedPrefillSource(PrefillSource Source, PrefillAnswer? Answer, string? Failure);

/// <summary>Runs a source: what it says now takes the place of what it said before, and stays a suggestion.</summary>
public sealed class PrefillWriter(LantuDbContext db, PrefillReading reading, TimeProvider clock)
{
    /// <returns>The run; null when the source is gone.</returns>
    /// <inheritdoc cref="KeepAsync(AskedPrefillSource, Guid?, CancellationToken)"/>
    public async Task<PrefillRun?> RunAsync(Guid sourceId, Guid? userId, CancellationToken cancellationToken) =>
        await AskAsync(sourceId, cancellationToken) is { } asked ? await KeepAsync(asked, userId, cancellationToken) : null;

    /// <summary>Asks, before anything is begun or locked: the source may take its time.</summary>
    /// <returns>Null when the source is gone.</returns>
    public async Task<AskedPrefillSource?> AskAsync(Guid sourceId, CancellationToken cancellationToken)
    {
        if (await db.PrefillSources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId && s.RemovedAt == null, cancellationToken) is not { } source)
        {
            return null;
        }

        var (answer, failure) = await FetchAsync(source, cancellationToken);
        return new AskedPrefillSource(source, answer, failure);
    }

    /// <summary>Keeps what it said.</summary>
    /// <param name="asked">What it said.</param>
    /// <param name="userId">Who asked; null for the clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PrefillRun> KeepAsync(AskedPrefillSource asked, Guid? userId, CancellationToken cancellationToken)
    {
        var id = asked.Source.Id;
        await using var work = await Work.BeginAsync(db, cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM prefill_sources WHERE id = {id} FOR UPDATE", cancellationToken);
        var source = await db.PrefillSources.SingleAsync(s => s.Id == id, cancellationToken);
        await db.Entry(source).ReloadAsync(cancellationToken);
        var (now, wasMended) = (clock.Now(), source.Version != asked.Source.Version);
        var run = wasMended ? Failed("prefill_source_changed") : asked.Failure is { } failure ? Failed(failure) : await KeepAsync(source, asked.Answer!, userId, now, cancellationToken);
        source.NextRunAt = PrefillSource.Next(source.Schedule, source.RunAt, now);
        if (db.Entry(run).State == EntityState.Detached)
        {
            db.PrefillRuns.Add(run);
        }

        await db.SaveChangesAsync(cancellationToken);
        await work.KeepAsync(cancellationToken);
        return run;

        PrefillRun Failed(string code) => new() { Id = Guid.CreateVersion7(), PrefillSourceId = id, At = now, UserId = userId, Outcome = PrefillOutcome.Failed, ProblemCode = code };
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
        var said = rows.Where(r => r.Problem is null).Select(r => (Row: r, Before: live.GetValueOrDefault((r.Unit!.Id, r.Indicator!.Id, r.Row.Period)))).ToList();
        var withdrawn = said.Where(r => r.Row.Value is null).Select(r => r.Before).OfType<PrefillValue>().ToList();
        var changed = said.Where(r => r.Row.Value is { } value && r.Before?.Says(value, r.Row.Said) != true).ToList();
        foreach (var value in changed.Select(r => r.Before).OfType<PrefillValue>().Concat(withdrawn))
        {
            value.SupersededAt = now;
        }

        withdrawn.ForEach(value => value.IsWithdrawn = true);
        var run = new PrefillRun
        {
            Id = id, PrefillSourceId = source.Id, At = now, UserId = userId, Outcome = PrefillOutcome.Read, Bytes = answer.Content!.Length, ContentHash = hash,
            Rows = rows.Count, NewValues = changed.Count, WithdrawnValues = withdrawn.Count, ProblemRows = rows.Count(r => r.Problem is not null), Problems = PrefillReading.ProblemsOf(rows),
        };
        db.PrefillRuns.Add(run);
        // What is superseded goes first: one value alone may be in force for a cell.
        await db.SaveChangesAsync(cancellationToken);
        await db.EndReconciliationsAsync(source.PlanId, withdrawn, ReconciliationEnd.Withdrawn, now, cancellationToken);
        db.PrefillValues.AddRange(changed.Select(r => new PrefillValue
        {
            Id = Guid.CreateVersion7(), PrefillSourceId = source.Id, PrefillRunId = id, OrgUnitId = r.Row.Unit!.Id, IndicatorId = r.Row.Indicator!.Id, Period = r.Row.Row.Period,
            Value = r.Row.Value!.Value, SaidValue = r.Row.Said?.Value, SaidUnit = r.Row.Said?.Unit, FetchedAt = now,
        }));
        (source.Etag, source.ContentHash) = (answer.Etag, hash);
        return run;
    }
}
