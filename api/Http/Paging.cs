using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Lantu.Api.Http;

/// <summary>A page of a list.</summary>
public sealed record Page<T>
{
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Give it back as `cursor` with the same filters to get the next page; null on the last page.</summary>
    public required string? NextCursor { get; init; }
}

/// <summary>What every list takes.</summary>
public interface IPaged
{
    /// <summary>How many items at most, 1 to 500; 50 unless told.</summary>
    int? Limit { get; }

    /// <summary>`nextCursor` of the page before.</summary>
    string? Cursor { get; }
}

/// <summary>
/// Cursors are opaque and belong to the filters they were made with. Inside stands how many items came before, which is exact for
/// lists that only administrators reorder; a list that grows at its head would put its last key there instead.
/// </summary>
public static class Paging
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 500;

    /// <summary>Cuts a page out of a whole ordered list.</summary>
    /// <exception cref="MalformedRequestException">The limit is out of range, or the cursor is not one of this list with these filters.</exception>
    public static Page<T> Cut<T, TQuery>(IEnumerable<T> all, TQuery query)
        where TQuery : class, IPaged
    {
        var (skip, take) = Window(query);
        var items = all.Skip(skip).Take(take + 1).ToList();
        return Close(items, query, skip, take);
    }

    /// <summary>Skip and take for a database query; ask for one more than take, then <see cref="Close"/>.</summary>
    public static (int Skip, int Take) Window<TQuery>(TQuery query)
        where TQuery : class, IPaged
    {
        var take = query.Limit ?? DefaultLimit;
        if (take is < 1 or > MaxLimit)
        {
            throw new MalformedRequestException(StatusCodes.Status400BadRequest, "malformed_request", "?limit", "limit_out_of_range");
        }

        return (Decode(query), take);
    }

    public static Page<T> Close<T, TQuery>(List<T> itemsAndOneMore, TQuery query, int skip, int take)
        where TQuery : class, IPaged => new()
        {
            Items = itemsAndOneMore.Count > take ? itemsAndOneMore[..take] : itemsAndOneMore,
            NextCursor = itemsAndOneMore.Count > take ? Encode(query, skip + take) : null,
        };

    private static string Encode<TQuery>(TQuery query, int skip)
        where TQuery : class, IPaged => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{skip}.{Fingerprint(query)}"));

    private static int Decode<TQuery>(TQuery query)
        where TQuery : class, IPaged
    {
        if (query.Cursor is null)
        {
            return 0;
        }

        try
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(query.Cursor)).Split('.');
            if (parts.Length == 2 && int.TryParse(parts[0], out var skip) && skip > 0 && parts[1] == Fingerprint(query))
            {
                return skip;
            }
        }
        catch (FormatException)
        {
            // Falls through: not one of ours.
        }

        throw new MalformedRequestException(StatusCodes.Status400BadRequest, "malformed_request", "?cursor", "malformed_cursor");
    }

    /// <summary>Stands for the filters and the order, whatever they are: everything in the query but the page itself.</summary>
    private static string Fingerprint<TQuery>(TQuery query)
        where TQuery : class, IPaged
    {
        var members = typeof(TQuery).GetProperties()
            .Where(p => p.Name is not (nameof(IPaged.Limit) or nameof(IPaged.Cursor)))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => JsonSerializer.Serialize(p.GetValue(query), WireFormat.Options));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(typeof(TQuery).FullName + string.Join('|', members))))[..12];
    }
}
