using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Lantu.Api.Data;

/// <summary>A submission with what stands beside it when it is answered and checked.</summary>
/// <param name="Submission">Whole, and not tracked by Entity Framework.</param>
/// <param name="Form">What it fills.</param>
/// <param name="Excused">Lines that it does not ask for any more.</param>
/// <param name="Evidence">The lines that have files; null for files of none.</param>
/// <param name="Earlier">What its unit had answered before, as far as the actor may see it.</param>
/// <param name="Names">Of the actor, and of everybody whose name its answer says.</param>
/// <param name="People">Who drafts and approves for its unit today.</param>
public sealed record StoredSubmission(
    Submission Submission, KeptForm Form, IReadOnlyList<SubmissionLine> Excused, IReadOnlyList<int?> Evidence, EarlierAnswers Earlier, IReadOnlyDictionary<Guid, string> Names, ILookup<Role, Guid> People);

/// <summary>
/// Submissions as people fill, read and move them all day, by hand: one trip to read one, which goes with the question who is asking, and one to write it, where Entity Framework takes sixteen and
/// ten times the work (docs/decisions/036). What was read a moment ago is kept, and the first trip only asks whether it holds (037). Within a <see cref="Work"/> of the request it is part of that.
/// </summary>
public sealed class SubmissionStore(LantuDbContext db, NpgsqlDataSource database, ShortTrips trips, FormCatalogue catalogue, KeptSubmissions kept, LocalWrites writes, TimeProvider clock) : IAskedAlong
{
    private (string Plan, Guid Id, Guid UserId, KeptSubmission Kept)? confirmed;
    private SubmissionReading? along;

    /// <summary>What the submission that was found last was made of, for whoever writes it next.</summary>
    private (string Plan, Actor Actor, KeptSubmission Kept)? last;

    KeptQuestion? IAskedAlong.Suppose(HttpContext http, Guid userId) =>
        Asked(http) is var (plan, id) && kept.Of(plan, id, userId) is { } known ? new KeptQuestion(known, known.Question, () => confirmed = (plan, id, userId, known)) : null;

    IReadOnlyList<NpgsqlBatchCommand> IAskedAlong.Ask(HttpContext http, Guid userId)
    {
        if (Asked(http) is not var (plan, id))
        {
            return [];
        }

        along = new SubmissionReading(plan, id, userId, catalogue.Kept);
        return along.Questions(clock.Today());
    }

    Task IAskedAlong.HearAsync(NpgsqlDataReader reader, CancellationToken cancellationToken) => along!.HearAsync(reader, cancellationToken);

    private static (string Plan, Guid Id)? Asked(HttpContext http) =>
        Guid.TryParse((string?)http.Request.RouteValues["submission"], out var id) && http.Request.RouteValues["plan"] is string plan ? (plan, id) : null;

    /// <param name="plan">The plan's code.</param>
    /// <param name="id">The submission.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null where there is none in this plan, or it is not the actor's to see.</returns>
    public async Task<StoredSubmission?> FindAsync(string plan, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var (asked, known) = (along, confirmed);
        // Once: whoever asks again wants to hear what has been changed since.
        (along, confirmed, last) = (null, null, null);
        if (known is { } held && (held.Plan, held.Id, held.UserId) == (plan, id, actor.UserId))
        {
            await DoubtAsync(plan, actor, held.Kept, cancellationToken);
            return await FoundAsync(plan, actor, held.Kept, cancellationToken);
        }

        var since = clock.GetTimestamp();
        asked = asked is not null && asked.Is(plan, id, actor.UserId) ? asked : await ReadAsync(new SubmissionReading(plan, id, actor.UserId, catalogue.Kept), cancellationToken);
        if (asked.Rows is not { } rows)
        {
            return null;
        }

        var shelf = catalogue.Heard(asked.Shelf, asked.Snapshot, asked.IsUntouched);
        return await FoundAsync(plan, actor, new KeptSubmission(rows, asked.Snapshot, shelf, clock.Today(), since), cancellationToken);
    }

    /// <summary>Writes what an act has changed; whoever changed the submission in between has won, and this caller hears it.</summary>
    /// <param name="submission">After the act.</param>
    /// <param name="before">The version it was read at.</param>
    /// <param name="write">What else is written.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StaleVersionException">The row has moved on since it was read.</exception>
    public async Task SaveAsync(Submission submission, long before, SubmissionWrite write, CancellationToken cancellationToken)
    {
        if (await WriteAsync(submission, before, write, cancellationToken) is not { } row)
        {
            throw await db.Submissions.AsNoTracking().Where(s => s.Id == submission.Id).Select(s => (long?)s.Version).SingleOrDefaultAsync(cancellationToken) is { } now
                ? new StaleVersionException(now)
                : new NotFoundException("not_found");
        }

        var found = last is { } held && held.Kept.Rows.Found.Id == submission.Id ? held.Kept : null;
        var heldAt = Count(submission, write, found?.HeldAt);
        if (found is not null)
        {
            last = last!.Value with { Kept = found with { Rows = found.Rows.After(row, submission, write), HeldAt = heldAt } };
            KeepLast();
        }
    }

