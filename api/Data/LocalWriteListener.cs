using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lantu.Api.Data;

/// <summary>
/// Tells <see cref="LocalWrites"/> of all that Entity Framework commits, also of what it cannot know to have been committed. A statement that is asked for rows and writes outside of a transaction is
/// not heard (of which there are two that claim work of a job): nothing that is kept may follow from it.
/// </summary>
public sealed class LocalWriteListener(LocalWrites writes) : DbCommandInterceptor, ISaveChangesInterceptor, IDbTransactionInterceptor
{
    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) => Heard(result);

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) => new(Heard(result));

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => writes.Written();

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) => HeardAsync();

    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) => writes.Written();

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default) => HeardAsync();

    public int SavedChanges(SaveChangesCompletedEventData eventData, int result) => Heard(result);

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) => new(Heard(result));

    public void SaveChangesFailed(DbContextErrorEventData eventData) => writes.Written();

    public Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default) => HeardAsync();

    public void SaveChangesCanceled(DbContextEventData eventData) => writes.Written();

    public Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default) => HeardAsync();

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => writes.Written();

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => HeardAsync();

    public void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) => writes.Written();

    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default) => HeardAsync();

    private int Heard(int result)
    {
        writes.Written();
        return result;
    }

    private Task HeardAsync()
    {
        writes.Written();
        return Task.CompletedTask;
    }
}
