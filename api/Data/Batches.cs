using Npgsql;

namespace Lantu.Api.Data;

/// <summary>Statements of our own, several on one trip.</summary>
internal static class Batches
{
    /// <summary>
    /// Asks them. Of several none is given up once they are under way, whoever has left meanwhile: Npgsql, when it stops a batch of which a statement takes the place of a prepared one, loses count of
    /// what the connection is answered, and fails whoever is asking on it next (docs/decisions/041).
    /// </summary>
    /// <param name="batch">An empty one.</param>
    /// <param name="commands">What it asks.</param>
    /// <param name="hear">Reads the answers, with the token that it may be stopped by.</param>
    /// <param name="cancellationToken">Stops it before it is under way; one statement also while it is.</param>
    public static async Task AskAsync(this NpgsqlBatch batch, IEnumerable<NpgsqlBatchCommand> commands, Func<NpgsqlDataReader, CancellationToken, Task> hear, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var whileUnderWay = batch.BatchCommands.Count > 1 ? CancellationToken.None : cancellationToken;
        await using var reader = await batch.ExecuteReaderAsync(whileUnderWay);
        await hear(reader, whileUnderWay);
    }
}
