using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lantu.Api.Data;

/// <summary>
/// Work that is kept or undone as a whole: a transaction or, where one is open already, a savepoint in it. What has not been kept
/// when it is disposed has not happened.
/// </summary>
public sealed class Work : IAsyncDisposable
{
    private const string Savepoint = "work";
    private readonly LantuDbContext db;
    private readonly IDbContextTransaction transaction;
    private readonly bool isInner;
    private bool isKept;

    private Work(LantuDbContext db, IDbContextTransaction transaction, bool isInner)
    {
        (this.db, this.transaction, this.isInner) = (db, transaction, isInner);
        db.InWork |= !isInner;
    }

    public static async Task<Work> BeginAsync(LantuDbContext db, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not { } outer)
        {
            return new Work(db, await db.Database.BeginTransactionAsync(cancellationToken), isInner: false);
        }

        await outer.CreateSavepointAsync(Savepoint, cancellationToken);
        return new Work(db, outer, isInner: true);
    }

    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        await (isInner ? transaction.ReleaseSavepointAsync(Savepoint, cancellationToken) : transaction.CommitAsync(cancellationToken));
        isKept = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!isInner)
        {
            db.InWork = false;
            await transaction.DisposeAsync();
        }
        else if (!isKept && db.Database.GetDbConnection().State == ConnectionState.Open)
        {
            // A savepoint survives being rolled back to; released, it does not hide an outer one of the same name.
            await transaction.RollbackToSavepointAsync(Savepoint);
            await transaction.ReleaseSavepointAsync(Savepoint);
        }
    }
}