    /// <returns>The row as it is now; null where it had moved on.</returns>
    private async Task<SubmissionRow?> WriteAsync(Submission submission, long before, SubmissionWrite write, CancellationToken cancellationToken)
    {
        SubmissionRow? row = null;
        try
        {
            // Not a short trip: it may wait for a row that somebody else is writing.
            await AskAsync(database.CreateBatch, [write.On(submission, before)], async (reader, underWay) => row = await reader.ReadAsync(underWay) ? SubmissionRow.At(reader) : null, cancellationToken);
            return row;
        }
        catch
        {
            // Nobody knows whether it was committed.
            writes.Written();
            throw;
        }
    }

    /// <summary>Within a <see cref="Work"/> it is committed with that, and counted then.</summary>
    /// <returns>Since when what was kept of the submission holds, with what was written.</returns>
    private WriteStamp? Count(Submission submission, SubmissionWrite write, WriteStamp? heldAt)
    {
        if (db.InWork)
        {
            return null;
        }

        if (!write.IsOfLinesOnly)
        {
            writes.Written();
            return null;
        }

        var now = writes.Saved(submission.Id, heldAt ?? writes.Stamp(submission.Id));
        return heldAt is null ? null : now;
    }

    private async Task<StoredSubmission?> FoundAsync(string plan, Actor actor, KeptSubmission one, CancellationToken cancellationToken)
    {
        var rows = one.Rows;
        var form = await one.Shelf.FormAsync(db, rows.Found.ReportFormVersionId, cancellationToken);
        var submission = rows.Whole(form, await one.Shelf.UnitAsync(db, rows.Found.OrgUnitId, cancellationToken));
        if (!Visibility.Sees(actor)(submission))
        {
            return null;
        }

        var earlier = one.Earlier ?? rows.Earlier(submission, form, actor);
        last = (plan, actor, one with { Units = [submission.OrgUnitId, submission.AreaId], Earlier = earlier });
        if (one.Earlier is null)
        {
            KeepLast();
        }

        return rows.Beside(submission, form, earlier);
    }

    /// <summary>Of a person: a program asks who it is in another way, and sees less. Within a transaction nothing is known yet that others may hear.</summary>
    private void KeepLast()
    {
        if (!db.InWork && last is (var plan, { Client: null } actor, var one))
        {
            kept.Keep(plan, actor.UserId, one);
        }
    }

    /// <exception cref="InvalidOperationException">What was kept is not what would be read, though the database says that it holds: somebody writes without a touch.</exception>
    private async Task DoubtAsync(string plan, Actor actor, KeptSubmission one, CancellationToken cancellationToken)
    {
        if (!kept.AreDoubted)
        {
            return;
        }

        var read = (await ReadAsync(new SubmissionReading(plan, one.Rows.Found.Id, actor.UserId, one.Shelf), cancellationToken)).Rows;
        // A name that an act has made needless is left in its place.
        var (known, now) = ((one.Rows with { Names = one.Rows.Names.Where(n => read?.Names.ContainsKey(n.Key) == true).ToDictionary() }).ToString(), read?.ToString());
        // Somebody may have written since it was asked.
        var holds = false;
        await AskAsync(trips.CreateBatch, [one.Question()], async (reader, underWay) => holds = await reader.ReadAsync(underWay) && reader.GetBoolean(0), cancellationToken);
        if (holds && known != now)
        {
            throw new InvalidOperationException($"Submission {one.Rows.Found.Id} was kept as\n{known}\nand is\n{now}");
        }
    }

    private async Task<SubmissionReading> ReadAsync(SubmissionReading reading, CancellationToken cancellationToken)
    {
        await AskAsync(trips.CreateBatch, reading.Questions(clock.Today()), reading.HearAsync, cancellationToken);
        return reading;
    }

    /// <param name="outside">What asks where the request is in no <see cref="Work"/>.</param>
    private async Task AskAsync(Func<NpgsqlBatch> outside, IEnumerable<NpgsqlBatchCommand> commands, Func<NpgsqlDataReader, CancellationToken, Task> hear, CancellationToken cancellationToken)
    {
        await using var batch = db.InWork
            ? new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction())
            : outside();
        await batch.AskAsync(commands, hear, cancellationToken);
    }
}
