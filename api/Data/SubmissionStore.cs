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
/// <param name="People">Who drafts and approves for its unit today; nobody where that was not asked.</param>
public sealed record StoredSubmission(
    Submission Submission, KeptForm Form, IReadOnlyList<SubmissionLine> Excused, IReadOnlyList<int?> Evidence, EarlierAnswers Earlier, IReadOnlyDictionary<Guid, string> Names, ILookup<Role, Guid> People);

/// <summary>
/// Submissions as people fill, read and move them all day, by hand: one trip to read one, which goes with the question who is asking, and one to write it, where Entity Framework takes sixteen and
/// ten times the work (docs/decisions/036). Within a <see cref="Work"/> of the request it is part of that.
/// </summary>
public sealed class SubmissionStore(LantuDbContext db, NpgsqlDataSource database, FormCatalogue catalogue, TimeProvider clock) : IAskedAlong
{
    private Asked? along;

    IReadOnlyList<NpgsqlBatchCommand> IAskedAlong.Ask(HttpContext http, Guid userId)
    {
        if (!Guid.TryParse((string?)http.Request.RouteValues["submission"], out var id) || http.Request.RouteValues["plan"] is not string plan)
        {
            return [];
        }

        along = new Asked(plan, id, userId, catalogue.Kept, new SubmissionRows(withPeople: HttpMethods.IsPost(http.Request.Method)));
        return along.Commands(clock.Today());
    }

    Task IAskedAlong.HearAsync(NpgsqlDataReader reader, CancellationToken cancellationToken) => along!.Rows.ReadAsync(reader, along.Id, cancellationToken);

    /// <param name="plan">The plan's code.</param>
    /// <param name="id">The submission.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="toMove">It is read to be moved: then whom that is told is read too.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null where there is none in this plan, or it is not the actor's to see.</returns>
    public async Task<StoredSubmission?> FindAsync(string plan, Guid id, Actor actor, bool toMove, CancellationToken cancellationToken)
    {
        var asked = along is { } already && already.Is(plan, id, actor, toMove) ? already : await AskAsync(new Asked(plan, id, actor.UserId, catalogue.Kept, new SubmissionRows(toMove)), cancellationToken);
        // Once: whoever asks again wants to hear what has been changed since.
        along = null;
        var rows = asked.Rows;
        if (rows.Found is not { } found)
        {
            return null;
        }

        var shelf = catalogue.Heard(asked.Kept, rows.Snapshot, rows.IsUntouched);
        var form = await shelf.FormAsync(db, found.ReportFormVersionId, cancellationToken);
        var submission = rows.Whole(form, await shelf.UnitAsync(db, found.OrgUnitId, cancellationToken));
        return Visibility.Sees(actor)(submission) ? rows.Beside(submission, form, actor) : null;
    }

    /// <summary>Writes what an act has changed; whoever changed the submission in between has won, and this caller hears it.</summary>
    /// <param name="submission">After the act.</param>
    /// <param name="before">The version it was read at.</param>
    /// <param name="write">What else is written.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StaleVersionException">The row has moved on since it was read.</exception>
    public async Task SaveAsync(Submission submission, long before, SubmissionWrite write, CancellationToken cancellationToken)
    {
        var isHeld = false;
        await AskAsync([write.On(submission, before)], async reader => isHeld = await reader.ReadAsync(cancellationToken), cancellationToken);
        if (!isHeld)
        {
            throw await db.Submissions.AsNoTracking().Where(s => s.Id == submission.Id).Select(s => (long?)s.Version).SingleOrDefaultAsync(cancellationToken) is { } now
                ? new StaleVersionException(now)
                : new NotFoundException("not_found");
        }
    }

    private async Task<Asked> AskAsync(Asked asked, CancellationToken cancellationToken)
    {
        await AskAsync(asked.Commands(clock.Today()), reader => asked.Rows.ReadAsync(reader, asked.Id, cancellationToken), cancellationToken);
        return asked;
    }

    private async Task AskAsync(IEnumerable<NpgsqlBatchCommand> commands, Func<NpgsqlDataReader, Task> hear, CancellationToken cancellationToken)
    {
        await using var batch = db.InWork
            ? new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction())
            : database.CreateBatch();
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await hear(reader);
    }

    /// <param name="Plan">The plan's code.</param>
    /// <param name="Id">The submission.</param>
    /// <param name="UserId">Who asks.</param>
    /// <param name="Kept">What of the catalogue was kept when it was asked.</param>
    /// <param name="Rows">The answer.</param>
    private sealed record Asked(string Plan, Guid Id, Guid UserId, FormCatalogue.Shelf Kept, SubmissionRows Rows)
    {
        public IReadOnlyList<NpgsqlBatchCommand> Commands(DateOnly today) => [.. Rows.Questions(Plan, Id, UserId, Kept.Snapshot, today)];

        public bool Is(string plan, Guid id, Actor actor, bool toMove) => (Plan, Id, UserId) == (plan, id, actor.UserId) && (Rows.WithPeople || !toMove);
    }
}
