using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Http;

/// <summary>What every bulk does alike: no row twice, and one that is refused leaves the others be.</summary>
public static class BulkRows
{
    /// <param name="rows">The rows of the request.</param>
    /// <param name="member">Where they stand in its body.</param>
    /// <param name="code">What is said of the second.</param>
    /// <exception cref="RuleViolationException">A row is listed twice.</exception>
    public static void ThrowIfRepeated(IReadOnlyList<BulkRow> rows, string member, string code)
    {
        var seen = new HashSet<Guid>();
        RuleViolationException.ThrowIfAny(rows.Index().Select(row => seen.Add(row.Item.Id) ? null : new RuleViolation($"/{member}/{row.Index}/id", code)));
    }

    /// <returns>Why the act was refused; null when it was done.</returns>
    public static async Task<DomainException?> TryAsync(this LantuDbContext db, Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception refused) when (Problems.RefusalIn(refused) is { } refusal)
        {
            return refusal;
        }
        finally
        {
            // What a refused row would have written must not be saved with the next one.
            db.ChangeTracker.Clear();
        }
    }
}
